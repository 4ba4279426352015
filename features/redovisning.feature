# language: sv
Egenskap: Redovisning
  Nämnderna redovisar belopp och text i sina årsanalyser, stadskontoret bedömer redovisningarna och
  kommunstyrelsen godkänner.

  Regel: R29 Varje nämnd som fått pengar redovisar belopp och text i sin årsanalys.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr

    @R29 @godtas @STK-2023-490 @egen-praxis
    Scenario: Nämnden redovisar det som den har förbrukat
      Givet att kulturnämnden redovisat en kostnad på 2 900 000 kr
      När kulturnämnden redovisar utfallet 2 900 000 kr i sin årsanalys den 2024-01-31
      Så är 2 900 000 kr redovisat av kulturnämnden
      Och är ingen avvikelse öppen

    @R29 @godtas @STK-2023-490 @egen-praxis
    Scenario: Nämnden redovisar även det som den själv har burit
      Givet att kulturnämnden redovisat en kostnad på 3 150 000 kr
      När kulturnämnden redovisar utfallet 3 150 000 kr i sin årsanalys den 2024-01-31
      Så är 3 150 000 kr redovisat av kulturnämnden
      Och är ingen avvikelse öppen

    @R29 @godtas @STK-2023-490 @egen-praxis
    Scenario: En nämnd som inte förbrukat något redovisar noll
      Givet att kulturnämnden återlämnat 3 100 000 kr
      När kulturnämnden redovisar utfallet 0 kr i sin årsanalys den 2024-01-31
      Så är 0 kr redovisat av kulturnämnden
      Och är ingen avvikelse öppen

    @R29 @godtas @egen-praxis
    Scenario: En ny redovisning ersätter den förra
      Givet att kulturnämnden redovisat en kostnad på 2 900 000 kr
      Och att kulturnämnden redovisat utfallet 2 900 000 kr i sin årsanalys den 2024-01-31
      Och att kulturnämnden krediterat 100 000 kr
      När kulturnämnden redovisar utfallet 2 800 000 kr i sin årsanalys den 2024-02-15
      Så är 2 800 000 kr redovisat av kulturnämnden
      Och är ingen avvikelse öppen

    @R29 @godtas @avvikelse @egen-praxis
    Scenario: Nämnden redovisar ett annat belopp än det bokförda
      Givet att kulturnämnden redovisat en kostnad på 2 900 000 kr
      När kulturnämnden redovisar utfallet 3 100 000 kr i sin årsanalys den 2024-01-31
      Så är 3 100 000 kr redovisat av kulturnämnden
      Och är avvikelsen R29 på 200 000 kr öppen

    @R29 @godtas @avvikelse @aterrapportering-2024 @egen-praxis
    Scenario: Nämnden redovisar bara i text
      Givet att kulturnämnden redovisat en kostnad på 2 900 000 kr
      När kulturnämnden redovisar användningen utan belopp i sin årsanalys den 2024-01-31
      Så är 0 kr redovisat av kulturnämnden
      Och är 1 avvikelse R29 öppen, med "utfall saknas i redovisningen från KUN"

  Regel: R31 KS godkänner återrapporteringen när alla nämnder har redovisat med belopp.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att 8 500 000 kr är avsatta

    @R31 @godtas @aterrapportering-2024 @egen-praxis
    Scenario: Alla nämnder har redovisat med belopp
      Givet att kulturnämnden fått 500 000 kr som kommunbidrag
      Och att tekniska nämnden fått 400 000 kr som kommunbidrag
      Och att kulturnämnden redovisat en kostnad på 450 000 kr
      Och att kulturnämnden redovisat utfallet 450 000 kr i sin årsanalys den 2025-01-31
      Och att tekniska nämnden redovisat utfallet 0 kr i sin årsanalys den 2025-01-31
      Och att stadskontoret bedömt redovisningen från kulturnämnden som godtagbar den 2025-03-10
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är ingen avvikelse öppen

    @R31 @godtas @aterrapportering-2024 @egen-praxis
    Scenario: En redovisning som ansågs ofullständig har kommit in på nytt
      Givet att kulturnämnden fått 500 000 kr som kommunbidrag
      Och att kulturnämnden redovisat användningen utan belopp i sin årsanalys den 2025-01-31
      Och att stadskontoret bedömt redovisningen från kulturnämnden som i behov av komplettering den 2025-02-10
      Och att kulturnämnden redovisat utfallet 0 kr i sin årsanalys den 2025-02-20
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är avvikelsen R31 inte öppen

    # Ärendet har inget belopp från någon av de åtta nämnderna; att det godkänns är föreslaget, och
    # planerat till den 2 april 2025.
    @R31 @godtas @avvikelse @aterrapportering-2024 @egen-praxis
    Scenario: Godkänns återrapporteringen som den är föreslagen saknas belopp från alla åtta
      Givet att dessa nämnder redovisat användningen utan belopp i sina årsanalyser den 2025-01-31
        | Arbetsmarknads- och socialnämnden       |
        | Fritidsnämnden                          |
        | Funktionsstödsnämnden                   |
        | Förskolenämnden                         |
        | Grundskolenämnden                       |
        | Gymnasie- och vuxenutbildningsnämnden   |
        | Kulturnämnden                           |
        | Tekniska nämnden                        |
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är 8 avvikelser R29 öppna, alla med "utfall saknas"
      Och är 1 avvikelse R31 öppen, med "utfall saknas från 8: ASN, FON, FRN, FSN, GRN, GYVN, KUN, TN"

    @R31 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd som har fått medel, okänt hur mycket, har inte redovisat
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd            | belopp |
        | kulturnämnden    | okänt  |
        | tekniska nämnden | okänt  |
      Och att tekniska nämnden redovisat utfallet 0 kr i sin årsanalys den 2025-01-31
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är 1 avvikelse R31 öppen, med "utfall saknas från 1: KUN"

    @R31 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd med pengar har inte redovisat alls
      Givet att kulturnämnden fått 500 000 kr som kommunbidrag
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är 1 avvikelse R31 öppen, med "utfall saknas från 1: KUN"

    @R31 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd som inte förbrukat något redovisar även när bidragsåret är avslutat
      Givet att kulturnämnden fått 500 000 kr som kommunbidrag
      Och att tekniska nämnden fått 400 000 kr som kommunbidrag
      Och att tekniska nämnden återlämnat 400 000 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2024-12-31
      När kommunstyrelsen godkänner återrapporteringen den 2025-05-07 enligt beslut § 100 i STK-0000-1
      Så är 1 avvikelse R31 öppen, med "utfall saknas från 1: KUN"

    @R37 @avvisas @aterrapportering-2024
    Scenario: Ett förslag att godkänna är inget godkännande
      När kommunstyrelsen godkänner återrapporteringen den 2025-03-24 utan beslut
      Så avvisas det enligt R37 med "beslut saknas för godkännande i KS-2024"
      Och antalet händelser är oförändrat

    @R6 @avvisas @KL
    Scenario: Arbetsutskottet bereder men godkänner inte
      När kommunstyrelsens arbetsutskott godkänner återrapporteringen den 2025-03-24
      Så avvisas det enligt R6 med "är fattat av KSAU, men fattas av KS"
      Och antalet händelser är oförändrat
