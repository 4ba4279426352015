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

    @R2 @godtas @egen-praxis
    Scenario: Tilldelningen rekvireras i två omgångar
      Givet att stadskontoret rekvirerat 10 000 000 kr som rekvisition 1
      När stadskontoret rekvirerar 12 200 700 kr som rekvisition 2
      Så är 22 200 700 kr rekvirerat

    @R2 @avvisas @egen-praxis
    Scenario: Ett öre mer än tilldelat rekvireras
      När stadskontoret rekvirerar 22 200 700,01 kr
      Så avvisas det enligt R2 med "överstiger tilldelat belopp"
      Och antalet händelser är oförändrat

    @R2 @avvisas @egen-praxis
    Scenario: Ett öre till när allt är rekvirerat
      Givet att stadskontoret rekvirerat 22 200 700 kr
      När stadskontoret rekvirerar 0,01 kr som rekvisition 2
      Så avvisas det enligt R2 med "tilldelat 22 200 700 kr, rekvirerat 22 200 700 kr, kvar 0 kr"
      Och antalet händelser är oförändrat

    @R2 @godtas @egen-praxis
    Scenario: Tilldelningen sänks till det som är rekvirerat
      Givet att stadskontoret rekvirerat 22 000 000 kr
      När Socialstyrelsen sänker tilldelningen med 200 700 kr
      Så är 22 000 000 kr tilldelat
      Och är 22 000 000 kr rekvirerat

    @R2 @avvisas @egen-praxis
    Scenario: Tilldelningen sänks ett öre under det som är rekvirerat
      Givet att stadskontoret rekvirerat 22 000 000 kr
      När Socialstyrelsen sänker tilldelningen med 200 700,01 kr
      Så avvisas det enligt R2 med "Sänk högst 200 700 kr; makulera annars rekvisitionen först"
      Och antalet händelser är oförändrat

    @R2 @godtas @egen-praxis
    Scenario: Tilldelningen sänks när rekvisitionen är makulerad
      Givet att stadskontoret rekvirerat 22 200 700 kr
      Och att stadskontoret makulerat 1 100 000 kr av rekvisition 1
      När Socialstyrelsen sänker tilldelningen med 1 100 000 kr
      Så är 21 100 700 kr tilldelat
      Och är 21 100 700 kr ofördelat

    @R6 @avvisas @egen-praxis
    Scenario: Kommunstyrelsen sänker inte statens tilldelning
      När kommunstyrelsen sänker tilldelningen med 200 700 kr
      Så avvisas det enligt R6 med "är fattat av KS, men fattas av SOS"
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
    Scenario: Ärendet säger att medlen är rekvirerade, men inte vilken dag
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

    @R4 @godtas @egen-praxis
    Scenario: Staten betalar i två delar
      Givet att Socialstyrelsen betalat ut 5 000 000 kr på rekvisition 1
      När Socialstyrelsen betalar ut 14 700 000 kr på rekvisition 1
      Så är 19 700 000 kr inbetalt
      Och visar balanskontot 19 700 000 kr

    @R4 @avvisas @egen-praxis
    Scenario: Staten betalar ett öre mer än rekvirerat
      Givet att Socialstyrelsen betalat ut 5 000 000 kr på rekvisition 1
      När Socialstyrelsen betalar ut 14 700 000,01 kr på rekvisition 1
      Så avvisas det enligt R4 med "rekvirerat 19 700 000 kr, inbetalt 5 000 000 kr, kvar 14 700 000 kr"
      Och antalet händelser är oförändrat

    @R4 @avvisas @egen-praxis
    Scenario: En betalning utan rekvisition
      När Socialstyrelsen betalar ut 500 000 kr på rekvisition 9
      Så avvisas det enligt R4 med "inbetalning 500 000 kr utan rekvisition"
      Och antalet händelser är oförändrat

    @R4 @R8 @godtas @egen-praxis
    Scenario: En för stor rekvisition makuleras i den del som inte är betald
      Givet att Socialstyrelsen betalat ut 18 600 000 kr på rekvisition 1
      När stadskontoret makulerar 1 100 000 kr av rekvisition 1
      Så är 18 600 000 kr rekvirerat
      Och är 18 600 000 kr ofördelat

    @R4 @avvisas @egen-praxis
    Scenario: Det som är betalt makuleras inte
      Givet att Socialstyrelsen betalat ut 18 600 000 kr på rekvisition 1
      När stadskontoret makulerar 1 100 000,01 kr av rekvisition 1
      Så avvisas det enligt R4 med "makulering 1 100 000,01 kr på rekvisition 1"
      Och antalet händelser är oförändrat

    @R4 @godtas @avvikelse @egen-praxis
    Scenario: En inbetalning utan rekvisition blir en avvikelse
      När Socialstyrelsen betalar ut 500 000 kr utan rekvisition
      Så är 500 000 kr oidentifierat
      Och är 0 kr inbetalt
      Och visar balanskontot 0 kr
      Och är avvikelsen R4 på 500 000 kr öppen
      Och läser avvikelsen R4 "inbetalning utan rekvisition: 500 000 kr i SOC-2022" mot "en inbetalning hör till en rekvisition"

    @R4 @godtas @egen-praxis
    Scenario: Den okända betalningen visar sig höra till en rekvisition
      Givet att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      När 400 000 kr av den okända betalningen hänförs till rekvisition 1
      Så är 100 000 kr oidentifierat
      Och är 400 000 kr inbetalt
      Och visar balanskontot 400 000 kr

    @R4 @avvisas @egen-praxis
    Scenario: Ett öre mer än den okända betalningen hänförs till rekvisitionen
      Givet att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      När 500 000,01 kr av den okända betalningen hänförs till rekvisition 1
      Så avvisas det enligt R4 med "där 500 000 kr är oidentifierat"
      Och antalet händelser är oförändrat

    @R4 @avvisas @egen-praxis
    Scenario: Samma okända betalning hänförs inte två gånger
      Givet att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      Och att 500 000 kr av den okända betalningen hänförts till rekvisition 1
      När 500 000 kr av den okända betalningen hänförs till rekvisition 1 den 2022-09-02
      Så avvisas det enligt R4 med "där 0 kr är oidentifierat"
      Och antalet händelser är oförändrat

    @R4 @avvisas @egen-praxis
    Scenario: Den okända betalningen hänförs till en rekvisition som inte finns
      Givet att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      När 500 000 kr av den okända betalningen hänförs till rekvisition 9
      Så avvisas det enligt R4 med "utan rekvisition: 'rekvisition 9' är okänd i SOC-2022"
      Och antalet händelser är oförändrat

    @R4 @avvisas @egen-praxis
    Scenario: Den okända betalningen ryms inte i det som är kvar av rekvisitionen
      Givet att Socialstyrelsen betalat ut 19 300 000 kr på rekvisition 1
      Och att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      När 500 000 kr av den okända betalningen hänförs till rekvisition 1
      Så avvisas det enligt R4 med "rekvirerat 19 700 000 kr, inbetalt 19 300 000 kr, kvar 400 000 kr"
      Och antalet händelser är oförändrat

  Regel: R5 Mottaget statsbidrag är en balanspost tills det används. Kostnaderna ska falla inom nyttjandeperioden, pengarna får komma senare; ett förskott som kommer efter den utreds.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R5 @godtas @STK-2018-1233
    Scenario: Betalningen på bidragsårets sista dag står på balanskontot
      När Socialstyrelsen betalar ut 19 700 000 kr på rekvisition 1 den 2022-12-31
      Så visar balanskontot 19 700 000 kr
      Och är ingen avvikelse öppen

    @R5 @godtas @avvikelse @RKR-R2 @STK-2018-1233
    Scenario: Betalningen kommer när medlen inte längre kan användas
      När Socialstyrelsen betalar ut 19 700 000 kr på rekvisition 1 den 2023-01-01
      Så visar balanskontot 19 700 000 kr
      Och är avvikelsen R5 på 19 700 000 kr öppen
      Och läser avvikelsen R5 "inbetalt 2023-01-01" mot "bara kostnader till och med 2022-12-31 kan betalas med det"

    @R5 @godtas @STK-2018-1233 @egen-praxis
    Scenario: En förlängning gör att medlen kan användas
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-12-31 den 2022-11-01
      När Socialstyrelsen betalar ut 19 700 000 kr på rekvisition 1 den 2023-01-01
      Så är ingen avvikelse öppen
