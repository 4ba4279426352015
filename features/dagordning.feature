# language: sv
Egenskap: Dagordning
  Händelser registreras inte alltid i den ordning som de inträffar. Räknat dag för dag ska
  pengarna ändå räcka.

  Regel: R49 Ingen position som rymmer pengar, och inget tak, är mindre än noll någon dag, räknat i den ordning som det hände; ett obestämt datum får vara vilken som helst av sina dagar.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2022-08-17

    @R49 @godtas @egen-praxis
    Scenario: Kostnaden kommer efter överföringen
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-09-15
      Så är ingen avvikelse öppen

    @R49 @godtas @LKBR
    Scenario: Det som registreras i efterhand ryms den dag det hände
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-11-30
      När kulturnämnden redovisar en kostnad på 300 000 kr den 2022-10-31
      Så är ingen avvikelse öppen

    @R49 @godtas @LKBR
    Scenario: Samma dag räknas som rätt ordning
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-09-01
      Så är ingen avvikelse öppen

    @R49 @godtas @avvikelse @egen-praxis
    Scenario: Kostnaden är äldre än överföringen
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-06-15
      Så är 400 000 kr förbrukat hos kulturnämnden
      Och är avvikelsen R49 på 400 000 kr öppen
      Och är 1 avvikelse R49 öppen, med "hos nämnden (KUN) är 400 000 kr under noll 2022-06-15"

    @R49 @godtas @avvikelse @egen-praxis
    Scenario: Överföringen är äldre än fördelningen
      När 3 100 000 kr överförs till kulturnämnden den 2022-08-16
      Så är 3 100 000 kr disponibelt hos kulturnämnden
      Och är avvikelsen R49 på 3 100 000 kr öppen

    @R49 @godtas @avvikelse @LKBR
    Scenario: Staten betalade senare än staden förde över
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 1 000 000 kr
      Och att stadskontoret rekvirerat 1 000 000 kr den 2023-02-01
      Och att Socialstyrelsen betalat ut 1 000 000 kr på rekvisition 1 den 2023-03-15
      Och att kommunstyrelsen fördelat 1 000 000 kr till fritidsnämnden den 2023-02-15
      När 1 000 000 kr överförs till fritidsnämnden den 2023-03-01
      Så är 1 000 000 kr disponibelt hos fritidsnämnden
      Och är avvikelsen R49 på 1 000 000 kr öppen

    @R49 @godtas @avvikelse @LKBR
    Scenario: En kredit före kostnaden som den gäller
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-10-15
      När kulturnämnden krediterar 100 000 kr den 2022-09-20
      Så är 300 000 kr förbrukat hos kulturnämnden
      Och är avvikelsen R49 på 100 000 kr öppen

    @R49 @godtas @avvikelse @LKBR
    Scenario: Avsättningen är äldre än anslaget
      Givet potten KS-2022 med KS anslag
      Och att kommunfullmäktige anvisat 5 000 000 kr den 2022-03-01
      När kommunstyrelsen avsätter 1 000 000 kr den 2022-02-01
      Så är avvikelsen R49 på 1 000 000 kr öppen
      Och är 1 avvikelse R49 öppen, med "anvisat minus avsatt är 1 000 000 kr under noll 2022-02-01"

    @R49 @godtas @LKBR
    Scenario: Ett anslag utan känt belopp räcker alla dagar
      Givet potten KS-2022 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp den 2022-03-01
      Och att kommunstyrelsen avsatt 1 000 000 kr den 2022-05-01
      När kommunstyrelsen avsätter 500 000 kr den 2022-04-01
      Så är ingen avvikelse öppen

    @R49 @godtas @LKBR
    Scenario: En brist som redan är visad visas inte igen
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-06-15
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-15
      Så är 1 avvikelse R49 öppen, med "under noll 2022-06-15"

    @R49 @godtas @LKBR
    Scenario: Inte heller när det som registreras i efterhand hände efter bristen
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-06-15
      Och att kulturnämnden redovisat en kostnad på 100 000 kr den 2022-10-15
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2022-09-20
      Så är 1 avvikelse R49 öppen, med "under noll 2022-06-15"

    @R49 @godtas @avvikelse @LKBR
    Scenario: En brist som blir större visas på nytt, också när den första är utredd
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 1 kr den 2022-06-15
      Och att stadskontoret utrett avvikelsen R49
      När kulturnämnden redovisar en kostnad på 400 000 kr den 2022-06-15
      Så är avvikelsen R49 på 400 001 kr öppen
      Och är 1 avvikelse R49 öppen, med "hos nämnden (KUN) är 400 001 kr under noll 2022-06-15"

    @R49 @godtas @LKBR
    Scenario: En rättelse samma dag tar bort bristen
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-06-15
      När stadskontoret rättar kostnaden den 2022-06-15
      Så är ingen avvikelse öppen

    @R49 @godtas @avvikelse @LKBR
    Scenario: En rättelse en senare dag lämnar bristen de dagar som gick
      Givet att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att kulturnämnden redovisat en kostnad på 400 000 kr den 2022-06-15
      När stadskontoret rättar kostnaden den 2022-06-20
      Så är avvikelsen R49 på 400 000 kr öppen
      Och är 1 avvikelse R49 öppen, med "hos nämnden (KUN) är 400 000 kr under noll 2022-06-15"

    @R49 @godtas @egen-praxis
    Scenario: Ett beslut som bara är daterat med år kan ha kommit efter pengarna
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr senast den 2023-06-05
      Och att stadskontoret rekvirerat 22 200 700 kr den 2023-06-05
      När kommunstyrelsen fördelar 1 000 000 kr till fritidsnämnden den 2023
      Så är ingen avvikelse öppen

    @R49 @godtas @egen-praxis
    Scenario: Pengar som kommit senast en dag kan ha kommit före beslutet
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr senast den 2023-06-05
      Och att stadskontoret rekvirerat 22 200 700 kr senast den 2023-06-05
      När kommunstyrelsen fördelar 1 000 000 kr till fritidsnämnden den 2023-03-01
      Så är ingen avvikelse öppen

    @R49 @godtas @avvikelse @LKBR
    Scenario: Ett beslut senast en dag, före varje dag som pengarna kan ha kommit
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr senast den 2023-06-05
      Och att stadskontoret rekvirerat 22 200 700 kr den 2023-06
      När kommunstyrelsen fördelar 1 000 000 kr till fritidsnämnden senast den 2023-05-31
      Så är avvikelsen R49 på 1 000 000 kr öppen
      Och är 1 avvikelse R49 öppen, med "ofördelat är 1 000 000 kr under noll 2023-05-31"
