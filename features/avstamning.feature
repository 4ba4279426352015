# language: sv
Egenskap: Avstämning
  Det som liggaren säger stäms av mot huvudboken och banken. Händelsen bär båda siffrorna, och
  intyget säger AVSTÄMT så länge de är desamma, eller skillnaden är förklarad.

  Regel: R58 En uppgift stäms av mot huvudboken eller banken tidigast den dag som den gäller, och en skillnad förklaras.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr den 2023-09-01
      Och att kulturnämnden redovisat en kostnad på 2 900 000,50 kr den 2023-10-31

    @R58 @godtas @egen-praxis
    Scenario: Banken visar det som är inbetalt
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 700 kr på konto 1930 den 2024-01-15
      Så skiljer avstämningen 0 kr från liggarens 22 200 700 kr
      Och har inga pengar flyttats
      Och är ingen avvikelse öppen
      Och visar intyget inbetalt AVSTÄMT mot banken

    @R58 @godtas @egen-praxis
    Scenario: Kostnaden stäms av nämnd för nämnd, också det som nämnden bär själv
      Givet att kulturnämnden redovisat en kostnad på 300 000 kr den 2023-11-30
      När stadskontoret stämmer av kostnaden hos kulturnämnden per 2023-12-31 mot huvudboken, som visar 3 200 000,50 kr den 2024-01-15
      Så skiljer avstämningen 0 kr från liggarens 3 200 000,50 kr
      Och är ingen avvikelse öppen
      Och visar intyget kostnad hos kulturnämnden AVSTÄMT mot huvudboken

    @R58 @godtas @egen-praxis
    Scenario: Det som har hänt efter dagen räknas inte
      Givet att kulturnämnden redovisat en kostnad på 100 000 kr den 2023-12-15
      När stadskontoret stämmer av kostnaden per 2023-11 mot huvudboken, som visar 2 900 000,50 kr den 2024-01-15
      Så skiljer avstämningen 0 kr från liggarens 2 900 000,50 kr
      Och är ingen avvikelse öppen

    @R58 @godtas @egen-praxis
    Scenario: En förklarad skillnad är avstämd
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 000 kr med förklaringen "en utbetalning bokfördes den 2 januari" den 2024-01-15
      Så skiljer avstämningen −700 kr från liggarens 22 200 700 kr
      Och är ingen avvikelse öppen
      Och visar intyget inbetalt AVSTÄMT mot banken

    @R58 @godtas @avvikelse @egen-praxis
    Scenario: En skillnad som ingen förklarar visas, och uppgiften är inte avstämd
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 000 kr den 2024-01-15
      Så skiljer avstämningen −700 kr från liggarens 22 200 700 kr
      Och är avvikelsen R58 på 700 kr öppen
      Och läser avvikelsen R58 "banken visar inbetalt 22 200 000 kr per 2023-12-31" mot "liggaren visar 22 200 700 kr"
      Och visar intyget inbetalt EJ AVSTÄMT mot banken

    @R58 @godtas @avvikelse @egen-praxis
    Scenario: Ett konto kan stå under noll
      När stadskontoret stämmer av balanskontot per 2023-12-31 mot huvudboken, som visar −100 kr den 2024-01-15
      Så är avvikelsen R58 öppen

    @R58 @godtas @egen-praxis
    Scenario: Det som ändrar uppgiften efteråt gör den inte längre avstämd
      Givet att stadskontoret stämt av kostnaden hos kulturnämnden per 2023-12-31 mot huvudboken, som visar 2 900 000,50 kr den 2024-01-15
      Och att kulturnämnden redovisat en kostnad på 1 000 kr den 2023-12-31
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 700 kr den 2024-01-17
      Så visar intyget kostnad hos kulturnämnden EJ AVSTÄMT mot huvudboken

    @R58 @godtas @egen-praxis
    Scenario: Det som händer senare rör inte det avstämda
      Givet att stadskontoret stämt av kostnaden hos kulturnämnden per 2023-11-30 mot huvudboken, som visar 2 900 000,50 kr den 2023-12-10
      Och att kulturnämnden redovisat en kostnad på 1 000 kr den 2023-12-31
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 700 kr den 2024-01-17
      Så visar intyget kostnad hos kulturnämnden AVSTÄMT mot huvudboken

    @R58 @godtas @egen-praxis
    Scenario: En rättad avstämning finns inte
      Givet att stadskontoret stämt av inbetalt per 2023-12-31 mot banken, som visar 22 200 700 kr den 2024-01-15
      Och att stadskontoret rättat avstämningen den 2024-01-16
      När stadskontoret stämmer av kostnaden per 2023-12-31 mot huvudboken, som visar 2 900 000,50 kr den 2024-01-17
      Så visar intyget inbetalt ALDRIG AVSTÄMT mot banken

    @R58 @avvisas @egen-praxis
    Scenario: En dag som inte har kommit stäms inte av
      När stadskontoret stämmer av inbetalt per 2023-12-31 mot banken, som visar 22 200 700 kr den 2023-12-30
      Så avvisas det enligt R58 med "avstämningen är gjord 2023-12-30, men gäller 2023-12-31"
      Och antalet händelser är oförändrat

    @R58 @avvisas @egen-praxis
    Scenario: Kommunens eget anslag har inget balanskonto
      Givet potten KS-2023 med KS anslag
      När stadskontoret stämmer av balanskontot per 2023-12-31 mot huvudboken, som visar 0 kr den 2024-01-15
      Så avvisas det enligt R58 med "KS-2023 är KS anslag och har inget balanskonto"
      Och antalet händelser är oförändrat

  Regel: R26 Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en nämnd, aldrig ett bolag eller en annan juridisk person, och varje organ finns den dagen; det som har upphört får inget mer, men det som det har kvar redovisas, lämnas tillbaka och regleras.

    @R26 @godtas @egen-praxis
    Scenario: Det som en nämnd har kvar när den har upphört stäms av
      Givet potten SOC-2023 med statsbidrag
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2023-12-31
      När stadskontoret stämmer av kostnaden hos Nämnden för exempel per 2023-12-31 mot huvudboken, som visar 0 kr den 2024-01-15
      Så godtas det

    @R26 @avvisas @egen-praxis
    Scenario: Den som inte kan disponera medel har ingen kostnad att stämma av
      Givet potten SOC-2023 med statsbidrag
      När stadskontoret stämmer av kostnaden hos Socialstyrelsen per 2023-12-31 mot huvudboken, som visar 0 kr den 2024-01-15
      Så avvisas det enligt R26 med "kan inte disponera medel"
      Och antalet händelser är oförändrat
