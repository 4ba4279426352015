# language: sv
Egenskap: Upprepning
  Pil upp och Enter fördubblar inga pengar. Det som redan är registrerat och gäller registreras
  inte en gång till, om inte någon säger varför.

  Bakgrund:
    Givet potten SOC-2023 med statsbidrag
    Och att 22 200 700 kr är rekvirerade och utbetalda
    Och att kommunstyrelsen fördelat 2 700 000 kr till kulturnämnden

  Regel: R53 Samma sak registreras en gång: det som i allt är likt något som gäller avvisas, om inte ett skäl anges, och en rekvisitions beteckning finns en gång i sin pott.

    @R53 @avvisas @egen-praxis
    Scenario: Samma överföring registreras två gånger
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När 500 000 kr överförs till kulturnämnden den 2023-06-12
      Så avvisas det enligt R53 med "överföring 500 000 kr för KUN i SOC-2023 2023-06-12 är redan registrerat som"
      Och antalet händelser är oförändrat

    @R53 @avvisas @egen-praxis
    Scenario: Samma tilldelning registreras två gånger
      Givet att Socialstyrelsen tilldelat 1 000 000 kr enligt beslut av Socialstyrelsen den 2023-06-01 i 0.0-1/0000
      När Socialstyrelsen tilldelar 1 000 000 kr enligt beslut av Socialstyrelsen den 2023-06-01 i 0.0-1/0000
      Så avvisas det enligt R53 med "lika i allt"
      Och antalet händelser är oförändrat

    @R53 @avvisas @egen-praxis
    Scenario: Det hjälper inte att nämnden skrivs på ett annat sätt
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När 500 000 kr överförs till KUN den 2023-06-12
      Så avvisas det enligt R53 med "ange skälet som upprepning"
      Och antalet händelser är oförändrat

    @R53 @godtas @egen-praxis
    Scenario: En till som är lik den första registreras med sitt skäl
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När 500 000 kr överförs till kulturnämnden den 2023-06-12 en gång till, "andra halvan samma dag"
      Så är 1 000 000 kr disponibelt hos kulturnämnden
      Och är ingen avvikelse öppen

    @R53 @godtas @egen-praxis
    Scenario: Det som är rättat registreras på nytt
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      Och att stadskontoret rättat överföringen
      När 500 000 kr överförs till kulturnämnden den 2023-06-12
      Så är 500 000 kr disponibelt hos kulturnämnden

    @R53 @avvisas @egen-praxis
    Scenario: En rättelse som rättas tar inte tillbaka det som har registrerats på nytt
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      Och att stadskontoret rättat överföringen
      Och att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När stadskontoret rättar rättelsen
      Så avvisas det enligt R53 med "är registrerat på nytt som"
      Och antalet händelser är oförändrat

    @R53 @godtas @avvikelse @egen-praxis
    Scenario: Samma beslut som registreras en annan dag visas
      Givet att kommunstyrelsen fördelat 500 000 kr till fritidsnämnden den 2023-06-07 enligt beslut den 2023-06-07 § 9 i STK-0000-1
      När kommunstyrelsen fördelar 500 000 kr till fritidsnämnden den 2023-06-08 enligt beslut den 2023-06-07 § 9 i STK-0000-1
      Så är avvikelsen R53 öppen

    @R53 @godtas @avvikelse @egen-praxis
    Scenario: Samma tilldelning registreras med det diarienummer som saknades först
      Givet att Socialstyrelsen tilldelat 1 000 000 kr enligt beslut av Socialstyrelsen den 2023-06-01
      När Socialstyrelsen tilldelar 1 000 000 kr enligt beslut av Socialstyrelsen den 2023-06-01 i 0.0-1/0000
      Så är avvikelsen R53 på 1 000 000 kr öppen

    @R53 @godtas @avvikelse @egen-praxis
    Scenario: Samma överföring registreras först utan beslut och sedan med
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När 500 000 kr överförs till kulturnämnden den 2023-06-12 enligt beslut av kommunstyrelsen den 2023-06-07 § 9 i STK-0000-1
      Så är avvikelsen R53 på 500 000 kr öppen

    @R53 @godtas @avvikelse @egen-praxis
    Scenario: Samma kreditnota räknas en gång till när numret utelämnas
      Givet att 500 000 kr överförts till kulturnämnden
      Och att kulturnämnden redovisat en kostnad på 450 000 kr
      Och att kulturnämnden krediterat 50 000 kr på verifikat 3001
      När kulturnämnden krediterar 50 000 kr
      Så är avvikelsen R53 på 50 000 kr öppen

    @R53 @godtas @egen-praxis
    Scenario: Två kreditnotor på samma belopp och dag är två
      Givet att 500 000 kr överförts till kulturnämnden
      Och att kulturnämnden redovisat en kostnad på 450 000 kr
      Och att kulturnämnden krediterat 50 000 kr på verifikat 3001
      När kulturnämnden krediterar 50 000 kr på verifikat 3002
      Så är 350 000 kr förbrukat hos kulturnämnden
      Och är avvikelsen R53 inte öppen

    @R53 @godtas @avvikelse @egen-praxis
    Scenario: En rättelse som rättas visas när det har registrerats på nytt med andra uppgifter
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      Och att stadskontoret rättat överföringen
      Och att 500 000 kr överförts till kulturnämnden den 2023-06-12 enligt beslut av kommunstyrelsen den 2023-06-07 § 9 i STK-0000-1
      När stadskontoret rättar rättelsen
      Så är 1 000 000 kr disponibelt hos kulturnämnden
      Och är avvikelsen R53 på 500 000 kr öppen

    @R53 @godtas @egen-praxis
    Scenario: Ett annat belopp är en annan sak
      Givet att 500 000 kr överförts till kulturnämnden den 2023-06-12
      När 500 000,01 kr överförs till kulturnämnden den 2023-06-12
      Så är 1 000 000,01 kr disponibelt hos kulturnämnden
      Och är ingen avvikelse öppen

    @R53 @avvisas @egen-praxis
    Scenario: En rekvisition får inte en beteckning som en annan har
      Givet att Socialstyrelsen tilldelat 1 000 000 kr
      Och att stadskontoret rekvirerat 400 000 kr som rekvisition 2
      När stadskontoret rekvirerar 600 000 kr som rekvisition 2
      Så avvisas det enligt R53 med "finns redan i SOC-2023 (400 000 kr rekvirerat)"
      Och antalet händelser är oförändrat

    @R53 @godtas @egen-praxis
    Scenario: Nästa rekvisition har sin egen beteckning
      Givet att Socialstyrelsen tilldelat 1 000 000 kr
      Och att stadskontoret rekvirerat 400 000 kr som rekvisition 2
      När stadskontoret rekvirerar 600 000 kr som rekvisition 3
      Så är 23 200 700 kr rekvirerat
