# language: sv
Egenskap: Rekvisition och inbetalning
  Socialstyrelsen tilldelar, stadskontoret rekvirerar och staten betalar ut.
  Varje steg ryms inom det föregående.

  Regel: R2 Summan av rekvisitionerna får inte överstiga det som tilldelats.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr

    @R2 @godtas @STK-2023-490
    Scenario: Hela tilldelningen rekvireras
      När stadskontoret rekvirerar 22 200 700 kr
      Så är 22 200 700 kr rekvirerat
      Och är 22 200 700 kr ofördelat

    @R2 @godtas @STK-2023-490
    Scenario: Tilldelningen rekvireras i två omgångar
      Givet att stadskontoret rekvirerat 10 000 000 kr som rekvisition 1
      När stadskontoret rekvirerar 12 200 700 kr som rekvisition 2
      Så är 22 200 700 kr rekvirerat

    @R2 @avvisas @STK-2023-490
    Scenario: Ett öre mer än tilldelat rekvireras
      När stadskontoret rekvirerar 22 200 700,01 kr
      Så avvisas det enligt R2 med "överstiger tilldelat belopp"
      Och antalet händelser är oförändrat

    @R2 @avvisas @STK-2023-490
    Scenario: Ett öre till när allt är rekvirerat
      Givet att stadskontoret rekvirerat 22 200 700 kr
      När stadskontoret rekvirerar 0,01 kr
      Så avvisas det enligt R2 med "tilldelat 22 200 700 kr, rekvirerat 22 200 700 kr, kvar 0 kr"
      Och antalet händelser är oförändrat

  Regel: R3 Statsbidraget rekvireras inom rekvisitionstiden och av ett godkänt ombud.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag och
        | rekvireras från | 2023-01-18 |
        | rekvireras till | 2023-05-12 |
      Och att Socialstyrelsen tilldelat 22 200 700 kr den 2023-01-18

    @R3 @godtas @villkor-2023
    Scenario: Rekvisition på sista dagen
      När stadskontoret rekvirerar 22 200 700 kr den 2023-05-12
      Så är 22 200 700 kr rekvirerat
      Och är ingen avvikelse öppen

    @R3 @avvisas @villkor-2023
    Scenario: Rekvisition dagen efter sista dagen
      När stadskontoret rekvirerar 22 200 700 kr den 2023-05-13
      Så avvisas det enligt R3 med "rekvisitionstiden är 2023-01-18 till 2023-05-12"
      Och antalet händelser är oförändrat

    @R3 @avvisas @villkor-2023
    Scenario: Rekvisition innan tiden har börjat
      När stadskontoret rekvirerar 22 200 700 kr den 2023-01-17
      Så avvisas det enligt R3 med "rekvisition 2023-01-17 ur SOC-2023"
      Och antalet händelser är oförändrat

    @R3 @godtas @avvikelse @villkor-2023 @STK-2023-490
    Scenario: Ärendet anger bara året för rekvisitionen
      När stadskontoret rekvirerar 22 200 700 kr under 2023
      Så är 22 200 700 kr rekvirerat
      Och är avvikelsen R3 öppen

    @R3 @godtas @avvikelse @villkor-2023
    Scenario: Rekvisition utan angivet ombud
      När stadskontoret rekvirerar 22 200 700 kr utan ombud
      Så är 22 200 700 kr rekvirerat
      Och är avvikelsen R3 öppen

  Regel: R4 En inbetalning hör till en rekvisition, och det inbetalda får inte överstiga det rekvirerade.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R4 @godtas @STK-2018-1233
    Scenario: Staten betalar i två delar
      Givet att Socialstyrelsen betalat ut 5 000 000 kr på rekvisition 1
      När Socialstyrelsen betalar ut 14 700 000 kr på rekvisition 1
      Så är 19 700 000 kr inbetalt
      Och visar balanskontot 19 700 000 kr

    @R4 @avvisas @STK-2018-1233
    Scenario: Staten betalar ett öre mer än rekvirerat
      Givet att Socialstyrelsen betalat ut 5 000 000 kr på rekvisition 1
      När Socialstyrelsen betalar ut 14 700 000,01 kr på rekvisition 1
      Så avvisas det enligt R4 med "rekvirerat 19 700 000 kr, inbetalt 5 000 000 kr, kvar 14 700 000 kr"
      Och antalet händelser är oförändrat

    @R4 @avvisas @STK-2018-1233
    Scenario: En betalning utan rekvisition
      När Socialstyrelsen betalar ut 500 000 kr på rekvisition 9
      Så avvisas det enligt R4 med "inbetalning 500 000 kr utan rekvisition"
      Och antalet händelser är oförändrat

    @R4 @R8 @godtas @STK-2018-1233 @STK-2023-490
    Scenario: En för stor rekvisition makuleras i den del som inte är betald
      Givet att Socialstyrelsen betalat ut 18 600 000 kr på rekvisition 1
      När stadskontoret makulerar 1 100 000 kr av rekvisition 1
      Så är 18 600 000 kr rekvirerat
      Och är 18 600 000 kr ofördelat

    @R4 @avvisas @STK-2018-1233
    Scenario: Det som är betalt makuleras inte
      Givet att Socialstyrelsen betalat ut 18 600 000 kr på rekvisition 1
      När stadskontoret makulerar 1 100 000,01 kr av rekvisition 1
      Så avvisas det enligt R4 med "makulering 1 100 000,01 kr på rekvisition 1"
      Och antalet händelser är oförändrat
