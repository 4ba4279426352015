# language: sv
Egenskap: Betalning i efterhand
  En del bidrag betalas först när kostnaderna finns. Kommunstyrelsen fördelar då det som är
  tilldelat, staden ligger ute med pengarna, och balanskontot visar en fordran för kostnaderna tills
  staten har betalat. Inget av dokumenten har ett sådant bidrag; exemplet är eget.

  Bakgrund:
    Givet potten EX-2025 med statsbidrag som betalas i efterhand
    Och att Socialstyrelsen tilldelat 3 000 000 kr den 2025-02-03

  Regel: R1 En pott är pengar med en källa, ett program och ett bidragsår, och bidragsåret är kalenderår.

    @R1 @avvisas @egen-praxis
    Scenario: Kommunens eget anslag betalas inte i efterhand
      När potten KS-2025 läggs upp med KS anslag som betalas i efterhand
      Så avvisas det enligt R1 med "KS anslag betalas inte i efterhand"
      Och antalet händelser är oförändrat

    @R1 @avvisas @egen-praxis
    Scenario: Förskottering behöver inte beslutas, för staden ligger alltid ute
      När kommunstyrelsen förskotterar 500 000 kr
      Så avvisas det enligt R1 med "potten betalas i efterhand"
      Och antalet händelser är oförändrat

  Regel: R8 Summan som fördelas ur ett statsbidrag får inte överstiga det som är rekvirerat, eller, när det betalas i efterhand, det som är tilldelat.

    @R8 @godtas @egen-praxis
    Scenario: Det tilldelade fördelas innan något är rekvirerat
      När kommunstyrelsen fördelar 3 000 000 kr till kulturnämnden
      Så är 0 kr ofördelat
      Och är 3 000 000 kr fördelat till kulturnämnden
      Och är 0 kr rekvirerat

    @R8 @avvisas @egen-praxis
    Scenario: Ett öre mer än det tilldelade fördelas
      När kommunstyrelsen fördelar 3 000 000,01 kr till kulturnämnden
      Så avvisas det enligt R8 med "EX-2025 har 3 000 000 kr tilldelat, varav 3 000 000 kr är ofördelat"
      Och antalet händelser är oförändrat

    @R8 @godtas @egen-praxis
    Scenario: Tilldelningen sänks med det som inte är fördelat
      Givet att kommunstyrelsen fördelat 2 400 000 kr till kulturnämnden
      När Socialstyrelsen sänker tilldelningen med 600 000 kr
      Så är 2 400 000 kr tilldelat
      Och är 0 kr ofördelat

    @R8 @avvisas @egen-praxis
    Scenario: Tilldelningen sänks inte under det som är fördelat
      Givet att kommunstyrelsen fördelat 2 400 000 kr till kulturnämnden
      När Socialstyrelsen sänker tilldelningen med 600 000,01 kr
      Så avvisas det enligt R8 med "varav 600 000 kr är ofördelat"
      Och antalet händelser är oförändrat

    @R8 @godtas @egen-praxis
    Scenario: En rekvisition, och att den makuleras, ändrar inte det som kan fördelas
      Givet att stadskontoret rekvirerat 1 000 000 kr den 2025-10-01
      När stadskontoret makulerar 400 000 kr av rekvisition 1 den 2025-10-02
      Så är 600 000 kr rekvirerat
      Och är 3 000 000 kr ofördelat

  Regel: R46 Det som nått nämnderna eller gått tillbaka till staten får inte överstiga inbetalt med tillägg för beslutad förskottering.

    @R46 @godtas @egen-praxis
    Scenario: Staden ligger ute med det som överförs
      Givet att kommunstyrelsen fördelat 3 000 000 kr till kulturnämnden
      När 2 000 000 kr överförs till kulturnämnden
      Så är 2 000 000 kr disponibelt hos kulturnämnden
      Och visar balanskontot 0 kr, varav −2 000 000 kr centralt
      Och är ingen avvikelse öppen

  Regel: R27 En kostnad räknas bara om den faller inom pottens nyttjandeperiod.

    @R27 @godtas @egen-praxis
    Scenario: Kostnaderna före statens betalning är en fordran
      Givet att kommunstyrelsen fördelat 3 000 000 kr till kulturnämnden
      Och att 3 000 000 kr överförts till kulturnämnden
      När kulturnämnden redovisar en kostnad på 1 250 000 kr
      Så är 1 250 000 kr förbrukat hos kulturnämnden
      Och är 0 kr egenfinansierat hos kulturnämnden
      Och visar balanskontot −1 250 000 kr, varav −3 000 000 kr centralt

  Regel: R5 Mottaget statsbidrag är en balanspost tills det används. Kostnaderna ska falla inom nyttjandeperioden, pengarna får komma senare; ett förskott som kommer efter den utreds.

    @R5 @godtas @egen-praxis
    Scenario: Staten betalar efter nyttjandeperioden
      Givet att kulturnämnden fått 3 000 000 kr
      Och att kulturnämnden redovisat en kostnad på 3 000 000 kr
      Och att stadskontoret rekvirerat 3 000 000 kr den 2025-12-15
      När Socialstyrelsen betalar ut 3 000 000 kr på rekvisition 1 den 2026-03-02
      Så är ingen avvikelse öppen
      Och är saldot utestående 3 000 000 kr per 2025-12-31
      Och visar balanskontot 0 kr, varav 0 kr centralt

  Regel: R59 Ett bidrag som betalas i efterhand rekvireras för kostnader som finns; rekvireras mer än det som nämnderna har förbrukat visas det.

    Bakgrund:
      Givet att kulturnämnden fått 1 500 000 kr
      Och att fritidsnämnden fått 1 500 000 kr
      Och att kulturnämnden redovisat en kostnad på 900 000 kr
      Och att fritidsnämnden redovisat en kostnad på 1 500 000 kr

    @R59 @godtas @egen-praxis
    Scenario: Det som nämnderna tillsammans har förbrukat rekvireras i två steg
      Givet att stadskontoret rekvirerat 1 400 000 kr den 2025-10-01
      När stadskontoret rekvirerar 1 000 000 kr som rekvisition 2 den 2025-12-15
      Så är 2 400 000 kr rekvirerat
      Och är ingen avvikelse öppen

    @R59 @godtas @avvikelse @egen-praxis
    Scenario: Ett öre mer än kostnaderna rekvireras
      Givet att stadskontoret rekvirerat 1 400 000 kr den 2025-10-01
      När stadskontoret rekvirerar 1 000 000,01 kr som rekvisition 2 den 2025-12-15
      Så är 2 400 000,01 kr rekvirerat
      Och är avvikelsen R59 på 0,01 kr öppen
      Och läser avvikelsen R59 "rekvirerat blir 2 400 000,01 kr, 0,01 kr mer än kostnaderna" mot "förbrukat är 2 400 000 kr, och bidraget betalas i efterhand"

    @R59 @godtas @egen-praxis
    Scenario: Ett förskott rekvireras innan något har kostat
      Givet potten EX-2026 med statsbidrag
      Och att Socialstyrelsen tilldelat 500 000 kr ur EX-2026
      När stadskontoret rekvirerar 500 000 kr ur EX-2026
      Så är ingen avvikelse öppen

  Regel: R30 Stadskontoret återrapporterar till myndigheten i hela kronor, steg för steg; summan är det som nämnderna förbrukat, eller skillnaden förklaras.

    @R30 @godtas @egen-praxis
    Scenario: Kostnaderna återrapporteras innan staten har betalat
      Givet att kulturnämnden fått 3 000 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 400 000 kr
      Och att allt är attesterat
      När återrapporteringen på 2 400 000 kr per 2025-12-31 blir inskickad den 2026-01-30
      Så är ingen avvikelse öppen

  Regel: R33 Fel ändamål, för högt belopp eller utebliven redovisning ger återbetalningsskuld; skulden betalas eller efterskänks, aldrig mer än den är, avrundad till hela kronor.

    @R33 @avvisas @egen-praxis
    Scenario: Det staten inte har betalat blir ingen skuld
      Givet att kulturnämnden fått 3 000 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 400 000 kr
      Och att stadskontoret rekvirerat 2 400 000 kr den 2025-11-03
      Och att Socialstyrelsen betalat ut 500 000 kr på rekvisition 1 den 2025-12-01
      När stadskontoret fastställer en skuld på 500 000,01 kr för fel ändamål ur det förbrukade hos kulturnämnden den 2026-02-02
      Så avvisas det enligt R33 med "staten har betalat 500 000 kr"
      Och antalet händelser är oförändrat

  Regel: R47 Ett bidragsår avslutas när nyttjandeperioden är slut och allt är bokfört, med inget utestående, utan spärrade medel, utan beslutade rader som väntar på belopp och utan nämnd med både pengar kvar och egenfinansierat; sedan regleras bara skulden, och det som nämnden har burit själv krediteras. Ett bidrag som betalas i efterhand är då också helt rekvirerat.

    Bakgrund:
      Givet att kulturnämnden fått 2 700 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 400 000 kr
      Och att stadskontoret rekvirerat 2 400 000 kr den 2025-12-15
      Och att Socialstyrelsen betalat ut 2 400 000 kr på rekvisition 1 den 2026-03-02

    @R47 @avvisas @egen-praxis
    Scenario: Det som är tilldelat men inte rekvirerat står i vägen
      Givet att allt är attesterat
      När bidragsåret avslutas den 2026-03-03
      Så avvisas det enligt R47 med "EX-2025 betalas i efterhand och har 600 000 kr tilldelat som inte är rekvirerat"
      Och antalet händelser är oförändrat

    @R47 @godtas @egen-praxis
    Scenario: Från kostnad till avslut utan skuld
      Givet att kulturnämnden återlämnat 300 000 kr den 2026-01-15
      Och att Socialstyrelsen sänkt tilldelningen med 600 000 kr den 2026-03-03
      Och att allt är attesterat
      Och att återrapporteringen på 2 400 000 kr per 2025-12-31 blivit inskickad den 2026-03-03
      När bidragsåret avslutas den 2026-03-03
      Så är 0 kr återbetalningsskuld
      Och är 2 400 000 kr tilldelat
      Och visar balanskontot 0 kr, varav 0 kr centralt
      Och är nämndernas ställning
        | nämnd         | beslutat  | överfört  | förbrukat | åter    | kvar |
        | kulturnämnden | 2 700 000 | 2 700 000 | 2 400 000 | 300 000 | 0    |
