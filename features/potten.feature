# language: sv
Egenskap: Potten
  En pott är statsbidrag eller kommunstyrelsens anslag till förfogande, för ett program och ett år.
  Pengarna i en pott hålls isär från alla andra.

  Regel: R1 En pott är pengar med en källa, ett program och ett bidragsår, och bidragsåret är kalenderår.

    @R1 @godtas @STK-2018-1233
    Scenario: Statsbidraget för 2022 får en pott
      När potten SOC-2022 läggs upp med statsbidrag
      Så godtas det

    @R1 @godtas @STK-2023-490
    Scenario: Samma statsbidrag får en ny pott nästa år
      Givet potten SOC-2022 med statsbidrag
      När potten SOC-2023 läggs upp med statsbidrag
      Så godtas det

    @R1 @godtas @egen-praxis
    Scenario: Nyttjandet kan vara en enda dag
      När potten SOC-2022 läggs upp med statsbidrag och
        | nyttjas från | 2022-12-31 |
      Så godtas det

    @R1 @avvisas @egen-praxis
    Scenario: Samma pott läggs inte upp två gånger
      Givet potten SOC-2022 med statsbidrag
      När potten SOC-2022 läggs upp med statsbidrag
      Så avvisas det enligt R1 med "potten SOC-2022 finns redan"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Samma statsbidrag får inte två potter samma år
      Givet potten SOC-2022 med statsbidrag
      När potten FORST-2022 läggs upp med statsbidrag
      Så avvisas det enligt R1 med "potten SOC-2022 har redan samma källa, program och bidragsår"
      Och antalet händelser är oförändrat

    @R1 @avvisas @SFS-2023-609
    Scenario: Bidragsåret är det kalenderår då medlen börjar nyttjas
      När potten SOC-2022 läggs upp med statsbidrag och
        | nyttjas från | 2021-12-01 |
      Så avvisas det enligt R1 med "nyttjandet börjar 2021-12-01 men bidragsåret är 2022"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Nyttjandet slutar inte innan det börjar
      När potten SOC-2022 läggs upp med statsbidrag och
        | nyttjas från | 2022-06-01 |
        | nyttjas till | 2022-05    |
      Så avvisas det enligt R1 med "nyttjandet slutar 2022-05, före 2022-06-01"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Nyttjandet flyttas inte till före sin början
      Givet potten SOC-2022 med statsbidrag
      När Socialstyrelsen låter medlen nyttjas till och med 2021-12-31
      Så avvisas det enligt R1 med "nyttjandet slutar 2021-12-31, före"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Ett statsbidrag har en givare
      När potten SOC-2022 läggs upp med statsbidrag och
        | givare | saknas |
      Så avvisas det enligt R1 med "ett statsbidrag måste ha en givare"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Kommunens eget anslag rekvireras inte från staten
      Givet potten KS-2022 med KS anslag
      När stadskontoret rekvirerar 15 000 000 kr
      Så avvisas det enligt R1 med "potten är KS anslag och tar inte emot det"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Abstrakt Scenario: Kommunens eget anslag återrapporteras och återbetalas inte till staten: <vad>
      Givet potten KS-2022 med KS anslag
      När <vad>
      Så avvisas det enligt R1 med "potten är KS anslag och tar inte emot det"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                                            |
        | återrapporteringen på 0 kr per 2022-12-31 blir inskickad                       |
        | stadskontoret fastställer en skuld på 100 kr för fel ändamål ur det ofördelade |
        | Socialstyrelsen återkräver 100 kr med förfallodag 2023-03-31                   |
        | stadskontoret återbetalar 100 kr                                               |
        | Socialstyrelsen efterskänker 100 kr                                            |

    @R1 @avvisas @egen-praxis
    Scenario: Statsbidrag anvisas inte av kommunfullmäktige
      Givet potten SOC-2022 med statsbidrag
      När kommunfullmäktige anvisar 19 700 000 kr
      Så avvisas det enligt R1 med "potten är statsbidrag och tar inte emot det"
      Och antalet händelser är oförändrat

    @R1 @R37 @avvisas @STK-2018-1233
    Scenario: Statsbidrag överförs inte som kommunbidrag, och inte utan beslut
      Givet potten SOC-2022 med statsbidrag
      När 2 700 000 kr överförs som kommunbidrag till arbetsmarknads- och socialnämnden
      Så avvisas det enligt R1 och R37 med "tar inte emot det"
      Och antalet händelser är oförändrat

  Regel: R10 En rad tar pengar ur en enda pott; potter blandas eller kvittas aldrig mot varandra.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta

    @R10 @godtas @STK-2018-1233
    Scenario: Betalningen bokförs på den pott som rekvisitionen hör till
      När Socialstyrelsen betalar ut 19 700 000 kr på rekvisition 1 i SOC-2022
      Så är 19 700 000 kr inbetalt i SOC-2022
      Och är 15 000 000 kr ofördelat i KS-2022

    @R10 @godtas @STK-2018-1233
    Scenario: Beskedet prövas i den pott som det gäller
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden ur KS-2022
      Och att miljönämnden avböjt 700 000 kr ur KS-2022
      När kommunstyrelsen beslutar att allt av beskedet ska återlämnas ur KS-2022
      Så är 15 000 000 kr ofördelat i KS-2022
      Och är 19 700 000 kr ofördelat i SOC-2022

    @R10 @avvisas @egen-praxis
    Scenario: Beskedet prövas inte i en annan pott
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden ur KS-2022
      Och att miljönämnden avböjt 700 000 kr ur KS-2022
      När kommunstyrelsen beslutar att allt av beskedet ska återlämnas ur SOC-2022
      Så avvisas det enligt R10 med "hör till KS-2022, inte till SOC-2022"
      Och antalet händelser är oförändrat

    @R18 @avvisas @STK-2018-1233 @egen-praxis
    Scenario: Pengar i den ena potten räcker inte för en överföring ur den andra
      Givet att kommunstyrelsen fördelat 100 000 kr till miljönämnden ur KS-2022
      Och att Socialstyrelsen betalat ut 19 700 000 kr på rekvisition 1 i SOC-2022
      Och att kommunstyrelsen fördelat 19 700 000 kr till kulturnämnden ur SOC-2022
      När 50 000 kr överförs till miljönämnden ur SOC-2022
      Så avvisas det enligt R18 med "till MN ur SOC-2022: kvar av beslutad fördelning 0 kr"
      Och antalet händelser är oförändrat

    @R10 @R4 @avvisas @egen-praxis
    Scenario: En rekvisition från ett år får inte betalning på ett annat
      Givet potten SOC-2023 med statsbidrag
      När Socialstyrelsen betalar ut 500 000 kr på rekvisition 1 i SOC-2023
      Så avvisas det enligt R10 och R4 med "hör till SOC-2022, inte till SOC-2023"
      Och antalet händelser är oförändrat

    @R4 @avvisas @egen-praxis
    Scenario: Till den pott där rekvisitionen är rättad hänvisas ingen
      Givet potten SOC-2023 med statsbidrag
      Och att stadskontoret rättat rekvisitionen i SOC-2022
      När Socialstyrelsen betalar ut 500 000 kr på rekvisition 1 i SOC-2023
      Så avvisas det enligt R4 med "rekvisition"
      Och antalet händelser är oförändrat

    @R10 @R42 @avvisas @egen-praxis
    Scenario: En avvikelse utreds i den pott där den är öppen
      Givet att stadskontoret noterat avvikelsen A1, "rubriken anger ett beslut" mot "texten är ett förslag" i SOC-2022
      När stadskontoret utreder avvikelsen A1 ur KS-2022
      Så avvisas det enligt R10 och R42 med "hör till SOC-2022, inte till KS-2022"
      Och antalet händelser är oförändrat

    @R10 @avvisas @egen-praxis
    Scenario: Underlaget kompletteras i den pott som det hör till
      Givet att kommunstyrelsen fördelat 320 000 kr till förskolenämnden ur KS-2022
      När stadskontoret kompletterar fördelningen med "bokföringsorder 2022-311" i SOC-2022
      Så avvisas det enligt R10 med "hör till KS-2022, inte till SOC-2022"
      Och antalet händelser är oförändrat

    @R10 @avvisas @egen-praxis
    Scenario: En händelse rättas i den pott som den hör till
      Givet att kommunstyrelsen fördelat 320 000 kr till förskolenämnden ur KS-2022
      När stadskontoret rättar fördelningen i SOC-2022
      Så avvisas det enligt R10 med "hör till KS-2022, inte till SOC-2022"
      Och antalet händelser är oförändrat

    @R10 @R35 @avvisas @egen-praxis
    Scenario: En händelse attesteras i den pott som den hör till
      Givet att kommunstyrelsen fördelat 320 000 kr till förskolenämnden ur KS-2022
      När EK-02 granskningsattesterar fördelningen i SOC-2022
      Så avvisas det enligt R10 och R35 med "hör till KS-2022, inte till SOC-2022"
      Och antalet händelser är oförändrat

  Regel: R43 Villkor kan ändras i efterhand, från en dag; båda läsningarna står kvar, och en ändring som gäller bakåt visas.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr

    @R43 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Medlen förlängs till 2023, från den dag då det sägs
      När Socialstyrelsen låter medlen nyttjas till och med 2023-12-31 den 2022-11-01
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R43 @godtas @avvikelse @RKR-R2
    Scenario: Ett brev ändrar villkoret bakåt i tiden
      När Socialstyrelsen låter medlen nyttjas till och med 2022-06-30, från 2022-01-01 den 2023-11-07
      Så läser avvikelsen R43 "till 2023-11-07 gällde villkoren som de stod: nyttjas till 2022-12-31" mot "från 2022-01-01 gäller: Socialstyrelsen ändrar nyttjandetiden (nyttjas till 2022-06-30)"
      Och har inga pengar flyttats

    @R27 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Efter förlängningen räknas en kostnad från det nya året
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-12-31 den 2022-11-01
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2023-03-01
      Så är 100 000 kr förbrukat hos kulturnämnden

    @R27 @avvisas @egen-praxis
    Scenario: En förlängning gäller inte innan sin egen dag
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-12-31, från 2023-03-01 den 2022-11-01
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2023-02-28
      Så avvisas det enligt R27 med "kostnad 2023-02-28 är utanför nyttjandeperioden för SOC-2022, 2022-01-01 till 2022-12-31"
      Och antalet händelser är oförändrat
