# language: sv
Egenskap: Räkenskapsåret
  Stadens räkenskapsår stängs för sig, när det är slut och allt är attesterat. Det som rör ett stängt
  år bokförs i det öppna.

  Regel: R41 Inget som ändrar ett saldo får händelsedatum i ett stängt räkenskapsår, eller i ett som är tidigare; det rättas i det öppna året. Året stängs när det är slut, och öppnas igen bara genom ett eget beslut.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att kulturnämnden redovisat en kostnad på 1 100 000 kr den 2022-11-30
      Och att allt är attesterat

    @R41 @godtas @LKBR
    Scenario: Räkenskapsåret stängs när det är slut
      När räkenskapsåret 2022 stängs den 2023-01-31
      Så godtas det
      Och är ingen avvikelse öppen

    @R41 @R35 @godtas @LKBR
    Scenario: Det som hör till nästa år får vänta på attest
      Givet potten SOC-2023 med statsbidrag
      Och att Socialstyrelsen tilldelat 22 200 700 kr den 2023-01-10
      När räkenskapsåret 2022 stängs den 2023-01-31
      Så godtas det
      Och väntar 1 händelse på attest

    @R41 @godtas @LKBR
    Scenario: Räkenskapsåret visar ingående balans, förändring och utgående balans
      När räkenskapsåret 2022 stängs den 2023-01-31
      Så visar räkenskapsåret 2022, som är stängt
        | nämnd         | saldo       | ingående | förändring | utgående   |
        |               | inbetalt    | 0        | 19 700 000 | 19 700 000 |
        |               | ofördelat   | 0        | 16 600 000 | 16 600 000 |
        | Kulturnämnden | disponibelt | 0        | 2 000 000  | 2 000 000  |
        | Kulturnämnden | förbrukat   | 0        | 1 100 000  | 1 100 000  |
      Och visar räkenskapsåret 2023, som är öppet
        | nämnd         | saldo       | ingående   | förändring | utgående   |
        |               | inbetalt    | 19 700 000 | 0          | 19 700 000 |
        |               | ofördelat   | 16 600 000 | 0          | 16 600 000 |
        | Kulturnämnden | disponibelt | 2 000 000  | 0          | 2 000 000  |
        | Kulturnämnden | förbrukat   | 1 100 000  | 0          | 1 100 000  |

    @R41 @godtas @LKBR
    Scenario: Det som var fel i det stängda året rättas i det öppna
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När stadskontoret rättar kostnaden den 2023-02-10
      Så är 0 kr förbrukat hos kulturnämnden
      Och är 3 100 000 kr disponibelt hos kulturnämnden
      Och visar räkenskapsåret 2022, som är stängt
        | nämnd         | saldo     | ingående | förändring | utgående  |
        | Kulturnämnden | förbrukat | 0        | 1 100 000  | 1 100 000 |
      Och visar räkenskapsåret 2023, som är öppet
        | nämnd         | saldo     | ingående  | förändring | utgående |
        | Kulturnämnden | förbrukat | 1 100 000 | −1 100 000 | 0        |

    @R41 @godtas @LKBR
    Scenario: Ett stängt räkenskapsår är inte ett avslutat bidragsår
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-01-31
      Och att allt är attesterat
      Och att räkenskapsåret 2022 stängts den 2023-01-20
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2023-01-31
      Så är 1 300 000 kr förbrukat hos kulturnämnden

    @R41 @avvisas @LKBR
    Abstrakt Scenario: I det stängda året bokförs ingenting: <vad>
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När <vad> den 2022-12-31
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är stängt"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                |
        | kulturnämnden redovisar en kostnad på 200 000 kr   |
        | kommunstyrelsen fördelar 700 000 kr till miljönämnden |
        | stadskontoret rättar kostnaden                     |
        | bidragsåret avslutas                               |
        | kulturnämnden äskar 200 000 kr                     |
        | kulturnämnden redovisar utfallet 1 100 000 kr i sin årsanalys |

    @R41 @avvisas @LKBR
    Scenario: Inte heller föreslås något som ändrar det stängda årets saldon
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När stadskontoret föreslår att 700 000 kr fördelas den 2022-12-31
        | nämnd       | belopp  |
        | Miljönämnden | 700 000 |
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är stängt"
      Och antalet händelser är oförändrat

    @R41 @avvisas @LKBR
    Abstrakt Scenario: En kostnad i det stängda året får veta hur den skrivs i det öppna
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När kulturnämnden redovisar en kostnad på 200 000 kr <när>
      Så avvisas det enligt R41 med "bokföringsdagen i det öppna året som datum och kostnadens dag som period, till exempel <period>."
      Och antalet händelser är oförändrat

      Exempel:
        | när                           | period     |
        | den 2022-12-28                | 2022-12-28 |
        | för 2022-11 den 2022-12-28    | 2022-11-30 |

    @R41 @avvisas @LKBR
    Scenario: Det andra som hör till ett stängt år bokförs i det öppna
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När stadskontoret rättar kostnaden den 2022-12-31
      Så avvisas det enligt R41 med "Bokför i det öppna året, med hänvisning till det gamla."
      Och antalet händelser är oförändrat

    @R41 @avvisas @LKBR
    Abstrakt Scenario: Före det stängda året bokförs inte heller någonting: <vad>
      Givet att räkenskapsåret 2023 stängts den 2024-01-31
      När <vad> den 2022-12-31
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är stängt (stängt till och med 2023)"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                              |
        | kulturnämnden redovisar en kostnad på 200 000 kr |
        | räkenskapsåret 2022 stängs                       |

    @R41 @godtas @LKBR
    Scenario: Året efter det stängda är öppet
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-01-31
      Och att allt är attesterat
      Och att räkenskapsåret 2022 stängts den 2023-01-20
      När kulturnämnden redovisar en kostnad på 200 000 kr den 2023-01-01
      Så är 1 300 000 kr förbrukat hos kulturnämnden

    @R35 @avvisas @egen-praxis
    Scenario: Det som väntar på attest från ett tidigare år hindrar att ett senare stängs
      Givet att kulturnämnden redovisat en kostnad på 200 000 kr den 2022-12-31
      När räkenskapsåret 2023 stängs den 2024-01-31
      Så avvisas det enligt R35 med "räkenskapsåret 2023 eller ett tidigare har händelser som inte är attesterade: SOC-2022 1"
      Och antalet händelser är oförändrat

    @R41 @avvisas @LKBR
    Abstrakt Scenario: Ett räkenskapsår som inte är slut stängs inte: <när>
      Givet att det är den <idag>
      När räkenskapsåret 2022 stängs <när>
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är inte slut <slut>"
      Och antalet händelser är oförändrat

      Exempel:
        | när            | idag       | slut       |
        | den 2022-12-30 | 2023-01-02 | 2022-12-30 |
        | den 2022-12-31 | 2023-01-02 | 2022-12-31 |
        | under 2022     | 2022-12-31 | 2022       |

    @R41 @godtas @LKBR
    Scenario: Dagen efter årets sista dag kan det stängas
      Givet att det är den 2023-01-01
      När räkenskapsåret 2022 stängs den 2023-01-01
      Så godtas det

    @R41 @R55 @avvisas @egen-praxis
    Scenario: Ett räkenskapsår stängs inte i förväg
      Givet att det är den 2022-12-01
      När räkenskapsåret 2022 stängs den 2023-01-31
      Så avvisas det enligt R55 och R41 med "årsstängning 2023-01-31: dagen har inte kommit"
      Och antalet händelser är oförändrat

    @R41 @avvisas @LKBR
    Scenario: Ett räkenskapsår stängs en gång
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När räkenskapsåret 2022 stängs den 2023-02-28
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är stängt"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Scenario: Det som väntar på attest hindrar att dess eget år stängs
      Givet att kulturnämnden redovisat en kostnad på 200 000 kr den 2022-12-31
      När räkenskapsåret 2022 stängs den 2023-01-31
      Så avvisas det enligt R35 med "räkenskapsåret 2022 eller ett tidigare har händelser som inte är attesterade: SOC-2022 1"
      Och antalet händelser är oförändrat

    @R37 @avvisas @egen-praxis
    Abstrakt Scenario: Utan ett beslut av kommunstyrelsen blir det ingen <rubrik>
      Givet att räkenskapsåret 2021 stängts den 2022-01-31
      Och att allt är attesterat
      När räkenskapsåret <vad> den 2023-01-31 utan beslut
      Så avvisas det enligt R37 med "beslut saknas för <rubrik> av <år>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad              | rubrik       | år   |
        | 2022 stängs      | årsstängning | 2022 |
        | 2021 öppnas igen | årsöppning   | 2021 |

    @R37 @avvisas @egen-praxis
    Abstrakt Scenario: Ett beslut om räkenskapsåret anges helt från början: <hur>
      När räkenskapsåret 2022 stängs den 2023-02-10 enligt beslut <hur>
      Så avvisas det enligt R37 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | hur                                                            | skäl                                                          |
        | av kommunstyrelsen den 2023-02-08                              | beslutet om årsstängning av 2022 saknar dag, paragraf eller diarienummer |
        | av kommunstyrelsen den 2023-02-08 § 41                         | beslutet om årsstängning av 2022 saknar dag, paragraf eller diarienummer |
        | av kommunstyrelsen den 2023-02-08 i STK-0000-1                | beslutet om årsstängning av 2022 saknar dag, paragraf eller diarienummer |
        | av kommunstyrelsen den 2023-03-08 § 41 i STK-0000-1           | årsstängning av 2022 2023-02-10, före beslutet 2023-03-08 |

    @R6 @avvisas @egen-praxis
    Scenario: Nämnden stänger inte kommunens räkenskapsår
      När räkenskapsåret 2022 stängs den 2023-02-10 enligt beslut av kulturnämnden den 2023-02-08 § 41 i STK-0000-1
      Så avvisas det enligt R6 med "beslutet om årsstängning av 2022 är fattat av KUN, men fattas av KS"
      Och antalet händelser är oförändrat

    @R41 @R37 @R6 @godtas @egen-praxis
    Scenario: Ett stängt räkenskapsår öppnas igen, och det förra är då det sista stängda
      Givet att räkenskapsåret 2023 stängts den 2024-01-31
      När räkenskapsåret 2022 öppnas igen den 2024-02-20
      Så godtas det
      Och är räkenskapsåren stängda till och med 2021

    @R41 @godtas @egen-praxis
    Scenario: I det öppnade året bokförs igen, och det stängs på nytt
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      Och att räkenskapsåret 2022 öppnats igen den 2023-02-20
      Och att kulturnämnden redovisat en kostnad på 200 000 kr den 2022-12-30
      Och att allt är attesterat
      När räkenskapsåret 2022 stängs den 2023-02-28
      Så visar räkenskapsåret 2022, som är stängt
        | nämnd         | saldo     | ingående | förändring | utgående  |
        | Kulturnämnden | förbrukat | 0        | 1 300 000  | 1 300 000 |

    @R41 @godtas @egen-praxis
    Scenario: Medan året är öppet igen visas det som öppet
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När räkenskapsåret 2022 öppnas igen den 2023-02-20
      Så visar räkenskapsåret 2022, som är öppet
        | nämnd         | saldo     | ingående | förändring | utgående  |
        | Kulturnämnden | förbrukat | 0        | 1 100 000  | 1 100 000 |

    @R41 @avvisas @egen-praxis
    Abstrakt Scenario: Ett år som inte är stängt öppnas inte: <vad>
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      När räkenskapsåret <år> öppnas igen den <när>
      Så avvisas det enligt R41 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                | år   | när        | skäl                                                               |
        | det är öppet       | 2023 | 2024-02-20 | räkenskapsåret 2023 är inte stängt (stängt till och med 2022)      |
        | före stängningen   | 2022 | 2023-01-30 | årsöppning 2023-01-30: ett räkenskapsår stängdes 2023-01-31        |

    @R41 @avvisas @egen-praxis
    Scenario: När inget år är stängt finns inget att öppna
      När räkenskapsåret 2022 öppnas igen den 2023-02-20
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är inte stängt (inget år är stängt)"
      Och antalet händelser är oförändrat

    @R41 @avvisas @egen-praxis
    Scenario: Ett år som öppnats två gånger är inte stängt den andra
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      Och att räkenskapsåret 2022 öppnats igen den 2023-02-20
      När räkenskapsåret 2022 öppnas igen den 2023-02-21
      Så avvisas det enligt R41 med "räkenskapsåret 2022 är inte stängt (stängt till och med 2021)"
      Och antalet händelser är oförändrat

    @R41 @avvisas @egen-praxis
    Scenario: Ett år som öppnats igen stängs inte på en dag före det
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      Och att räkenskapsåret 2022 öppnats igen den 2023-02-20
      När räkenskapsåret 2022 stängs den 2023-02-19
      Så avvisas det enligt R41 med "ett räkenskapsår öppnades igen 2023-02-20"
      Och antalet händelser är oförändrat

    @R41 @godtas @egen-praxis
    Scenario: Ett år som stängts med en klocka som gick fel öppnas den dag det är
      Givet att det är den 2098-01-02
      Och att räkenskapsåret 2097 stängts den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-20
      När räkenskapsåret 2022 öppnas igen den 2023-02-20
      Så godtas det
      Och är räkenskapsåren stängda till och med 2021

    @R41 @avvisas @egen-praxis
    Scenario: Dagen innan öppnas det inte
      Givet att det är den 2098-01-02
      Och att räkenskapsåret 2097 stängts den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-20
      När räkenskapsåret 2022 öppnas igen den 2023-02-19
      Så avvisas det enligt R41 med "Ange tidigast 2023-02-20."
      Och antalet händelser är oförändrat

    @R41 @godtas @egen-praxis
    Scenario: Ett år som öppnats med en klocka som gick fel stängs den dag det är
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      Och att det är den 2098-01-02
      Och att räkenskapsåret 2022 öppnats igen den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-20
      När räkenskapsåret 2022 stängs den 2023-02-20
      Så godtas det
      Och är räkenskapsåren stängda till och med 2022

    @R10 @R36 @avvisas @LKBR
    Abstrakt Scenario: <Vad> rättas inte: ett räkenskapsår öppnas genom ett beslut
      Givet att räkenskapsåret 2022 stängts den 2023-01-31
      Och att räkenskapsåret 2022 öppnats igen den 2023-02-20
      När stadskontoret rättar <vad> den 2023-02-21
      Så avvisas det enligt R10 och R36 med "Ett räkenskapsår öppnas och stängs igen genom ett eget beslut"
      Och antalet händelser är oförändrat

      Exempel:
        | Vad           | vad            |
        | En stängning  | årsstängningen |
        | En öppning    | årsöppningen   |

  Regel: R35 Den som registrerar attesterar inte själv; det som inte är attesterat varken avslutas eller återrapporteras.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att allt är attesterat
      Och att EK-02 registrerats som enhetschef
      Och att EK-02 fått granskningsattest
      Och att EK-02 fått beslutsattest
      Och att EK-01 registrerats som ekonom
      Och att EK-01 fått granskningsattest av EK-02
      Och att EK-03 registrerats som controller
      Och att EK-03 fått granskningsattest i SOC-2022
      Och att EK-03 fått beslutsattest för kulturnämnden
      Och att räkenskapsåret 2022 stängts den 2023-01-31

    @R41 @godtas @egen-praxis
    Scenario: Stängningen gäller genast, och väntar på att någon annan attesterar den
      När räkenskapsåret 2022 öppnas igen den 2023-02-20
      Så väntar 2 stängningar på attest

    @R35 @godtas @attestreglementet
    Scenario: Någon annan attesterar stängningen
      Givet att EK-02 granskningsattesterat årsstängningen den 2023-02-01
      När EK-02 beslutsattesterar årsstängningen den 2023-02-01
      Så väntar ingen stängning på attest

    @R35 @godtas @attestreglementet
    Scenario: En attest räcker inte
      När EK-02 granskningsattesterar årsstängningen den 2023-02-01
      Så väntar 1 stängning på attest

    @R35 @avvisas @attestreglementet
    Abstrakt Scenario: <Vem> attesterar inte stängningen
      Givet att EK-02 granskningsattesterat årsstängningen den 2023-02-01
      När <aktör> <slag>sattesterar årsstängningen den <dag>
      Så avvisas det enligt R35 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | Vem                            | aktör | slag       | dag        | skäl                                         |
        | Den som stängde                | EK-01 | granskning | 2023-02-02 | EK-01 har själv registrerat                  |
        | Den som har attesterat         | EK-02 | granskning | 2023-02-02 | har redan granskningsattest                  |
        | Den med rätt i en pott         | EK-03 | granskning | 2023-02-02 | EK-03 har inte granskningsattest i hela liggaren |
        | Den med rätt för en nämnd      | EK-03 | beslut     | 2023-02-02 | EK-03 har inte beslutsattest i hela liggaren |
        | Den före stängningen           | EK-02 | beslut     | 2023-01-30 | som hände 2023-01-31                         |

    @R35 @godtas @egen-praxis
    Scenario: En stängning som fick sin dag av en klocka som gick fel attesteras den dag det är
      Givet att allt är attesterat
      Och att det är den 2098-01-02
      Och att räkenskapsåret 2097 stängts den 2098-01-02
      Och att klockan ställts rätt och visar 2023-02-20
      Och att EK-02 granskningsattesterat årsstängningen den 2023-02-20
      När EK-02 beslutsattesterar årsstängningen den 2023-02-20
      Så väntar ingen stängning på attest

    @R35 @avvisas @egen-praxis
    Scenario: En attest attesteras inte heller när den är av en stängning
      Givet att EK-02 granskningsattesterat årsstängningen den 2023-02-01
      När EK-02 beslutsattesterar attesten utan pott
      Så avvisas det enligt R35 med "attesteras inte"
      Och antalet händelser är oförändrat

    @R10 @avvisas @egen-praxis
    Scenario: Stängningen hör inte till någon pott
      När EK-02 granskningsattesterar årsstängningen i SOC-2022 den 2023-02-01
      Så avvisas det enligt R10 med "hör till hela liggaren, inte till SOC-2022"
      Och antalet händelser är oförändrat

    @R10 @avvisas @egen-praxis
    Scenario: Det som hör till en pott attesteras i den
      Givet att kommunstyrelsen fördelat 700 000 kr till kulturnämnden den 2023-02-01
      När EK-02 granskningsattesterar fördelningen utan pott den 2023-02-01
      Så avvisas det enligt R10 med "hör till SOC-2022, inte till hela liggaren"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Scenario: Nästa år stängs inte medan den förra stängningen väntar på attest
      När räkenskapsåret 2023 stängs den 2024-01-31
      Så avvisas det enligt R35 med "har händelser som inte är attesterade: liggaren 1"
      Och antalet händelser är oförändrat

    @R35 @godtas @egen-praxis
    Scenario: När stängningen är attesterad stängs nästa år
      Givet att allt är attesterat
      När räkenskapsåret 2023 stängs den 2024-01-31
      Så godtas det

    @R35 @godtas @egen-praxis
    Scenario: I bevakningen står stängningen tills den är attesterad
      Givet att EK-02 granskningsattesterat årsstängningen den 2023-02-01
      När ekonomiavdelningen bevakar den 2023-02-20
      Så väntar detta på attest i bevakningen
        | händelse       | attest        | vem som kan                            |
        | årsstängningen | beslutsattest | Beslutsattest kan ges av EK-02, EK-99. |
