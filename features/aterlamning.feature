# language: sv
Egenskap: Återlämning
  En nämnd lämnar tillbaka det som den inte behöver till kommunstyrelsen och samma pott.

  Bakgrund:
    Givet potten SOC-2022 med statsbidrag
    Och att 19 700 000 kr är rekvirerade och utbetalda

  Regel: R22 En nämnd återlämnar högst det som den har kvar.

    @R22 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Nämnden återlämnar allt som är kvar
      Givet att fritidsnämnden fått 1 150 000 kr
      Och att fritidsnämnden redovisat en kostnad på 1 100 000 kr
      När fritidsnämnden återlämnar 50 000 kr
      Så är 0 kr disponibelt hos fritidsnämnden
      Och är 50 000 kr återlämnat av fritidsnämnden
      Och är 18 600 000 kr ofördelat
      Och visar balanskontot 18 600 000 kr

    @R22 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Grundskolenämnden återlämnar från Pedagogisk inspiration
      Givet att Pedagogisk inspiration fått 2 600 000 kr
      När grundskolenämnden återlämnar 100 000 kr från Pedagogisk inspiration
      Så är 2 500 000 kr disponibelt hos Pedagogisk inspiration

    @R22 @avvisas @egen-praxis
    Scenario: Ett öre mer än det som är kvar
      Givet att fritidsnämnden fått 1 150 000 kr
      Och att fritidsnämnden redovisat en kostnad på 1 100 000 kr
      När fritidsnämnden återlämnar 50 000,01 kr
      Så avvisas det enligt R22 med "kvar hos nämnden 50 000 kr"
      Och antalet händelser är oförändrat

    @R22 @avvisas @egen-praxis
    Scenario: Underenhetens pengar är inte nämndens övriga
      Givet att Pedagogisk inspiration fått 2 600 000 kr
      När grundskolenämnden återlämnar 100 000 kr
      Så avvisas det enligt R22 med "från GRN i SOC-2022: kvar hos nämnden 0 kr"
      Och antalet händelser är oförändrat
