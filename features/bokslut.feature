# language: sv
Egenskap: Bidragsårets bokslut
  Ett bidragsår avslutas en gång, pott för pott: det som är kvar går till staten eller stannar i
  resultatet.

  Regel: R47 Ett bidragsår avslutas när nyttjandeperioden är slut och allt är bokfört, med inget utestående, utan spärrade medel, utan beslutade rader som väntar på belopp och utan nämnd med både pengar kvar och egenfinansierat; sedan regleras bara skulden, och det som nämnden har burit själv krediteras. Ett bidrag som betalas i efterhand är då också helt rekvirerat.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att fritidsnämnden fått 1 150 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 900 000 kr
      Och att fritidsnämnden redovisat en kostnad på 1 200 000 kr

    @R47 @godtas @egen-praxis
    Scenario: Statsbidraget avslutas nämnd för nämnd
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är 15 650 000 kr återbetalningsskuld
      Och är 0 kr ofördelat
      Och är 0 kr fördelat till miljönämnden
      Och är 0 kr disponibelt hos kulturnämnden
      Och är 2 900 000 kr förbrukat hos kulturnämnden
      Och är 1 150 000 kr förbrukat hos fritidsnämnden
      Och är 50 000 kr egenfinansierat hos fritidsnämnden
      Och visar balanskontot 15 650 000 kr

    @R47 @godtas @egen-praxis
    Scenario: Kommunens anslag stannar hos nämnderna och hos kommunstyrelsen
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 2 030 000 kr som kommunbidrag
      Och att förskolenämnden fått 320 000 kr som kommunbidrag
      Och att kommunstyrelsen fördelat 400 000 kr till stadsbyggnadsnämnden
      Och att tekniska nämnden redovisat en kostnad på 1 900 000 kr
      Och att förskolenämnden redovisat en kostnad på 320 000 kr
      Och att allt är attesterat
      När bidragsåret avslutas i KS-2022 den 2022-12-31
      Så är 130 000 kr ej utnyttjat hos tekniska nämnden
      Och är 0 kr ej utnyttjat hos förskolenämnden
      Och är 12 650 000 kr ej utnyttjat
      Och är 0 kr fördelat till stadsbyggnadsnämnden
      Och är 1 900 000 kr förbrukat hos tekniska nämnden
      Och är 0 kr återbetalningsskuld

    @R47 @godtas @RKR-R2
    Scenario: Ett krav som kommer efter avslutet blir skuld och betalas
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret fastställt en skuld på 250 000 kr för fel ändamål ur det förbrukade hos kulturnämnden den 2023-04-14
      Och att Socialstyrelsen återkrävt 15 900 000 kr med förfallodag 2023-05-31 den 2023-04-17
      När stadskontoret återbetalar 15 900 000 kr den 2023-05-31
      Så är 0 kr återbetalningsskuld
      Och är 15 900 000 kr återbetalt
      Och är 2 650 000 kr förbrukat hos kulturnämnden
      Och är 250 000 kr egenfinansierat hos kulturnämnden
      Och visar balanskontot 0 kr
      Och är ingen avvikelse öppen

    @R47 @godtas @RKR-R2
    Scenario: Staten efterskänker en del av skulden efter avslutet
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När Socialstyrelsen efterskänker 650 000 kr den 2023-04-28
      Så är 15 000 000 kr återbetalningsskuld
      Och är 650 000 kr efterskänkt

    @R47 @godtas @egen-praxis
    Scenario: Staten betalar utan rekvisition efter avslutet
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När Socialstyrelsen betalar ut 40 000 kr utan rekvisition den 2023-01-20
      Så är 40 000 kr oidentifierat

    @R47 @godtas @egen-praxis
    Scenario: Kommunbidrag växlas ur en pott som är avslutad
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": god effekt
      Och att allt är attesterat
      Och att bidragsåret avslutats i KS-2022 den 2022-12-31
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden" i KS-2022 den 2023-02-02
      Så växlas 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023

    @R47 @godtas @egen-praxis
    Scenario: Ett avslut som var fel rättas, och bidragsåret är öppet igen
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-01-12
      När kulturnämnden redovisar en kostnad på 200 000 kr för 2022-12 den 2023-01-13
      Så är 3 100 000 kr förbrukat hos kulturnämnden
      Och är 0 kr återbetalningsskuld
      Och är 15 450 000 kr ofördelat

    @R47 @godtas @RKR-R2
    Abstrakt Scenario: En kreditnota efter avslutet minskar kostnaden, och det som staten betalade blir skuld: <vad>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret återbetalat 15 650 000 kr den 2023-01-20
      Och att allt är attesterat
      Och att räkenskapsåret <stängt> stängts den 2023-02-01
      Och att stadskontoret fastställt en skuld på 100 000 kr därför att beloppet var för högt ur det förbrukade hos kulturnämnden den <dag>
      När kulturnämnden krediterar 100 000 kr på verifikat 3001 den <dag>
      Så är 100 000 kr återbetalningsskuld
      Och är 2 800 000 kr förbrukat hos kulturnämnden
      Och är 0 kr egenfinansierat hos kulturnämnden
      Och är 0 kr disponibelt hos kulturnämnden
      Och visar balanskontot 100 000 kr
      Och är ingen avvikelse öppen

      Exempel:
        | vad                        | stängt | dag        |
        | i det öppna räkenskapsåret | 2021   | 2022-12-31 |
        | när räkenskapsåret är stängt | 2022   | 2023-04-14 |

    @R47 @godtas @RKR-R2
    Scenario: En kreditnota efter avslutet på det som nämnden bar själv ger ingen skuld
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När fritidsnämnden krediterar 50 000 kr på verifikat 3001 den 2023-04-14
      Så är 15 650 000 kr återbetalningsskuld
      Och är 0 kr egenfinansierat hos fritidsnämnden
      Och är 1 150 000 kr förbrukat hos fritidsnämnden

    @R47 @godtas @RKR-R2
    Scenario: En kreditnota efter avslutet är större än det som nämnden bar själv
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret fastställt en skuld på 30 000 kr därför att beloppet var för högt ur det förbrukade hos fritidsnämnden den 2023-04-14
      När fritidsnämnden krediterar 80 000 kr på verifikat 3001 den 2023-04-14
      Så är 15 680 000 kr återbetalningsskuld
      Och är 0 kr egenfinansierat hos fritidsnämnden
      Och är 1 120 000 kr förbrukat hos fritidsnämnden

    @R47 @avvisas @RKR-R2
    Abstrakt Scenario: Det som staten betalade blir skuld innan det krediteras: <organ>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När <organ> krediterar 80 000 kr på verifikat 3001 den 2023-04-14
      Så avvisas det enligt R47 med "staten har betalat <rest> av det"
      Så avvisas det enligt R47 med "Fastställ först en skuld på <rest> ur förbrukat hos <kod> (grund fel_belopp), och kreditera sedan."
      Och antalet händelser är oförändrat

      Exempel:
        | organ         | kod | rest      |
        | kulturnämnden | KUN | 80 000 kr |
        | fritidsnämnden | FRN | 30 000 kr |

    @R47 @godtas @egen-praxis
    Abstrakt Scenario: En kreditnota efter avslutet av kommunens anslag: avslutet rättas, det krediteras och avslutas på nytt: <vad>
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 2 030 000 kr som kommunbidrag
      Och att tekniska nämnden redovisat en kostnad på 1 900 000 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats i KS-2022 den 2022-12-31
      Och att allt är attesterat
      Och att räkenskapsåret <stängt> stängts den 2023-02-01
      Och att stadskontoret rättat avslutet den <dag>
      Och att tekniska nämnden krediterat 100 000 kr på verifikat 3001 den <dag>
      Och att allt är attesterat
      När bidragsåret avslutas i KS-2022 den <dag>
      Så är 230 000 kr ej utnyttjat hos tekniska nämnden
      Och är 1 800 000 kr förbrukat hos tekniska nämnden
      Och är 12 970 000 kr ej utnyttjat
      Och är ingen avvikelse öppen

      Exempel:
        | vad                        | stängt | dag        |
        | i det öppna räkenskapsåret | 2021   | 2022-12-31 |
        | när räkenskapsåret är stängt | 2022   | 2023-04-14 |

    @R47 @avvisas @egen-praxis
    Scenario: Vägen till en kreditnota efter avslutet av kommunens anslag
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 2 030 000 kr som kommunbidrag
      Och att tekniska nämnden redovisat en kostnad på 1 900 000 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats i KS-2022 den 2022-12-31
      När tekniska nämnden krediterar 100 000 kr i KS-2022 den 2023-04-14
      Så avvisas det enligt R47 med "kreditera sedan, och avsluta på nytt."
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: I ett avslutat bidragsår rättas ingen inbetalning, så att något blir utestående
      Givet potten FORST-2022 med statsbidrag och
        | program | förstärkningsmedel |
      Och att 500 000 kr är rekvirerade och utbetalda
      Och att allt är attesterat
      Och att bidragsåret avslutats i FORST-2022 den 2022-12-31
      När stadskontoret rättar inbetalningen den 2023-02-10
      Så avvisas det enligt R47 med "FORST-2022 är avslutad och får 500 000 kr utestående hos staten"
      Och antalet händelser är oförändrat

    @R47 @godtas @egen-praxis
    Scenario: När avslutet är rättat kan inbetalningen rättas
      Givet potten FORST-2022 med statsbidrag och
        | program | förstärkningsmedel |
      Och att 500 000 kr är rekvirerade och utbetalda
      Och att allt är attesterat
      Och att bidragsåret avslutats i FORST-2022 den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-02-10
      När stadskontoret rättar inbetalningen den 2023-02-10
      Så är 0 kr inbetalt
      Och är 500 000 kr ofördelat

    @R47 @godtas @egen-praxis
    Scenario: Rättelsen av avslutet var fel, och ingenting har hänt sedan dess: avslutet gäller igen
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-01-12
      Och att kulturnämnden redovisat utfallet 2 900 000 kr i sin årsanalys den 2023-01-31
      När stadskontoret rättar rättelsen den 2023-02-10
      Så är 15 650 000 kr återbetalningsskuld
      Och är 0 kr disponibelt hos kulturnämnden

    @R47 @avvisas @egen-praxis
    Scenario: Sedan avslutet rättades är inbetalningen rättad, och det gäller inte igen
      Givet potten FORST-2022 med statsbidrag och
        | program | förstärkningsmedel |
      Och att 500 000 kr är rekvirerade och utbetalda
      Och att allt är attesterat
      Och att bidragsåret avslutats i FORST-2022 den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-02-10
      Och att stadskontoret rättat inbetalningen den 2023-02-10
      När stadskontoret rättar den första rättelsen den 2023-02-11
      Så avvisas det enligt R47 med "inbetalt är 0 kr, inte 500 000 kr"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Abstrakt Scenario: Det som hänt sedan avslutet rättades hindrar att det gäller igen: <vad>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-01-12
      Och att <vad> den 2023-01-13
      När stadskontoret rättar den första rättelsen den 2023-02-10
      Så avvisas det enligt R47 med "<svar>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                          | svar                                               |
        | fritidsnämnden redovisat en kostnad på 10 000 kr för 2022-12 | egenfinansierat (FRN) är 60 000 kr, inte 50 000 kr |
        | Socialstyrelsen betalat ut 40 000 kr utan rekvisition        | oidentifierat är 40 000 kr, inte 0 kr              |
        | Socialstyrelsen låter medlen nyttjas till och med 2023-06-30 | kan användas till 2023-06-30                       |
        | kommunstyrelsen fördelat en okänd summa utan uppställning    | ingen uppställning                                 |

    @R47 @R36 @avvisas @egen-praxis
    Abstrakt Scenario: Det som då inte längre räcker hindrar det också: <vad>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att stadskontoret rättat avslutet den 2023-01-12
      Och att <vad> den 2023-01-13
      När stadskontoret rättar den första rättelsen den 2023-02-10
      Så avvisas det enligt R47 och R36 med "<svar>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                         | svar                                               |
        | kulturnämnden redovisat en kostnad på 10 000 kr för 2022-12 | förbrukat (KUN) är 2 910 000 kr, inte 2 900 000 kr |
        | kulturnämnden krediterat 10 000 kr                          | Avsluta bidragsåret på nytt i stället              |

    @R47 @avvisas @egen-praxis
    Scenario: Bidragsåret avslutas inte före periodens slut
      Givet att allt är attesterat
      När bidragsåret avslutas den 2022-12-30
      Så avvisas det enligt R47 med "SOC-2022 kan användas till 2022-12-31; 2022-12-30 är för tidigt"
      Och antalet händelser är oförändrat

    @R47 @godtas @RKR-R2
    Scenario: Decembers kostnader bokförs i januari, och sedan avslutas bidragsåret
      Givet att kulturnämnden redovisat en kostnad på 150 000 kr för 2022-12 den 2023-01-13
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-01-13
      Så är 3 050 000 kr förbrukat hos kulturnämnden

    @R47 @avvisas @egen-praxis
    Scenario: Bidragsåret avslutas inte före det som redan är bokfört i det
      Givet att kulturnämnden redovisat en kostnad på 150 000 kr för 2022-12 den 2023-01-13
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-01-12
      Så avvisas det enligt R47 med "SOC-2022 är bokförd till och med 2023-01-13; 2023-01-12 är för tidigt"
      Och antalet händelser är oförändrat

    @R47 @godtas @egen-praxis
    Scenario: Nämndernas årsanalyser bokför ingenting och hindrar inget avslut
      Givet att allt är attesterat
      Och att kulturnämnden redovisat utfallet 2 900 000 kr i sin årsanalys den 2023-01-31
      När bidragsåret avslutas den 2022-12-31
      Så är 15 650 000 kr återbetalningsskuld

    @R47 @godtas @egen-praxis
    Scenario: Samma dag som avslutet bokförs det som kommer efter det
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2023-01-13
      När Socialstyrelsen efterskänker 650 000 kr den 2023-01-13
      Så är 15 000 000 kr återbetalningsskuld

    @R47 @avvisas @egen-praxis
    Abstrakt Scenario: Före avslutets dag ändras inte de saldon som det stängde med: <vad>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2023-01-13
      Och att allt är attesterat
      När <vad> den 2023-01-12
      Så avvisas det enligt R47 med "2023-01-12 i SOC-2022: bidragsåret avslutades 2023-01-13"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                       |
        | Socialstyrelsen efterskänker 650 000 kr                   |
        | stadskontoret återbetalar 650 000 kr                      |
        | Socialstyrelsen betalar ut 40 000 kr utan rekvisition     |
        | stadskontoret rättar avslutet                             |
        | stadskontoret fastställer en skuld på 250 000 kr för fel ändamål ur det förbrukade hos kulturnämnden |

    @R47 @godtas @egen-praxis
    Scenario: Ett avslut som fick sin dag av en klocka som gick fel rättas på den dagen, och görs om
      Givet att allt är attesterat
      Och att det är den 2098-01-02
      Och att bidragsåret avslutats den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-10
      Och att stadskontoret rättat avslutet den 2098-01-02
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-02-10
      Så är 15 650 000 kr återbetalningsskuld
      Och är 0 kr ofördelat

    @R47 @avvisas @egen-praxis
    Scenario: Avslutet rättas på sin egen dag, också när den inte har kommit
      Givet att allt är attesterat
      Och att det är den 2098-01-02
      Och att bidragsåret avslutats den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-10
      När stadskontoret rättar avslutet den 2023-02-10
      Så avvisas det enligt R47 med "Ange tidigast 2098-01-02, avslutets egen dag, också om den inte har kommit."
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: Det som är bokfört på en dag som inte har kommit får veta hur den dagen rättas
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      Och att det är den 2098-01-02
      Och att 700 000 kr överförts till miljönämnden den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-10
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-02-10
      Så avvisas det enligt R47 med "är den dagen fel, rätta det som har den, med den dagen som rättelsens dag"
      Och antalet händelser är oförändrat

    @R47 @godtas @egen-praxis
    Scenario: När den dagen är rättad på sig själv kan bidragsåret avslutas
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      Och att det är den 2098-01-02
      Och att 700 000 kr överförts till miljönämnden den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-10
      Och att stadskontoret rättat överföringen den 2098-01-02
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-02-10
      Så är 15 650 000 kr återbetalningsskuld

    @R47 @R55 @godtas @egen-praxis
    Scenario: Är den rättad på en annan dag rättas rättelsen, och så den
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      Och att det är den 2098-01-02
      Och att 700 000 kr överförts till miljönämnden den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-10
      Och att stadskontoret rättat överföringen den 2023-02-10
      Och att stadskontoret rättat rättelsen den 2023-02-10
      Och att stadskontoret rättat rättelsen den 2098-01-02
      Och att allt är attesterat
      När bidragsåret avslutas den 2023-02-10
      Så är 15 650 000 kr återbetalningsskuld

    @R47 @godtas @egen-praxis
    Scenario: Ett återkrav är daterat före avslutet men flyttar inga medel
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2023-01-13
      När Socialstyrelsen återkräver 15 650 000 kr med förfallodag 2023-05-31 den 2023-01-12
      Så har inga pengar flyttats

    @R47 @avvisas @egen-praxis
    Scenario: Den förlängda perioden ska vara slut
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-06-30
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "Avsluta tidigast 2023-06-30"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: Staten har inte betalat allt
      Givet potten FORST-2022 med statsbidrag och
        | program | förstärkningsmedel |
      Och att 500 000 kr är rekvirerade
      Och att allt är attesterat
      När bidragsåret avslutas i FORST-2022 den 2022-12-31
      Så avvisas det enligt R47 med "FORST-2022 har 500 000 kr utestående hos staten"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: En inbetalning är inte identifierad
      Givet att Socialstyrelsen betalat ut 40 000 kr utan rekvisition
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "SOC-2022 har 40 000 kr oidentifierat"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: Kommunstyrelsen har inte prövat nämndens besked
      Givet att kulturnämnden avböjt 200 000 kr
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "SOC-2022 har 200 000 kr spärrat"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: Ett beslut säger inte vad nämnderna får
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd             | belopp  |
        | kulturnämnden     | 100 000 |
        | grundskolenämnden | okänt   |
        | miljönämnden      | okänt   |
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "har inget belopp för GRN, MN"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Scenario: Beslutets uppställning är inte känd
      Givet att kommunstyrelsen fördelat en okänd summa utan uppställning
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "Komplettera beslutet med vad nämnderna får först, eller rätta det."
      Och antalet händelser är oförändrat

    @R47 @godtas @egen-praxis
    Scenario: Det som beslutet inte sade är kompletterat
      Givet att kommunstyrelsen fördelat en okänd summa utan uppställning
      Och att stadskontoret kompletterat fördelningen med raderna
        | nämnd        | belopp  |
        | miljönämnden | 700 000 |
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är 15 650 000 kr återbetalningsskuld

    @R47 @godtas @egen-praxis
    Scenario: Beslutet, som aldrig fick sina belopp, är rättat
      Givet att kommunstyrelsen fördelat en okänd summa utan uppställning
      Och att stadskontoret rättat fördelningen
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är 15 650 000 kr återbetalningsskuld

    @R47 @avvisas @egen-praxis
    Scenario: Nämnden har pengar kvar och har ändå burit kostnader själv
      Givet att fritidsnämnden fått 80 000 kr
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R47 med "FRN har 80 000 kr kvar och 50 000 kr egenfinansierat i SOC-2022"
      Och antalet händelser är oförändrat

    @R47 @avvisas @egen-praxis
    Abstrakt Scenario: När bidragsåret är avslutat flyttas inga medel: <vad>
      Givet att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att allt är attesterat
      När <vad> den 2022-12-31
      Så avvisas det enligt R47 med "bidragsåret är avslutat"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                              |
        | kulturnämnden redovisar en kostnad på 100 000 kr |
        | kulturnämnden krediterar 100 000 kr              |
        | bidragsåret avslutas                             |
