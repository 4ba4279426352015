# language: sv
Egenskap: Intyg
  Intyget säger hur nära noll varje position och varje tak i en pott har varit, i den ordning som
  det registrerades och dag för dag. Det räknas fram ur händelserna, och vem som helst kan räkna om.

  Regel: R2 Summan av rekvisitionerna får inte överstiga det som tilldelats.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr den 2023-02-01

    @R2 @godtas @STK-2023-490 @egen-praxis
    Scenario: Hela tilldelningen rekvireras, och marginalen är noll men inte överskriden
      När stadskontoret rekvirerar 22 200 700 kr den 2023-05-12
      Så är marginalen "tilldelat minus rekvirerat" lägst 0 kr efter den 2023-05-12, i båda ordningarna
      Och är marginalen "tilldelat" lägst 22 200 700 kr efter den 2023-02-01, i båda ordningarna
      Och har ingen marginal varit under noll

    @R2 @avvisas @egen-praxis
    Scenario: Det som avvisas syns inte i intyget
      Givet att stadskontoret rekvirerat 22 200 000 kr den 2023-05-12
      När stadskontoret rekvirerar 700,01 kr som rekvisition 2 den 2023-05-13
      Så är marginalen "tilldelat minus rekvirerat" lägst 700 kr efter den 2023-05-12, i båda ordningarna
      Och avvisas det enligt R2 med "överstiger tilldelat belopp"
      Och antalet händelser är oförändrat

  Regel: R46 Det som nått nämnderna eller gått tillbaka till staten får inte överstiga inbetalt med tillägg för beslutad förskottering.

    @R46 @godtas @egen-praxis
    Scenario: Förskotteringen är utnyttjad till sista öret
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och att Socialstyrelsen betalat ut 2 000 000 kr på rekvisition 1 den 2022-06-01
      Och att kommunstyrelsen förskotterat 1 100 000 kr den 2022-06-15
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2022-08-17
      När 3 100 000 kr överförs till kulturnämnden den 2022-09-01
      Så är marginalen "inbetalt och förskotterat minus överfört" lägst 0 kr efter den 2022-09-01, i båda ordningarna
      Och visar intyget 2 000 000 kr balanskonto mot balansräkningen, EJ AVSTÄMT
      Och visar intyget 2 000 000 kr inbetalt mot banken, EJ AVSTÄMT

  Regel: R49 Ingen position som rymmer pengar, och inget tak, är mindre än noll någon dag, räknat i den ordning som det hände; ett obestämt datum får vara vilken som helst av sina dagar.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2022-08-17
      Och att 3 100 000 kr överförts till kulturnämnden den 2022-09-01

    @R49 @godtas @avvikelse @egen-praxis
    Scenario: Kostnaden är äldre än överföringen
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-06-15
      Så är marginalen "hos nämnden (KUN)" lägst 2 700 000 kr efter den 2022-06-15, i registreringsordning
      Men är marginalen "hos nämnden (KUN)" lägst −400 000 kr efter den 2022-06-15, dag för dag
      Och är den marginalens avvikelse R49 öppen

    @R49 @godtas @LKBR
    Scenario: Det som händer samma dag räknas tillsammans
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-09-01
      Så är marginalen "hos nämnden (KUN)" lägst 2 700 000 kr efter den 2022-09-01, i båda ordningarna
      Och har ingen marginal varit under noll

    @R49 @godtas @LKBR
    Scenario: En brist som är utredd står kvar i intyget, med sin avvikelse
      Givet att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-06-15
      Och att stadskontoret utrett avvikelsen R49
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-15
      Så är marginalen "hos nämnden (KUN)" lägst −400 000 kr efter den 2022-06-15, dag för dag
      Och är den marginalens avvikelse R49 utredd

  Regel: R28 Förbrukat ur potten är högst det nämnden disponerar; resten bär nämndens egen ram tills den avräknas.

    @R28 @godtas @egen-praxis
    Scenario: Det som aldrig kom in i potten ska stämmas av mot huvudboken
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att arbetsmarknads- och socialnämnden fått 2 700 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden krediterar 20 000 kr
      Så visar intyget 2 730 000 kr kostnad hos arbetsmarknads- och socialnämnden mot huvudboken, EJ AVSTÄMT
      Och är 30 000 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och har ingen marginal varit under noll
