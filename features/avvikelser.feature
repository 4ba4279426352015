# language: sv
Egenskap: Avvikelser
  Det som inte går ihop i handlingarna visas med båda läsningarna tills någon har utrett det.

  Regel: R42 En motsägelse i eller mellan källor noteras med båda läsningarna, en lucka och en anmärkning med det som står, och stängs bara av en människa med underlag.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R42 @godtas @STK-2023-490
    Scenario: Två uppgifter om vad nämnderna har sökt
      Givet potten SOC-2023 med statsbidrag
      När stadskontoret noterar avvikelsen A3 på 1 000 000 kr, "drygt 44 miljoner kronor" mot "drygt 45 miljoner kronor"
      Så har inga pengar flyttats
      Och är avvikelsen A3 på 1 000 000 kr öppen

    @R42 @godtas @egen-praxis
    Scenario: En skillnad som regeln hittat får namn och räknas inte två gånger
      Givet att kommunstyrelsen fördelat 19 700 000 kr enligt uppställningen
        | nämnd         | belopp     |
        | Kulturnämnden | 18 600 000 |
      När stadskontoret noterar avvikelsen A2 på 1 100 000 kr, "raderna är 18 600 000 kr" mot "totalbeloppet är 19 700 000 kr", om avvikelsen R7
      Så är avvikelsen A2 på 1 100 000 kr öppen
      Och är avvikelsen R7 inte öppen

    @R42 @godtas @egen-praxis
    Scenario: En avvikelse utreds med underlag
      Givet att kommunstyrelsen fördelat 19 700 000 kr enligt uppställningen
        | nämnd         | belopp     |
        | Kulturnämnden | 18 600 000 |
      När stadskontoret utreder avvikelsen R7
      Så är ingen avvikelse öppen
      Och är 1 100 000 kr ofördelat

    @R42 @godtas @egen-praxis
    Scenario: En skillnad som fått namn utreds under det namnet
      Givet att kommunstyrelsen fördelat 19 700 000 kr enligt uppställningen
        | nämnd         | belopp     |
        | Kulturnämnden | 18 600 000 |
      Och att stadskontoret noterat avvikelsen A2, "18 600 000 kr" mot "19 700 000 kr", om avvikelsen R7
      När stadskontoret utreder avvikelsen A2
      Så är ingen avvikelse öppen

    @R42 @godtas @STK-2023-490
    Scenario: Uppställningen är en bilaga som saknas, och det gäller båda potterna
      Givet potten KS-2023 med KS anslag
      Och potten SOC-2023 med statsbidrag
      När stadskontoret noterar luckan A7, "uppställningen står i en bilaga som saknas", som också gäller KS-2023
      Så har inga pengar flyttats
      Och är avvikelsen A7 öppen

    @R42 @godtas @STK-2018-1233
    Scenario: Att kommunstyrelsen delar ut till sitt eget kontor är en anmärkning
      När stadskontoret noterar anmärkningen A15, "kommunstyrelsen föreslås bevilja sitt eget kontor 5 000 000 kr"
      Så är avvikelsen A15 öppen

    @R42 @avvisas @egen-praxis
    Scenario: En motsägelse har två läsningar
      När stadskontoret noterar motsägelsen A3, "drygt 44 miljoner kronor"
      Så avvisas det enligt R42 med "motsägelsen A3 har en läsning"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: En avvikelse stängs inte utan underlag
      Givet att stadskontoret noterat avvikelsen A1, "rubriken anger ett beslut" mot "texten är ett förslag"
      När stadskontoret utreder avvikelsen A1 utan underlag
      Så avvisas det enligt R42 med "utredning av A1 utan underlag"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: En avvikelse som inte är öppen kan inte utredas
      Givet att stadskontoret noterat avvikelsen A1, "rubriken anger ett beslut" mot "texten är ett förslag"
      Och att stadskontoret utrett avvikelsen A1
      När stadskontoret utreder avvikelsen A1
      Så avvisas det enligt R42 med "ingen öppen avvikelse A1"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: Samma läsning två gånger är ingen motsägelse
      När stadskontoret noterar avvikelsen A3, "drygt 44 miljoner kronor" mot "drygt 44 miljoner kronor"
      Så avvisas det enligt R42 med "de två läsningarna är desamma"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: Samma avvikelse öppnas inte två gånger
      Givet att stadskontoret noterat avvikelsen A3, "drygt 44 miljoner kronor" mot "drygt 45 miljoner kronor"
      När stadskontoret noterar avvikelsen A3, "44 000 000 kr" mot "45 000 000 kr"
      Så avvisas det enligt R42 med "avvikelsen A3 är redan öppen i SOC-2022"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: En skillnad som redan är utredd får inget nytt namn
      Givet att kommunstyrelsen fördelat 19 700 000 kr enligt uppställningen
        | nämnd         | belopp     |
        | Kulturnämnden | 18 600 000 |
      Och att stadskontoret utrett avvikelsen R7
      När stadskontoret noterar avvikelsen A2, "18 600 000 kr" mot "19 700 000 kr", om avvikelsen R7
      Så avvisas det enligt R42 med "har ingen öppen avvikelse för R7"
      Och antalet händelser är oförändrat

    @R42 @godtas @egen-praxis
    Scenario: Ett protokoll som justerats för sent står öppet i sitt ärende tills någon har utrett det
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      När stadskontoret utreder avvikelsen R40 i ärendet STK-0000-1
      Så är ingen avvikelse öppen i ärendet STK-0000-1

    @R42 @godtas @egen-praxis
    Scenario: En avvikelse i ett ärende får namn och utreds under det
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      Och att stadskontoret noterat avvikelsen A7, "justerat den 22 juni" mot "senast den 21 juni", om avvikelsen R40 i ärendet STK-0000-1
      När stadskontoret utreder avvikelsen A7 i ärendet STK-0000-1
      Så är ingen avvikelse öppen i ärendet STK-0000-1

    @R42 @godtas @STK-2023-490
    Scenario: Det som handlingarna i ett ärende säger emot varandra noteras i ärendet, och inte i en pott
      Givet att reservationen från SD antecknats i ärendet STK-2023-490 den 2023-06-07 enligt beslut av kommunstyrelsen den 2023-06-07
      När stadskontoret noterar avvikelsen A1, "rubriken anger ett beslut" mot "texten är ett förslag" i ärendet STK-2023-490
      Så är avvikelsen A1 öppen i ärendet STK-2023-490
      Och är ingen avvikelse öppen

    @R42 @avvisas @egen-praxis
    Scenario: En avvikelse i ett ärende stängs inte utan underlag
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      När stadskontoret utreder avvikelsen R40 utan underlag i ärendet STK-0000-1
      Så avvisas det enligt R42 med "utredning av R40 utan underlag"
      Och antalet händelser är oförändrat

    @R42 @avvisas @egen-praxis
    Scenario: En avvikelse i ett ärende utreds en gång
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      Och att stadskontoret utrett avvikelsen R40 i ärendet STK-0000-1
      När stadskontoret utreder avvikelsen R40 i ärendet STK-0000-1
      Så avvisas det enligt R42 med "ingen öppen avvikelse R40"
      Och antalet händelser är oförändrat

    @R10 @R42 @avvisas @egen-praxis
    Scenario: En avvikelse i ett ärende utreds inte i ett annat
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      Och att kommunstyrelsen bordlagt ärendet STK-0000-2 till 2023-06-07 den 2023-05-29
      När stadskontoret utreder avvikelsen R40 i ärendet STK-0000-2
      Så avvisas det enligt R10 och R42 med "hör till ärendet STK-0000-1, inte till ärendet STK-0000-2"
      Och antalet händelser är oförändrat

    @R10 @R42 @avvisas @egen-praxis
    Scenario: En avvikelse i ett ärende utreds inte i en pott
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-22 i ärendet STK-0000-1
      När stadskontoret utreder avvikelsen R40
      Så avvisas det enligt R10 och R42 med "hör till ärendet STK-0000-1, inte till SOC-2022"
      Och antalet händelser är oförändrat
