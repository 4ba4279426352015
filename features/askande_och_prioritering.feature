# language: sv
Egenskap: Äskande och prioritering
  Nämnderna äskar och stadskontoret prioriterar innan kommunstyrelsen fördelar. Hur det går till
  skiljer sig mellan åren.

  Regel: R15 Regelverket väljs per pott och år: 2022 fördelades före nämndernas beslut, 2023 och 2024 efter ansökan.

    @R15 @godtas @STK-2018-1233
    Scenario: Potten för 2022 läggs upp med regelverket för 2022
      När potten SOC-2022 läggs upp med statsbidrag och
        | regelverk | malmo-2022 |
      Så godtas det

    @R15 @avvisas @STK-2018-1233 @STK-2023-490
    Scenario: Regelverket för 2022 gäller inte potten för 2023
      När potten SOC-2023 läggs upp med statsbidrag och
        | regelverk | malmo-2022 |
      Så avvisas det enligt R15 med "regelverket malmo-2022 hör inte till bidragsåret 2023"
      Och antalet händelser är oförändrat

    @R15 @godtas @STK-2018-1233
    Scenario: 2022 fördelas medlen utan ansökningsomgång
      Givet potten SOC-2022 med statsbidrag och
        | regelverk | malmo-2022 |
      Och att 19 700 000 kr är rekvirerade
      När kommunstyrelsen fördelar 3 100 000 kr enligt uppställningen, prioriterat efter "gemensamma insatser"
        | nämnd         | belopp    |
        | Kulturnämnden | 3 100 000 |
      Så är 3 100 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

    @R15 @godtas @egen-praxis
    Scenario: 2023 fördelas medlen till den nämnd som har äskat
      Givet potten SOC-2023 med statsbidrag och
        | regelverk | malmo-2023 |
      Och att 22 200 700 kr är rekvirerade
      Och att funktionsstödsnämnden äskat 3 500 000 kr
      När kommunstyrelsen fördelar 3 000 000 kr enligt uppställningen, prioriterat efter "tydlig effekt för barn och unga i utsatta områden"
        | nämnd                 | belopp    |
        | Funktionsstödsnämnden | 3 000 000 |
      Så är 3 000 000 kr fördelat till funktionsstödsnämnden
      Och är ingen avvikelse öppen

    @R15 @godtas @avvikelse @egen-praxis
    Scenario: 2023 får en nämnd medel som den inte har äskat
      Givet potten SOC-2023 med statsbidrag och
        | regelverk | malmo-2023 |
      Och att 22 200 700 kr är rekvirerade
      Och att funktionsstödsnämnden äskat 3 500 000 kr
      När stadskontoret föreslår att 3 000 000 kr fördelas, prioriterat efter "bidrag till områdeslyft"
        | nämnd                 | belopp    |
        | Funktionsstödsnämnden | 2 600 000 |
        | Servicenämnden        | 400 000   |
      Så läser avvikelsen R15 "fördelningsförslag till SEN, som inte har äskat" mot "enligt malmo-2023 fördelas medlen efter ansökan"

    @R15 @R57 @godtas @egen-praxis
    Scenario: Uppställningen blir känd senare, och nämnden har äskat för båda potterna
      Givet potten SOC-2023 med statsbidrag och
        | regelverk | malmo-2023 |
      Och att 22 200 700 kr är rekvirerade
      Och potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      Och att kommunstyrelsen fördelat 15 000 000 kr utan uppställning ur KS-2023
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd          | belopp  |
        | Servicenämnden | 600 000 |
      Så är 600 000 kr fördelat till Servicenämnden
      Och är avvikelsen R15 inte öppen

    @R15 @R11 @R17 @godtas @aterrapportering-2024 @egen-praxis
    Scenario: 2024 fördelas medlen efter ansökan och fyra kriterier
      Givet potten KS-2024 med KS anslag och
        | regelverk | malmo-2024 |
        | kriterier | förstärkning av pågående arbete; fokus på barn och unga; samarbete; tydlig motivering |
      Och att 8 500 000 kr är avsatta
      Och att kulturnämnden äskat 1 500 000 kr ur KS-2024
      När kommunstyrelsen fördelar 1 200 000 kr enligt uppställningen, prioriterat efter "de fyra kriterierna" ur KS-2024
        | nämnd         | belopp    | kriterium  |
        | Kulturnämnden | 1 200 000 | samarbete  |
      Så är 1 200 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

    @R15 @R11 @R17 @godtas @avvikelse @aterrapportering-2024 @egen-praxis
    Scenario: 2024 syns den rad som varken är ansökt, motiverad eller möter något av de fyra kriterierna
      Givet potten KS-2024 med KS anslag och
        | regelverk | malmo-2024 |
        | kriterier | förstärkning av pågående arbete; fokus på barn och unga; samarbete; tydlig motivering |
      Och att 8 500 000 kr är avsatta
      När kommunstyrelsen fördelar 1 200 000 kr enligt uppställningen ur KS-2024
        | nämnd         | belopp    | kriterium |
        | Kulturnämnden | 1 200 000 | trivsel   |
      Så läser avvikelsen R15 "fördelning till KUN, som inte har äskat" mot "enligt malmo-2024 fördelas medlen efter ansökan"
      Och läser avvikelsen R11 "rader utan kriterium: KUN" mot "pottens kriterier är: förstärkning av pågående arbete; fokus på barn och unga; samarbete; tydlig motivering"
      Och läser avvikelsen R17 "fördelning utan prioriteringsgrunder" mot "en prioritering motiveras med grunder"
      Och är 1 200 000 kr fördelat till kulturnämnden

    @R15 @godtas @egen-praxis
    Scenario: En omgång gäller båda potterna: den som har äskat för båda får ur den ena
      Givet potten SOC-2023 med statsbidrag
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      När kommunstyrelsen fördelar 400 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd          | belopp  |
        | Servicenämnden | 400 000 |
      Så är 400 000 kr fördelat till Servicenämnden
      Och är ingen avvikelse öppen

    @R15 @godtas @avvikelse @egen-praxis
    Scenario: Ett rättat äskande gäller ingen av potterna
      Givet potten SOC-2023 med statsbidrag
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      Och att stadskontoret rättat äskandet ur SOC-2023
      När kommunstyrelsen fördelar 400 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd          | belopp  |
        | Servicenämnden | 400 000 |
      Så läser avvikelsen R15 "fördelning till SEN, som inte har äskat" mot "enligt malmo-2023 fördelas medlen efter ansökan"

  Regel: R12 Fysiska åtgärder på byggnader och lokaler hör till budgetprocessen och sorteras bort.

    Bakgrund:
      Givet potten KS-2022 med KS anslag och
        | regelverk | malmo-2022 |
      Och att 15 000 000 kr är avsatta

    @R12 @godtas @STK-2018-1233
    Scenario: Tekniska nämnden äskar medel för en insats som inte är fysisk
      När tekniska nämnden äskar 2 030 000 kr för "trygghetsvandringar"
      Så är 2 030 000 kr äskat av tekniska nämnden
      Och är ingen avvikelse öppen

    @R12 @godtas @avvikelse @STK-2018-1233
    Scenario: Ombyggnad av lokal hänvisas till budgetprocessen
      När tekniska nämnden äskar medel för "ombyggnad av lokal", en fysisk åtgärd ur KS-2022
      Så läser avvikelsen R12 "ombyggnad av lokal är en fysisk åtgärd" mot "hänvisas till budgetprocessen"
      Och är avvikelsen R12 öppen

    @R12 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: En fysisk åtgärd syns också i fördelningen
      När kommunstyrelsen fördelar 2 030 000 kr enligt uppställningen, prioriterat efter "gemensamma insatser"
        | nämnd            | belopp    | insats              | fysisk |
        | Tekniska nämnden | 1 630 000 | trygghetsvandringar | nej    |
        | Tekniska nämnden | 400 000   | ombyggnad av lokal  | ja     |
      Så är 2 030 000 kr fördelat till tekniska nämnden
      Och läser avvikelsen R12 "ombyggnad av lokal är en fysisk åtgärd" mot "hänvisas till budgetprocessen"

    @R15 @godtas @egen-praxis
    Scenario: Sorteringen gällde 2022 och inte 2023
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden äskat 400 000 kr för "ombyggnad av lokal", en fysisk åtgärd
      När kommunstyrelsen fördelar 400 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft"
        | nämnd            | belopp  | insats             | fysisk |
        | Tekniska nämnden | 400 000 | ombyggnad av lokal | ja     |
      Så är 400 000 kr fördelat till tekniska nämnden
      Och är ingen avvikelse öppen

  Regel: R14 Ett äskande är beslutat av nämnden senast den dag som satts ut; annars är det preliminärt eller försenat.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag och
        | äskas senast | 2023-04-28 |

    @R14 @godtas @STK-2023-490
    Abstrakt Scenario: Äskandets beslutsdatum, i tid: <nämnd> den <datum>
      När <nämnd> äskar medel den <datum> enligt beslut § <paragraf>
      Så godtas det
      Och är avvikelsen R14 inte öppen

      Exempel:
        | nämnd                            | datum      | paragraf |
        | Miljönämnden                     | 2023-04-25 | 77       |
        | Hälsa-, vård- och omsorgsnämnden | 2023-04-28 | 56       |

    @R14 @godtas @avvikelse @STK-2023-490
    Scenario: Äskandets beslutsdatum, försenat: funktionsstödsnämnden beslutar den 22 maj
      När funktionsstödsnämnden äskar medel den 2023-05-22 enligt beslut § 61
      Så läser avvikelsen R14 "äskandet från FSN är försenat: beslutat 2023-05-22" mot "nämnden beslutar senast 2023-04-28"

    @R14 @godtas @avvikelse @STK-2023-490
    Scenario: Förvaltningen har aviserat ett äskande som nämnden inte har beslutat
      När funktionsstödsförvaltningen äskar 3 500 000 kr under 2023
      Så läser avvikelsen R14 "äskandet från FSN är preliminärt: nämnden har inte beslutat" mot "nämnden beslutar senast 2023-04-28"
      Och är 3 500 000 kr äskat av funktionsstödsnämnden

    @R14 @godtas @avvikelse @egen-praxis
    Scenario: Nämndens beslut träder i stället för det som förvaltningen aviserat
      Givet att Servicenämnden äskat 600 000 kr den 2023-04-28
      När Servicenämnden äskar 600 000 kr den 2023-05-23 enligt beslut § 12
      Så är 600 000 kr äskat av Servicenämnden
      Och läser avvikelsen R14 "äskandet från SEN är försenat: beslutat 2023-05-23" mot "nämnden beslutar senast 2023-04-28"

    @R14 @godtas @avvikelse @egen-praxis
    Scenario: Bara månaden för beslutet är känd
      När Servicenämnden äskar medel den 2023-04-28 enligt beslut den 2023-04 § 12
      Så läser avvikelsen R14 "äskandet från SEN är beslutat 2023-04" mot "nämnden beslutar senast 2023-04-28"

    @R14 @R6 @godtas @KL
    Scenario: Nämnden har delegerat till ett utskott att besluta om äskandet
      Givet att organet "Servicenämndens utskott" registrerats som utskott SENAU under Servicenämnden
      När Servicenämnden äskar 400 000 kr den 2023-04-25 enligt beslut av SENAU den 2023-04-25 § 12 i STK-0000-1 på delegation av Servicenämnden till utskottet, som ska anmälas
      Så är 400 000 kr äskat av Servicenämnden
      Och är ingen avvikelse öppen

    @R14 @godtas @avvikelse @egen-praxis
    Scenario: Dagen efter den sista dagen är för sent
      När Servicenämnden äskar medel den 2023-04-29 enligt beslut § 12
      Så läser avvikelsen R14 "äskandet från SEN är försenat: beslutat 2023-04-29" mot "nämnden beslutar senast 2023-04-28"

    @R14 @godtas @egen-praxis
    Scenario: Utan utsatt dag är ingen sen
      Givet potten SOC-2022 med statsbidrag
      När Servicenämnden äskar 600 000 kr den 2022-05-22
      Så är ingen avvikelse öppen

  Regel: R16 När äskandena överstiger medlen får alla sökande en del och ingen allt.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag och
        | regelverk | malmo-2023 |
      Och att 22 200 700 kr är rekvirerade
      Och att funktionsstödsnämnden äskat 3 500 000 kr
      Och att arbetsmarknads- och socialnämnden äskat 41 000 000 kr

    @R16 @godtas @egen-praxis
    Scenario: Alla får en del och ingen allt
      När stadskontoret föreslår att 22 200 700 kr fördelas, prioriterat efter "tydlig effekt för barn och unga i utsatta områden"
        | nämnd                             | belopp     |
        | Funktionsstödsnämnden             | 3 499 999  |
        | Arbetsmarknads- och socialnämnden | 18 700 701 |
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R16 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd får allt som den har äskat
      När stadskontoret föreslår att 22 200 700 kr fördelas, prioriterat efter "tydlig effekt för barn och unga i utsatta områden"
        | nämnd                             | belopp     |
        | Funktionsstödsnämnden             | 3 500 000  |
        | Arbetsmarknads- och socialnämnden | 18 700 700 |
      Så läser avvikelsen R16 "FSN äskar 3 500 000 kr och får 3 500 000 kr" mot "ärendet anger att alla får en del och ingen får allt"

    @R16 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd som har äskat får ingenting
      När kommunstyrelsen fördelar 22 200 700 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft"
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 22 200 700 |
      Så är 0 kr ofördelat
      Och läser avvikelsen R16 "FSN äskar 3 500 000 kr och får 0 kr" mot "ärendet anger att alla får en del och ingen får allt"

    @R16 @godtas @egen-praxis
    Scenario: Det som en nämnd fått i ett tidigare beslut räknas med
      Givet att kommunstyrelsen fördelat 3 000 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft"
        | nämnd                             | belopp    |
        | Funktionsstödsnämnden             | 2 000 000 |
        | Arbetsmarknads- och socialnämnden | 1 000 000 |
      När kommunstyrelsen fördelar 19 200 700 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft"
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 19 200 700 |
      Så är 0 kr ofördelat
      Och är ingen avvikelse öppen

    @R16 @godtas @avvikelse @egen-praxis
    Scenario: Beslutets uppställning blir känd, och en nämnd får allt som den har äskat
      Givet att kommunstyrelsen fördelat en okänd summa utan uppställning
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd                             | belopp     |
        | Funktionsstödsnämnden             | 3 500 000  |
        | Arbetsmarknads- och socialnämnden | 18 700 700 |
      Så läser avvikelsen R16 "FSN äskar 3 500 000 kr och får 3 500 000 kr" mot "ärendet anger att alla får en del och ingen får allt"

    @R16 @godtas @avvikelse @egen-praxis
    Scenario: Det sista beloppet blir känt, och en nämnd som fick sitt före det fick allt
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd                             | belopp |
        | Funktionsstödsnämnden             | okänt  |
        | Arbetsmarknads- och socialnämnden | okänt  |
      Och att stadskontoret kompletterat fördelningen med raderna
        | nämnd                 | belopp    |
        | Funktionsstödsnämnden | 3 500 000 |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 18 700 700 |
      Så läser avvikelsen R16 "FSN äskar 3 500 000 kr och får 3 500 000 kr" mot "ärendet anger att alla får en del och ingen får allt"

    @R16 @godtas @egen-praxis
    Scenario: Så länge ett belopp inte är känt vet ingen vad alla får
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd                             | belopp |
        | Funktionsstödsnämnden             | okänt  |
        | Arbetsmarknads- och socialnämnden | okänt  |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd                 | belopp    |
        | Funktionsstödsnämnden | 3 500 000 |
      Så är avvikelsen R16 inte öppen

    @R16 @godtas @egen-praxis
    Scenario: När medlen räcker får en nämnd det som den har äskat
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att funktionsstödsnämnden äskat 3 500 000 kr ur KS-2023
      När kommunstyrelsen fördelar 3 500 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd                 | belopp    |
        | Funktionsstödsnämnden | 3 500 000 |
      Så är ingen avvikelse öppen

    @R16 @godtas @egen-praxis
    Scenario: Det som ska fördelas ur den andra potten är inte fördelat än
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      När kommunstyrelsen fördelar 15 000 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 15 000 000 |
      Så är ingen avvikelse öppen

    @R16 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Äskandet för båda potterna hålls mot det som båda ger: <fick>
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      Och att kommunstyrelsen fördelat 15 000 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 14 400 000 |
        | <nämnd>                           | 600 000    |
      När kommunstyrelsen fördelar 22 200 700 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur SOC-2023
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 19 000 000 |
        | Funktionsstödsnämnden             | 3 200 700  |
      Så läser avvikelsen R16 "<fick>" mot "ärendet anger att alla får en del och ingen får allt"

      Exempel:
        | nämnd                             | fick                                                                           |
        | Arbetsmarknads- och socialnämnden | SEN äskar 600 000 kr och får 0 kr                                              |
        | Servicenämnden                    | SEN äskar 600 000 kr och får 600 000 kr                                        |
        | Funktionsstödsnämnden             | FSN äskar 3 500 000 kr och får 3 800 700 kr; SEN äskar 600 000 kr och får 0 kr |

    @R16 @godtas @egen-praxis
    Scenario: En del ur den ena potten räcker
      Givet potten KS-2023 med KS anslag och
        | regelverk | malmo-2023 |
      Och att 15 000 000 kr är avsatta
      Och att Servicenämnden äskat 600 000 kr, även för KS-2023, ur SOC-2023
      Och att kommunstyrelsen fördelat 400 000 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur KS-2023
        | nämnd          | belopp  |
        | Servicenämnden | 400 000 |
      När kommunstyrelsen fördelar 22 200 700 kr enligt uppställningen, prioriterat efter "bidrag till områdeslyft" ur SOC-2023
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 19 000 000 |
        | Funktionsstödsnämnden             | 3 200 700  |
      Så är ingen avvikelse öppen

  Regel: R17 En prioritering motiveras med namngivna grunder.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag och
        | regelverk | malmo-2022 |
      Och att 19 700 000 kr är rekvirerade

    @R17 @godtas @STK-2018-1233
    Scenario: Fördelningen anger sina grunder
      När kommunstyrelsen fördelar 3 100 000 kr enligt uppställningen, prioriterat efter "budgetskrivningen; Socialstyrelsens kriterier; gemensamma insatser"
        | nämnd         | belopp    |
        | Kulturnämnden | 3 100 000 |
      Så är 3 100 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

    @R17 @godtas @avvikelse @STK-2018-1233
    Scenario: Fördelningen anger inga grunder
      När kommunstyrelsen fördelar 3 100 000 kr enligt uppställningen
        | nämnd         | belopp    |
        | Kulturnämnden | 3 100 000 |
      Så är 3 100 000 kr fördelat till kulturnämnden
      Och läser avvikelsen R17 "fördelning utan prioriteringsgrunder" mot "en prioritering motiveras med grunder"

    @R17 @godtas @avvikelse @STK-2018-1233
    Scenario: Redan förslaget motiveras
      När stadskontoret föreslår att 3 100 000 kr fördelas
        | nämnd         | belopp    |
        | Kulturnämnden | 3 100 000 |
      Så läser avvikelsen R17 "fördelningsförslag utan prioriteringsgrunder" mot "en prioritering motiveras med grunder"

    @R17 @godtas @STK-2023-490
    Scenario: Beslutet är bara känt genom ärendets rubrik: inte heller grunderna är kända
      Givet potten SOC-2023 med statsbidrag och
        | regelverk | malmo-2023 |
      Och att 22 200 700 kr är rekvirerade
      När kommunstyrelsen fördelar en okänd summa utan uppställning ur SOC-2023 den 2023-06-07
      Så läser avvikelsen R57 "fördelning utan rader" mot "en fördelning har en rad med belopp för varje nämnd"
      Och är avvikelsen R17 inte öppen
