# language: sv
Egenskap: Överföring
  Pengarna når nämnden när de har överförts: statsbidrag inom det som staten har betalat,
  kommunstyrelsens anslag som kommunbidrag under året.

  Regel: R18 Överfört till en nämnd får inte överstiga det som är beslutat för den ur potten.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 2 700 000 kr till arbetsmarknads- och socialnämnden

    @R18 @godtas @egen-praxis
    Scenario: Hela raden överförs i två delar
      Givet att 1 000 000 kr överförts till arbetsmarknads- och socialnämnden
      När 1 700 000 kr överförs till arbetsmarknads- och socialnämnden
      Så är 2 700 000 kr disponibelt hos arbetsmarknads- och socialnämnden
      Och är 0 kr fördelat till arbetsmarknads- och socialnämnden
      Och visar balanskontot 19 700 000 kr, varav 17 000 000 kr centralt

    @R18 @godtas @egen-praxis
    Scenario: Varje saldo följs till de händelser som det är summan av
      Givet att 1 000 000 kr överförts till arbetsmarknads- och socialnämnden
      När 1 700 000 kr överförs till arbetsmarknads- och socialnämnden
      Så är saldot fördelat till arbetsmarknads- och socialnämnden summan av händelserna
        | händelse     | belopp     | saldo     |
        | fördelningen | 2 700 000  | 2 700 000 |
        | överföringen | −1 000 000 | 1 700 000 |
        | överföringen | −1 700 000 | 0         |
      Och är saldot disponibelt hos arbetsmarknads- och socialnämnden summan av händelserna
        | händelse     | belopp    | saldo     |
        | överföringen | 1 000 000 | 1 000 000 |
        | överföringen | 1 700 000 | 2 700 000 |
      Och är saldot beslutat till arbetsmarknads- och socialnämnden summan av händelserna
        | händelse     | belopp    | saldo     |
        | fördelningen | 2 700 000 | 2 700 000 |
      Och är saldot balanskonto summan av händelserna
        | händelse      | belopp     | saldo      |
        | inbetalningen | 19 700 000 | 19 700 000 |
      Och är saldot centralt summan av händelserna
        | händelse      | belopp     | saldo      |
        | inbetalningen | 19 700 000 | 19 700 000 |
        | överföringen  | −1 000 000 | 18 700 000 |
        | överföringen  | −1 700 000 | 17 000 000 |

    @R18 @avvisas @egen-praxis
    Scenario: Ett öre mer än raden överförs
      När 2 700 000,01 kr överförs till arbetsmarknads- och socialnämnden
      Så avvisas det enligt R18 med "kvar av beslutad fördelning 2 700 000 kr"
      Och antalet händelser är oförändrat

    @R18 @avvisas @STK-2018-1233 @egen-praxis
    Scenario: En nämnd tar inte av en annan nämnds rad
      När 100 000 kr överförs till kulturnämnden
      Så avvisas det enligt R18 med "till KUN ur SOC-2022: kvar av beslutad fördelning 0 kr"
      Och antalet händelser är oförändrat

    @R18 @godtas @egen-praxis
    Scenario: Kommunstyrelsen ändrar det som inte är överfört
      Givet att 1 000 000 kr överförts till arbetsmarknads- och socialnämnden
      När kommunstyrelsen tar tillbaka 1 700 000 kr från arbetsmarknads- och socialnämnden
      Så är 18 700 000 kr ofördelat
      Och är 1 000 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R18 @avvisas @egen-praxis
    Scenario: Två rader för samma nämnd räknas ihop när de tas tillbaka
      När kommunstyrelsen tar tillbaka medel enligt uppställningen
        | nämnd                             | belopp       |
        | arbetsmarknads- och socialnämnden | 1 700 000    |
        | arbetsmarknads- och socialnämnden | 1 000 000,01 |
      Så avvisas det enligt R18 med "ändrad fördelning 2 700 000,01 kr"
      Och antalet händelser är oförändrat

    @R18 @godtas @STK-2018-1233
    Scenario: Kommunstyrelsens anslag överförs som kommunbidrag
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 320 000 kr till Förskolenämnden
      När 320 000 kr överförs som kommunbidrag till Förskolenämnden
      Så är 320 000 kr disponibelt hos Förskolenämnden

    @R18 @avvisas @egen-praxis
    Scenario: Ett öre för mycket kommunbidrag
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 320 000 kr till Förskolenämnden
      När 320 000,01 kr överförs som kommunbidrag till Förskolenämnden
      Så avvisas det enligt R18 med "För över högst 320 000 kr; mer kräver ett nytt beslut om fördelning"
      Och antalet händelser är oförändrat

  Regel: R23 Återlämnade pengar går till samma pott, och ny användning kräver ett nytt beslut om fördelning.

    Bakgrund:
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att miljönämnden fått 700 000 kr som kommunbidrag
      Och att miljönämnden återlämnat 700 000 kr

    @R23 @godtas @egen-praxis
    Scenario: Efter ett nytt beslut går pengarna till en annan nämnd
      Givet att kommunstyrelsen fördelat 700 000 kr till fritidsnämnden
      När 700 000 kr överförs som kommunbidrag till fritidsnämnden
      Så är 700 000 kr disponibelt hos fritidsnämnden
      Och är 14 300 000 kr ofördelat

    @R18 @R23 @avvisas @egen-praxis
    Scenario: Utan nytt beslut stannar de återlämnade pengarna i potten
      När 700 000 kr överförs som kommunbidrag till fritidsnämnden
      Så avvisas det enligt R18 och R23 med "i KS-2022 är 15 000 000 kr ofördelat, och 700 000 kr av det som delats ut har kommit tillbaka"
      Och antalet händelser är oförändrat

    @R18 @R23 @avvisas @egen-praxis
    Scenario: Inte heller det som ska återlämnas enligt kommunstyrelsens beslut går till någon annan utan nytt beslut
      Givet att kommunstyrelsen fördelat 350 000 kr till kulturnämnden
      Och att kulturnämnden avböjt 350 000 kr
      Och att kommunstyrelsen beslutat att allt av beskedet ska återlämnas
      När 350 000 kr överförs som kommunbidrag till fritidsnämnden
      Så avvisas det enligt R18 och R23 med "och 1 050 000 kr av det som delats ut har kommit tillbaka"
      Och antalet händelser är oförändrat

  Regel: R46 Det som nått nämnderna eller gått tillbaka till staten får inte överstiga inbetalt med tillägg för beslutad förskottering.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och att Socialstyrelsen betalat ut 5 000 000 kr på rekvisition 1
      Och att kommunstyrelsen fördelat 5 700 000 kr till kulturnämnden

    @R46 @godtas @egen-praxis
    Scenario: Allt som staten har betalat överförs
      När 5 000 000 kr överförs till kulturnämnden
      Så är 5 000 000 kr disponibelt hos kulturnämnden
      Och visar balanskontot 5 000 000 kr, varav 0 kr centralt

    @R46 @avvisas @egen-praxis
    Scenario: Ett öre mer än staten har betalat överförs
      När 5 000 000,01 kr överförs till kulturnämnden
      Så avvisas det enligt R46 med "kvar att föra över 5 000 000 kr"
      Och antalet händelser är oförändrat

    @R46 @godtas @egen-praxis
    Scenario: Kommunen förskotterar enligt beslut
      Givet att kommunstyrelsen förskotterat 700 000 kr
      När 5 700 000 kr överförs till kulturnämnden
      Så är 5 700 000 kr disponibelt hos kulturnämnden
      Och visar balanskontot 5 000 000 kr, varav −700 000 kr centralt
