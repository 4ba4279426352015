# language: sv
Egenskap: Återrapportering
  Stadskontoret återrapporterar till myndigheten vad nämnderna har förbrukat, steg för steg, tills
  myndigheten har kvitterat.

  Regel: R30 Stadskontoret återrapporterar till myndigheten i hela kronor, steg för steg; summan är det som nämnderna förbrukat, eller skillnaden förklaras.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att fritidsnämnden fått 1 150 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 900 000,50 kr den 2023-10-31
      Och att fritidsnämnden redovisat en kostnad på 1 100 000 kr den 2023-12-31
      Och att allt är attesterat

    @R30 @godtas @egen-praxis
    Scenario: Summan är nämndernas förbrukning i hela kronor
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir inskickad den 2024-01-15
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R30 @godtas @egen-praxis
    Scenario: Återrapporteringen säger vilka kostnader som summan vilar på
      Givet att kulturnämnden krediterat 100 000 kr den 2023-11-15
      Och att fritidsnämnden redovisat en kostnad på 30 000 kr för 2023-12 den 2024-01-02
      Och att allt är attesterat
      När återrapporteringen på 3 900 001 kr per 2023-12-31 blir inskickad, på 3 kostnadshändelser om 3 900 000,50 kr, varav andra juridiska personer 400 000 kr den 2024-01-15
      Så vilar återrapporteringen på 3 kostnadshändelser om 3 900 000,50 kr

    @R30 @godtas @egen-praxis
    Scenario: Liggaren skriver själv vilka kostnader det är
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir inskickad den 2024-01-15
      Så vilar återrapporteringen på 2 kostnadshändelser om 4 000 000,50 kr

    @R30 @avvisas @egen-praxis
    Abstrakt Scenario: Andra kostnader än liggarens bär ingen återrapportering: <vad>
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir utkast, på <antal> kostnadshändelser om <summa> kr den 2024-01-15
      Så avvisas det enligt R30 med "men liggaren har 2 kostnadshändelser om 4 000 000,50 kr per 2023-12-31"
      Och antalet händelser är oförändrat

      Exempel:
        | vad        | antal | summa        |
        | för många  | 3     | 4 000 000,50 |
        | annan summa| 2     | 4 000 001    |

    @R30 @avvisas @egen-praxis
    Abstrakt Scenario: Andra juridiska personers andel är en del av summan, i hela kronor: <andel> kr
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir utkast, varav andra juridiska personer <andel> kr den 2024-01-15
      Så avvisas det enligt R30 med "<varför>"
      Och antalet händelser är oförändrat

      Exempel:
        | andel        | varför                                                  |
        | 4 000 002    | andra juridiska personers andel 4 000 002 kr är mer än summan |
        | 1 000 000,50 | är inte hela kronor                                     |

    @R30 @godtas @STK-2023-490 @egen-praxis
    Scenario: Formuläret fylls i före årets slut, med en prognos
      När återrapporteringen på 4 000 001 kr per 2023-11-30 blir inskickad med prognosen 1 100 000 kr den 2023-12-08
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R30 @godtas @egen-praxis
    Scenario: Ett utkast får ha vilken summa som helst
      När återrapporteringen på 3 000 000 kr per 2023-11-30 blir utkast den 2023-12-08
      Så har inga pengar flyttats

    @R30 @godtas @egen-praxis
    Scenario: Myndigheten kvitterar
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit utkast den 2024-01-12
      Och att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir kvitterad med kvittensen "ärende 77" den 2024-01-16
      Så godtas det

    @R30 @godtas @egen-praxis
    Scenario: Myndigheten begär komplettering, och en ny återrapportering skickas in
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit komplettering den 2024-02-01
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir inskickad den 2024-02-12
      Så godtas det

    @R30 @godtas @avvikelse @egen-praxis
    Scenario: En förklarad skillnad visas
      När återrapporteringen på 4 100 001 kr per 2023-12-31 blir inskickad med förklaringen "en faktura väntas" den 2024-01-15
      Så är avvikelsen R30 på 100 000 kr öppen

    @R30 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Det som ändrar den inskickade summan efteråt visas: <vad>
      Givet att kulturnämnden redovisat en kostnad på 300 000 kr den 2023-12-30
      Och att kulturnämnden fått 80 000 kr den 2023-12-30
      Och att allt är attesterat
      Och att återrapporteringen på 4 200 000 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När <vad> den 2023-12-31
      Så är avvikelsen R30 på <skillnad> kr öppen

      Exempel:
        | vad                                                                    | skillnad |
        | kulturnämnden redovisar en kostnad på 20 000 kr för 2023-12            | 20 000   |
        | fritidsnämnden krediterar 40 000 kr                                    | 40 000   |
        | kulturnämnden avräknar 30 000 kr egenfinansiering                      | 30 000   |
        | stadskontoret rättar kostnaden                                         | 199 999  |
        | stadskontoret fastställer en skuld på 50 000 kr för fel ändamål ur det förbrukade hos fritidsnämnden | 50 000 |

    @R30 @godtas @avvikelse @egen-praxis
    Scenario: Även det som myndigheten har kvitterat hålls mot det som är förbrukat
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit kvitterad med kvittensen "ärende 77" den 2024-01-16
      När fritidsnämnden krediterar 40 000 kr den 2023-12-31
      Så är 1 avvikelse R30 öppen, med "förbrukat blir 3 960 000,50 kr per 2023-12-31"

    @R30 @godtas @egen-praxis
    Scenario: En skillnad på mindre än en krona är avrundning
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När kulturnämnden redovisar en kostnad på 1,49 kr den 2023-12-31
      Så är ingen avvikelse öppen

    @R30 @godtas @avvikelse @egen-praxis
    Scenario: En skillnad som växer i små steg visas när den är en krona
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att kulturnämnden redovisat en kostnad på 1,49 kr den 2023-12-31
      När kulturnämnden redovisar en kostnad på 0,01 kr den 2023-12-31
      Så är 1 avvikelse R30 öppen, med "förbrukat blir 4 000 002 kr per 2023-12-31"

    @R30 @godtas @egen-praxis
    Scenario: Det som händer efter per-datumet ändrar ingen inskickad summa
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När fritidsnämnden krediterar 40 000 kr den 2024-01-01
      Så är ingen avvikelse öppen

    @R30 @godtas @egen-praxis
    Scenario: Den faktura som väntades kommer, och summan stämmer
      Givet att återrapporteringen på 4 100 001 kr per 2023-12-31 blivit inskickad med förklaringen "en faktura väntas" den 2024-01-15
      När kulturnämnden redovisar en kostnad på 100 000 kr för 2023-12 den 2023-12-31
      Så är 1 avvikelse R30 öppen, med "återrapporterat 4 100 001 kr per 2023-12-31: en faktura väntas"

    @R30 @godtas @egen-praxis
    Scenario: Medan återrapporteringen kompletteras hålls ingen summa
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit komplettering den 2024-02-01
      När fritidsnämnden krediterar 40 000 kr den 2023-12-31
      Så är ingen avvikelse öppen

    @R30 @avvisas @egen-praxis
    Abstrakt Scenario: Myndigheten kvitterar det som är inskickat: <vad>
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad med prognosen 0 kr den 2024-01-15
      När återrapporteringen på <summa> kr per <per> blir kvitterad med prognosen <prognos> kr med kvittensen "ärende 77" den 2024-01-16
      Så avvisas det enligt R30 med "men inskickat är 4 000 001 kr per 2023-12-31, med prognosen 0 kr"
      Och antalet händelser är oförändrat

      Exempel:
        | vad             | summa     | per        | prognos |
        | en annan summa  | 4 000 000 | 2023-12-31 | 0       |
        | ett annat datum | 4 000 001 | 2023-12-30 | 0       |
        | en prognos till | 4 000 001 | 2023-12-31 | 1       |

    @R36 @avvisas @LKBR
    Scenario: En rättelse lämnar inte återrapporteringens steg i en ordning som inte finns
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att stadskontoret rättat återrapporteringen den 2024-01-16
      Och att allt är attesterat
      Och att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-17
      När stadskontoret rättar rättelsen den 2024-01-18
      Så ska återrapporteringen rättas först
      Och avvisas det enligt R36 med "återrapporteringens steg blir inskickad, inskickad"
      Och antalet händelser är oförändrat

    @R30 @godtas @egen-praxis
    Scenario: Det sista steget i återrapporteringen rättas
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      Och att stadskontoret rättat återrapporteringen den 2024-01-16
      Och att allt är attesterat
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir inskickad den 2024-01-17
      Så är ingen avvikelse öppen

    @R30 @avvisas @egen-praxis
    Scenario: Summan är en krona för stor
      När återrapporteringen på 4 000 002 kr per 2023-12-31 blir inskickad den 2024-01-15
      Så avvisas det enligt R30 med "återrapporterat 4 000 002 kr per 2023-12-31, men förbrukat är 4 000 000,50 kr"
      Och antalet händelser är oförändrat

    @R30 @avvisas @egen-praxis
    Scenario: Det som är förbrukat senare än per-datumet räknas inte
      När återrapporteringen på 4 000 001 kr per 2023-11-30 blir inskickad den 2023-12-08
      Så avvisas det enligt R30 med "förbrukat är 2 900 000,50 kr, prognos 0 kr"
      Och antalet händelser är oförändrat

    @R30 @avvisas @egen-praxis
    Scenario: Formuläret tar inte emot ören
      När återrapporteringen på 4 000 000,50 kr per 2023-12-31 blir utkast den 2024-01-15
      Så avvisas det enligt R30 med "återrapporteringen 4 000 000,50 kr är inte hela kronor"
      Och antalet händelser är oförändrat

    @R30 @avvisas @egen-praxis
    Scenario: Det som inte är inskickat kvitteras inte
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir kvitterad med kvittensen "ärende 77" den 2024-01-16
      Så avvisas det enligt R30 med "är inte påbörjad och kan inte bli kvitterad"
      Och antalet händelser är oförändrat

    @R30 @avvisas @egen-praxis
    Scenario: En kvittering har en kvittens
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir kvitterad den 2024-01-16
      Så avvisas det enligt R30 med "kvitterad återrapportering utan kvittens"
      Och antalet händelser är oförändrat

    @R30 @avvisas @egen-praxis
    Scenario: En inskickad återrapportering skickas inte in en gång till
      Givet att återrapporteringen på 4 000 001 kr per 2023-12-31 blivit inskickad den 2024-01-15
      När återrapporteringen på 4 000 001 kr per 2023-12-31 blir inskickad den 2024-01-16
      Så avvisas det enligt R30 med "Nästa steg är: kvitterad eller komplettering"
      Och antalet händelser är oförändrat
