# language: sv
Egenskap: Återbetalning
  Det som staten har betalat och som inte har använts, eller använts fel, är en skuld tills den är
  återbetald eller efterskänkt.

  Bakgrund:
    Givet potten SOC-2022 med statsbidrag
    Och att 19 700 000 kr är rekvirerade och utbetalda

  Regel: R32 Statsbidrag som inte är förbrukat när nyttjandeperioden är slut blir återbetalningsskuld.

    Bakgrund:
      Givet att arbetsmarknads- och socialnämnden fått 19 700 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 18 900 000 kr

    @R32 @godtas @SFS-2023-609
    Scenario: Ej förbrukat vid årets slut
      Givet att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är 800 000 kr återbetalningsskuld
      Och är 0 kr disponibelt hos arbetsmarknads- och socialnämnden
      Och är 18 900 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och visar balanskontot 800 000 kr

    @R32 @godtas @SFS-2023-609
    Scenario: Allt är förbrukat och ingen skuld uppstår
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 800 000 kr
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är 0 kr återbetalningsskuld
      Och visar balanskontot 0 kr

    @R32 @godtas @egen-praxis
    Scenario: Skulden fastställs innan bidragsåret avslutas
      När stadskontoret fastställer en skuld på 800 000 kr för ej förbrukat ur det disponibla hos arbetsmarknads- och socialnämnden den 2022-12-31
      Så är 800 000 kr återbetalningsskuld
      Och är 0 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R32 @avvisas @egen-praxis
    Scenario: Före periodens slut är medlen inte oförbrukade
      När stadskontoret fastställer en skuld på 800 000 kr för ej förbrukat ur det disponibla hos arbetsmarknads- och socialnämnden den 2022-12-30
      Så avvisas det enligt R32 med "medlen i SOC-2022 kan användas till 2022-12-31"
      Och antalet händelser är oförändrat

    @R32 @avvisas @egen-praxis
    Scenario: Den förlängda perioden räknas
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2023-06-30
      När stadskontoret fastställer en skuld på 800 000 kr för ej förbrukat ur det disponibla hos arbetsmarknads- och socialnämnden den 2022-12-31
      Så avvisas det enligt R32 med "medlen i SOC-2022 kan användas till 2023-06-30"
      Och antalet händelser är oförändrat

    @R32 @avvisas @egen-praxis
    Scenario: Det som är förbrukat är inte oförbrukat
      När stadskontoret fastställer en skuld på 800 000 kr för ej förbrukat ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-12-31
      Så avvisas det enligt R32 med "det som är förbrukat är inte oförbrukat"
      Och antalet händelser är oförändrat

  Regel: R33 Fel ändamål, för högt belopp eller utebliven redovisning ger återbetalningsskuld; skulden betalas eller efterskänks, aldrig mer än den är, avrundad till hela kronor.

    Bakgrund:
      Givet att arbetsmarknads- och socialnämnden fått 19 000 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 18 900 000 kr

    @R33 @godtas @SFS-2023-609
    Scenario: En kostnad för fel ändamål bär nämnden själv
      När stadskontoret fastställer en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Så är 300 000 kr återbetalningsskuld
      Och är 18 600 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 300 000 kr egenfinansierat hos arbetsmarknads- och socialnämnden

    @R33 @godtas @SFS-2023-609
    Scenario: Staten har betalat för högt belopp, och det är inte fördelat
      När stadskontoret fastställer en skuld på 500 000 kr därför att beloppet var för högt ur det ofördelade den 2022-11-15
      Så är 500 000 kr återbetalningsskuld
      Och är 200 000 kr ofördelat

    @R33 @godtas @SFS-2023-609
    Scenario: Myndigheten återkräver det som är skuld
      Givet att stadskontoret fastställt en skuld på 100 000 kr för utebliven redovisning ur det disponibla hos arbetsmarknads- och socialnämnden den 2023-01-31
      När Socialstyrelsen återkräver 100 000 kr med förfallodag 2023-03-31 den 2023-02-28
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R33 @godtas @avvikelse @SFS-2023-609
    Scenario: Myndigheten återkräver mer än det som är skuld
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      När Socialstyrelsen återkräver 450 000 kr med förfallodag 2023-03-31 den 2023-02-28
      Så har inga pengar flyttats
      Och är avvikelsen R33 på 150 000 kr öppen

    @R33 @godtas @egen-praxis
    Abstrakt Scenario: Myndigheten räknar i hela kronor: <vad>
      Givet att stadskontoret fastställt en skuld på 4 705 366,91 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att Socialstyrelsen återkrävt <krav> med förfallodag 2023-03-31 den 2023-02-28
      När stadskontoret återbetalar <krav>, avrundat <håll> med <öre> den 2023-03-31
      Så är 0 kr återbetalningsskuld
      Och är <krav> återbetalt
      Och är öresavrundningen <utfall>
      Och visar balanskontot 800 000 kr, varav 700 000 kr centralt
      Och är ingen avvikelse öppen

      Exempel:
        | vad    | krav         | håll  | öre     | utfall   |
        | uppåt  | 4 705 367 kr | uppåt | 0,09 kr | −0,09 kr |
        | nedåt  | 4 705 366 kr | nedåt | 0,91 kr | 0,91 kr  |

    @R33 @avvisas @egen-praxis
    Abstrakt Scenario: Öresavrundningen avslutar skulden och är inget annat: <vad>
      Givet att stadskontoret fastställt en skuld på 4 705 366,91 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      När stadskontoret återbetalar <belopp> den 2023-03-31
      Så avvisas det enligt R33 med "skulden är 4 705 366,91 kr"
      Och antalet händelser är oförändrat

      Exempel:
        | vad               | belopp                                     |
        | inte angiven      | 4 705 367 kr                               |
        | fel öre           | 4 705 367 kr, avrundat uppåt med 0,10 kr   |
        | fel håll          | 4 705 367 kr, avrundat nedåt med 0,09 kr   |
        | en del av skulden | 1 000 000 kr, avrundat uppåt med 0,09 kr   |

    @R33 @avvisas @egen-praxis
    Abstrakt Scenario: Hela skulden är allt som är kvar, och öresavrundningen är <vad>
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000,09 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När stadskontoret återbetalar <belopp> den 2023-03-31
      Så avvisas det enligt R33 med "<svar>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad          | belopp                                  | svar                                                             |
        | inte angiven | 750 000 kr                              | eller ange öresavrundningen                                      |
        | för liten    | 750 000 kr, avrundat uppåt med 0,08 kr  | Öresavrundningen är det betalda minus hela skulden               |

    @R33 @godtas @egen-praxis
    Scenario: Hela skulden är allt som är kvar, och betalas i hela kronor
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000,09 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När stadskontoret återbetalar 750 000 kr, avrundat uppåt med 0,09 kr den 2023-03-31
      Så är 0 kr återbetalningsskuld
      Och är öresavrundningen −0,09 kr

    @R33 @avvisas @egen-praxis
    Abstrakt Scenario: Öresavrundningen avrundar till hela kronor: <skuld>
      Givet att stadskontoret fastställt en skuld på <skuld> för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      När stadskontoret återbetalar <belopp> den 2023-03-31
      Så avvisas det enligt R33 med "beloppet är inte hela kronor"
      Och antalet händelser är oförändrat

      Exempel:
        | skuld     | belopp                              |
        | 100,91 kr | 100,50 kr, avrundat nedåt med 0,41 kr |
        | 100 kr    | 99,01 kr, avrundat nedåt med 0,99 kr  |
        | 100 kr    | 100,01 kr, avrundat uppåt med 0,01 kr |

    @R36 @godtas @LKBR
    Scenario: En återbetalning som avrundats rättas i båda sina delar
      Givet att stadskontoret fastställt en skuld på 4 705 366,91 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att stadskontoret återbetalat 4 705 367 kr, avrundat uppåt med 0,09 kr den 2023-03-31
      När stadskontoret rättar återbetalningen den 2023-04-03
      Så är 4 705 366,91 kr återbetalningsskuld
      Och är 0 kr återbetalt
      Och är öresavrundningen 0 kr

    @R32 @godtas @egen-praxis
    Scenario: Ett bidragsår avslutas med öresavrundning
      Givet att stadskontoret fastställt en skuld på 4 705 366,91 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att stadskontoret återbetalat 4 705 367 kr, avrundat uppåt med 0,09 kr den 2022-12-01
      Och att allt är attesterat
      När bidragsåret avslutas den 2022-12-31
      Så är öresavrundningen −0,09 kr

    @R33 @godtas @SFS-2023-609
    Scenario: Skulden betalas, med ränta vid sidan av potten
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att Socialstyrelsen återkrävt 300 000 kr med förfallodag 2023-03-31 den 2023-02-28
      När stadskontoret återbetalar 300 000 kr och 4 500 kr i ränta den 2023-03-31
      Så är 0 kr återbetalningsskuld
      Och är 300 000 kr återbetalt
      Och visar balanskontot 800 000 kr, varav 700 000 kr centralt

    @R33 @godtas @SFS-2023-609
    Scenario: En del betalas och resten efterskänks
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att stadskontoret återbetalat 100 000 kr den 2023-03-31
      När Socialstyrelsen efterskänker 200 000 kr den 2023-04-28
      Så är 0 kr återbetalningsskuld
      Och är 100 000 kr återbetalt
      Och är 200 000 kr efterskänkt

    @R33 @godtas @egen-praxis
    Abstrakt Scenario: Ett återkrav som är <vad> är inte försenat, fast skulden är större
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att Socialstyrelsen återkrävt 180 000 kr med förfallodag 2023-03-31 den 2023-02-28
      När <betalning> 180 000 kr den 2023-03-30
      Så är 120 000 kr återbetalningsskuld
      Och är inget återkrav försenat den 2023-05-01
      Och väntar 120 000 kr på betalning utan återkrav

      Exempel:
        | vad         | betalning                    |
        | betalt      | stadskontoret återbetalar    |
        | efterskänkt | Socialstyrelsen efterskänker |

    @R33 @godtas @egen-praxis
    Scenario: Det som är kvar av ett återkrav är försenat efter förfallodagen
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      Och att stadskontoret återbetalat 50 000 kr den 2023-02-01
      Och att Socialstyrelsen återkrävt 180 000 kr med förfallodag 2023-03-31 den 2023-02-28
      När stadskontoret återbetalar 100 000 kr den 2023-03-30
      Så är 80 000 kr återkrav försenat den 2023-04-01
      Och väntar 70 000 kr på betalning utan återkrav

    @R33 @avvisas @egen-praxis
    Scenario: Skulden är ett öre mer än det som nämnden har kvar
      När stadskontoret fastställer en skuld på 100 000,01 kr för ej förbrukat ur det disponibla hos arbetsmarknads- och socialnämnden den 2022-12-31
      Så avvisas det enligt R33 med "skuld 100 000,01 kr ur hos nämnden (ASN) i SOC-2022: där finns 100 000 kr"
      Och antalet händelser är oförändrat

    @R33 @avvisas @egen-praxis
    Scenario: Nämndens pengar tas från en namngiven nämnd
      När stadskontoret fastställer en skuld på 300 000 kr för fel ändamål ur det förbrukade den 2022-11-15
      Så avvisas det enligt R33 med "skuld ur förbrukat utan nämnd"
      Och antalet händelser är oförändrat

    @R33 @avvisas @egen-praxis
    Scenario: Det ofördelade hör inte till någon nämnd
      När stadskontoret fastställer en skuld på 300 000 kr därför att beloppet var för högt ur det ofördelade hos kulturnämnden den 2022-11-15
      Så avvisas det enligt R33 med "skuld ur ofördelat med nämnd"
      Och antalet händelser är oförändrat

    @R33 @avvisas @egen-praxis
    Abstrakt Scenario: Ett öre mer än skulden: <vad>
      Givet att stadskontoret fastställt en skuld på 300 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden den 2022-11-15
      När <vad> 300 000,01 kr den 2023-03-31
      Så avvisas det enligt R33 med "i SOC-2022: skulden är 300 000 kr"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                        |
        | stadskontoret återbetalar  |
        | Socialstyrelsen efterskänker |

    @R33 @avvisas @egen-praxis
    Scenario: Utan skuld finns inget att betala
      När stadskontoret återbetalar 100 000 kr den 2022-12-31
      Så avvisas det enligt R33 med "fastställ skulden först"
      Och antalet händelser är oförändrat
