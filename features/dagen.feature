# language: sv
Egenskap: Dagen då det registreras
  Det som har hänt har en dag som har kommit. En klocka som går fel ska synas, inte stängas in.

  Regel: R55 Det som har hänt dateras inte efter den dag då det registreras; i en pott är ett beslut som börjar gälla senare en avvikelse, liksom en registreringstid långt före klockan.

    Bakgrund:
      Givet att det är den 2022-10-01
      Och potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr

    @R55 @godtas @egen-praxis
    Scenario: En kostnad samma dag som den registreras
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-01
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R55 @godtas @egen-praxis
    Scenario: En månad som pågår kan redan ha haft sin kostnad
      När kulturnämnden redovisar en kostnad på 100 000 kr under 2022-10
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R55 @avvisas @egen-praxis
    Abstrakt Scenario: Det som inte har hänt registreras inte: <vad>
      När <vad> <när>
      Så avvisas det enligt R55 med "dagen har inte kommit, det är 2022-10-01"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                            | när                           |
        | kulturnämnden redovisar en kostnad på 100 000 kr               | den 2022-10-02                |
        | kulturnämnden redovisar en kostnad på 100 000 kr               | under 2022-11                 |
        | kulturnämnden redovisar en kostnad på 100 000 kr               | för 2022-12 den 2022-10-01    |
        | Socialstyrelsen betalar ut 40 000 kr utan rekvisition          | den 2022-10-02                |
        | kulturnämnden redovisar utfallet 100 000 kr i sin årsanalys    | den 2022-10-02                |
        | stadskontoret rättar överföringen                              | den 2022-10-02                |
        | kommunstyrelsen fördelar 700 000 kr till miljönämnden          | den 2022-10-01 enligt beslut den 2022-10-02 |

    @R55 @godtas @egen-praxis
    Abstrakt Scenario: Det som bara är <läge> i ett ärende får ha en dag som inte har kommit, och ingen väntar på det
      Givet att kommunstyrelsen bordlagt ärendet STK-0000-1 till 2022-12-07 den 2022-09-20
      När kommunstyrelsen ger stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 med svar senast 2023-02-28, bara <läge> den 2022-12-07 enligt beslut av kommunstyrelsen den 2022-12-07
      Så väntar ärendet STK-0000-1 på inget svar
      Och är ärendet STK-0000-1 bordlagt

      Exempel:
        | läge       |
        | föreslaget |
        | planerat   |

    @R55 @avvisas @egen-praxis
    Scenario: Ett uppdrag som är beslutat har en dag som har kommit
      När kommunstyrelsen ger stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2022-12-07
      Så avvisas det enligt R55 med "uppdrag 2022-12-07: dagen har inte kommit, det är 2022-10-01"
      Och antalet händelser är oförändrat

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: Ett beslut som börjar gälla senare visas
      När kommunstyrelsen fördelar 700 000 kr till miljönämnden den 2022-12-01 enligt beslut den 2022-09-20 § 3 i STK-0000-1
      Så är 700 000 kr fördelat till miljönämnden
      Och läser avvikelsen R55 "fördelning är daterad 2022-12-01" mot "det registreras 2022-10-01, innan det börjar gälla"

    @R55 @godtas @egen-praxis
    Scenario: Ett beslut som ännu inte gäller rättas på sin egen dag
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden den 2022-12-01 enligt beslut den 2022-09-20 § 3 i STK-0000-1
      När stadskontoret rättar fördelningen den 2022-12-01
      Så är 0 kr fördelat till miljönämnden

    @R55 @avvisas @egen-praxis
    Scenario: Rättelsen får inte en ännu senare dag
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden den 2022-12-01 enligt beslut den 2022-09-20 § 3 i STK-0000-1
      När stadskontoret rättar fördelningen den 2022-12-02
      Så avvisas det enligt R55 med "rättelse 2022-12-02: dagen har inte kommit"
      Och antalet händelser är oförändrat

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: Det som fick sin dag av en klocka som gick fel rättas på den dagen
      Givet att det är den 2098-01-02
      Och att kulturnämnden redovisat en kostnad på 100 000 kr för 2022-09 den 2098-01-02
      Och att klockan ställts rätt och visar 2022-10-01
      När stadskontoret rättar kostnaden den 2098-01-02
      Så är 0 kr förbrukat hos kulturnämnden
      Och är 3 100 000 kr disponibelt hos kulturnämnden
      Och är 1 avvikelse R55-KLOCKAN öppen, med "registreringstiden är 2098-01-02"

    @R55 @avvisas @egen-praxis
    Abstrakt Scenario: Rättelsens egen dag är inte senare än det rättades, och dess beslut har kommit: <när>
      Givet att det är den 2098-01-02
      Och att kulturnämnden redovisat en kostnad på 100 000 kr för 2022-09 den 2098-01-02
      Och att klockan ställts rätt och visar 2022-10-01
      När stadskontoret rättar kostnaden <när>
      Så avvisas det enligt R55 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | när                                                                | skäl                                          |
        | den 2098-01-03                                                     | rättelse 2098-01-03: dagen har inte kommit    |
        | den 2098-01-02 enligt beslut av kommunstyrelsen den 2098-01-01     | beslut av KS 2098-01-01: dagen har inte kommit |

    @R55 @avvisas @egen-praxis
    Scenario: En registreringstid som sprungit iväg gör inte morgondagen till idag
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-02
      Så avvisas det enligt R55 med "dagen har inte kommit, det är 2022-10-01"
      Och antalet händelser är oförändrat

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: En registreringstid långt före klockan visas
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-01
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och läser avvikelsen R55-KLOCKAN "registreringstiden är 2098-01-01, mer än ett dygn före klockan" mot "klockan visar 2022-10-01; en tidigare händelse har registrerats med en klocka som gick fel"

    @R55 @godtas @egen-praxis
    Scenario: Den visas en gång, inte på varje händelse
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      Och att kulturnämnden redovisat en kostnad på 100 000 kr den 2022-10-01
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2022-10-01
      Så är 1 avvikelse R55-KLOCKAN öppen, med "registreringstiden är 2098-01-01"

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: Ett beslut som börjar gälla senare döljer inte klockan
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden den 2022-12-01 enligt beslut den 2022-09-20 § 3 i STK-0000-1
      Och att en händelse registrerats med en klocka som visade 2098-01-01
      När kulturnämnden redovisar en kostnad på 100 000 kr den 2022-10-01
      Så är 1 avvikelse R55-KLOCKAN öppen, med "registreringstiden är 2098-01-01"
      Och är 1 avvikelse R55 öppen, med "fördelning är daterad 2022-12-01"

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: På samma händelse är de två avvikelser
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      När kommunstyrelsen fördelar 700 000 kr till miljönämnden den 2022-12-01 enligt beslut den 2022-09-20 § 3 i STK-0000-1
      Så är 1 avvikelse R55-KLOCKAN öppen, med "registreringstiden är 2098-01-01"
      Och är 1 avvikelse R55 öppen, med "fördelning är daterad 2022-12-01"

    @R55 @godtas @egen-praxis
    Scenario: När klockan har fått ett eget namn visas den inte igen
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      Och att kulturnämnden redovisat en kostnad på 100 000 kr den 2022-10-01
      Och att stadskontoret noterat avvikelsen A1, "klockan gick fel" mot "klockan går rätt", om avvikelsen R55
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2022-10-01
      Så är avvikelsen A1 öppen
      Och är avvikelsen R55-KLOCKAN inte öppen

    @R55 @godtas @avvikelse @egen-praxis
    Scenario: När den är utredd visas den nästa gång
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      Och att kulturnämnden redovisat en kostnad på 100 000 kr den 2022-10-01
      Och att stadskontoret utrett avvikelsen R55-KLOCKAN
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2022-10-01
      Så är 1 avvikelse R55-KLOCKAN öppen, med "registreringstiden är 2098-01-01"

    @R55 @godtas @egen-praxis
    Scenario: Utanför potterna öppnar den ingen avvikelse, som ingen kunde utreda
      Givet att en händelse registrerats med en klocka som visade 2098-01-01
      När EK-07 registreras som ekonom den 2022-10-01
      Så godtas det
      Och är ingen avvikelse öppen
