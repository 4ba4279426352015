# language: sv
Egenskap: Bevakning
  Bevakningen räknar upp vad som väntar på vem, och till vilken dag.

  Regel: R3 Statsbidraget rekvireras inom rekvisitionstiden och av ett godkänt ombud.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag och
        | rekvireras till | 2023-05-12 |
      Och att Socialstyrelsen tilldelat 22 200 700 kr den 2023-02-01
      Och att stadskontoret rekvirerat 20 000 000 kr den 2023-03-01

    @R3 @godtas @villkor-2023
    Scenariomall: På sista dagen är det inte för sent, men dagen därpå
      När ekonomiavdelningen bevakar den <idag>
      Så <läge>
        | dag        | vem           | vad                                                           |
        | 2023-05-12 | stadskontoret | Rekvirera 2 200 700 kr, som är tilldelat men inte rekvirerat. |

      Exempel:
        | idag       | läge                  |
        | 2023-04-12 | förfaller detta snart |
        | 2023-05-12 | förfaller detta snart |
        | 2023-05-13 | är detta försenat     |

    @R3 @godtas @villkor-2023
    Scenario: Det som förfaller om mer än trettio dagar visas inte än
      När ekonomiavdelningen bevakar den 2023-04-11
      Så förfaller inget snart

    @R3 @godtas @villkor-2023
    Scenario: Den som frågar längre fram ser det i tid
      När ekonomiavdelningen bevakar den 2023-04-11, 31 dagar framåt
      Så förfaller detta snart
        | dag        | vem           | vad                                                           |
        | 2023-05-12 | stadskontoret | Rekvirera 2 200 700 kr, som är tilldelat men inte rekvirerat. |

  Regel: R19 Nämnden avgör slutligt: den tar emot, avböjer eller begär annan insats, högst för det den har fått.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag och
        | svar senast | 2022-10-31 |
      Och att 4 250 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att fritidsnämnden fått 1 150 000 kr
      Och att kulturnämnden tagit emot 2 400 000 kr den 2022-09-20

    @R19 @godtas @egen-praxis
    Scenario: Två nämnder är sena med svaret, den ena på en del av pengarna
      När ekonomiavdelningen bevakar den 2022-11-01
      Så är detta försenat
        | dag        | vem            | vad                                                         |
        | 2022-10-31 | fritidsnämnden | Ta emot eller avböj 1 150 000 kr, eller begär annan insats. |
        | 2022-10-31 | kulturnämnden  | Ta emot eller avböj 700 000 kr, eller begär annan insats.   |

    @R19 @godtas @egen-praxis
    Scenario: Nämnden ser bara det som rör nämnden
      När kulturnämnden bevakar den 2022-10-15
      Så förfaller detta snart
        | dag        | vem           | vad                                                       |
        | 2022-10-31 | kulturnämnden | Ta emot eller avböj 700 000 kr, eller begär annan insats. |

  Regel: R21 Det som en nämnd avböjt eller vill använda till annat är spärrat tills KS har beslutat.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 4 250 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att fritidsnämnden fått 1 150 000 kr
      Och att kulturnämnden tagit emot 2 600 000 kr den 2022-09-12
      Och att fritidsnämnden tagit emot 750 000 kr den 2022-09-13
      Och att fritidsnämnden begärt annan insats för 400 000 kr den 2022-09-15

    @R19 @R20 @godtas @STK-2018-1233 @egen-praxis
    Scenario: En begäran om annan insats väntar på kommunstyrelsen
      Givet att kulturnämnden begärt annan insats för 500 000 kr den 2022-09-20
      När ekonomiavdelningen bevakar den 2022-10-01
      Så väntar detta utan dag
        | dag | vem             | vad                                                                              |
        |     | kommunstyrelsen | Pröva 400 000 kr, som nämnden vill använda till annat; spärrat sedan 2022-09-15. |
        |     | kommunstyrelsen | Pröva 500 000 kr, som nämnden vill använda till annat; spärrat sedan 2022-09-20. |

    @R21 @godtas @egen-praxis
    Scenario: Det som kommunstyrelsen låter kvarstå hos nämnden väntar inte, bara det som inte är prövat
      Givet att kulturnämnden avböjt 500 000 kr den 2022-09-20
      Och att kommunstyrelsen medgett 300 000 kr av beskedet den 2022-10-12
      När ekonomiavdelningen bevakar den 2022-11-01
      Så väntar detta utan dag
        | dag | vem             | vad                                                                              |
        |     | kommunstyrelsen | Pröva 400 000 kr, som nämnden vill använda till annat; spärrat sedan 2022-09-15. |
        |     | kommunstyrelsen | Pröva 200 000 kr, som nämnden avböjde; spärrat sedan 2022-09-20.                 |

  Regel: R29 Varje nämnd som fått pengar redovisar belopp och text i sin årsanalys.

    @R29 @godtas @STK-2023-490 @egen-praxis
    Scenario: En redovisning saknas när dagen har passerat
      Givet potten SOC-2023 med statsbidrag och
        | redovisas senast | 2024-02-28 |
      Och att 4 250 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att fritidsnämnden fått 1 150 000 kr
      Och att kulturnämnden redovisat en kostnad på 3 100 000 kr den 2023-10-31
      Och att fritidsnämnden redovisat en kostnad på 1 150 000 kr den 2023-11-30
      Och att fritidsnämnden redovisat utfallet 1 150 000 kr i sin årsanalys den 2024-01-31
      När ekonomiavdelningen bevakar den 2024-02-29
      Så är detta försenat
        | dag        | vem           | vad                                                     |
        | 2024-02-28 | stadskontoret | Återrapportera till myndigheten.                        |
        | 2024-02-28 | kulturnämnden | Redovisa hur pengarna har använts, med belopp och text. |

    # Så står det till efter ärendet 2025: alla har redovisat, ingen med belopp.
    @R29 @godtas @avvikelse @aterrapportering-2024
    Scenario: De åtta nämnderna har redovisat, men utan belopp
      Givet potten KS-2024 med KS anslag
      Och att 8 500 000 kr är avsatta
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd                                 | belopp |
        | Arbetsmarknads- och socialnämnden     | okänt  |
        | Fritidsnämnden                        | okänt  |
        | Funktionsstödsnämnden                 | okänt  |
        | Förskolenämnden                       | okänt  |
        | Grundskolenämnden                     | okänt  |
        | Gymnasie- och vuxenutbildningsnämnden | okänt  |
        | Kulturnämnden                         | okänt  |
        | Tekniska nämnden                      | okänt  |
      Och att dessa nämnder redovisat användningen utan belopp i sina årsanalyser den 2025-01-31
        | Arbetsmarknads- och socialnämnden     |
        | Fritidsnämnden                        |
        | Funktionsstödsnämnden                 |
        | Förskolenämnden                       |
        | Grundskolenämnden                     |
        | Gymnasie- och vuxenutbildningsnämnden |
        | Kulturnämnden                         |
        | Tekniska nämnden                      |
      När ekonomiavdelningen bevakar den 2025-04-02
      Så har 8 av 8 nämnder redovisat KS-2024 i bevakningen
      Och är 8 avvikelser R29 öppna, alla med "utfall saknas"

  Regel: R57 Det som källan inte säger uppfinns inte: ett äskande utan belopp, och en fördelning utan rader eller belopp, är en lucka, som varken flyttar eller ersätter något förrän den kompletteras.

    @R57 @godtas @avvikelse @egen-praxis
    Scenario: Perioden är slut, och beslutet säger inte vad nämnden fick
      Givet potten KS-2024 med KS anslag
      Och att 500 000 kr är avsatta
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd         | belopp |
        | kulturnämnden | okänt  |
      När ekonomiavdelningen bevakar den 2025-01-02
      Så är detta försenat
        | dag        | vem               | vad                                       |
        | 2024-12-31 | ekonomiavdelningen | 500 000 kr väntar på belopp i beslutet.  |
      Och väntar detta utan dag
        | dag | vem                | vad                                                               |
        |     | ekonomiavdelningen | Avsluta bidragsåret: pengarna fick användas till 2024-12-31.      |
        |     | ekonomiavdelningen | Komplettera beslutet med beloppet: det är inte känt.              |
        |     | kulturnämnden      | Redovisa hur pengarna har använts, med belopp och text.           |

  Regel: R35 Den som registrerar attesterar inte själv; det som inte är attesterat varken avslutas eller återrapporteras.

    @R35 @godtas @attestreglementet
    Scenario: Det som saknar en attest, eller båda, väntar på attestanten
      Givet potten SOC-2022 med statsbidrag
      Och att 3 100 000 kr är rekvirerade och utbetalda
      Och att allt är attesterat
      Och att kulturnämnden fått 3 100 000 kr
      Och att EK-02 registrerats som controller
      Och att EK-02 fått granskningsattest
      Och att EK-02 granskningsattesterat överföringen
      När ekonomiavdelningen bevakar den 2022-10-01
      Så väntar detta på attest i bevakningen
        | vad          | saknas                         | vem som kan                                                                |
        | fördelningen | gransknings- och beslutsattest | Granskningsattest kan ges av EK-02, EK-98. Beslutsattest kan ges av EK-99. |
        | överföringen | beslutsattest                  | Beslutsattest kan ges av EK-99.                                            |

    @R35 @godtas @attestreglementet
    Scenario: Det som ingen har rätt att attestera sägs
      Givet potten SOC-2022 med statsbidrag
      Och att 3 100 000 kr är rekvirerade
      Och att EK-02 registrerats som controller
      Och att EK-02 fått granskningsattest för funktionsstödsnämnden
      Och att EK-03 registrerats som chef
      Och att EK-03 fått beslutsattest från 2022-06-01 till 2022-09-30
      När ekonomiavdelningen bevakar den 2022-10-01
      Så väntar detta på attest i bevakningen
        | vad           | saknas                         | vem som kan                                                                                           |
        | tilldelningen | gransknings- och beslutsattest | Ingen kan ge gransknings- eller beslutsattest: någon annan än den som registrerade behöver få rätten. |
        | rekvisitionen | gransknings- och beslutsattest | Ingen kan ge gransknings- eller beslutsattest: någon annan än den som registrerade behöver få rätten. |

    @R35 @godtas @attestreglementet
    Scenario: När året är avslutat, redovisat och attesterat väntar ingenting
      Givet potten SOC-2022 med statsbidrag
      Och att 3 100 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att kulturnämnden redovisat en kostnad på 3 100 000 kr den 2022-11-30
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att kulturnämnden redovisat utfallet 3 100 000 kr i sin årsanalys den 2023-01-31
      Och att stadskontoret bedömt redovisningen från kulturnämnden som godtagbar den 2023-02-10
      Och att allt är attesterat
      Och att återrapporteringen på 3 100 000 kr per 2022-12-31 blivit inskickad den 2023-02-15
      Och att kommunstyrelsen godkänt återrapporteringen den 2023-04-05
      Och att återrapporteringen på 3 100 000 kr per 2022-12-31 blivit kvitterad med kvittensen "ärende 77" den 2023-04-12
      När ekonomiavdelningen bevakar den 2023-04-30
      Så är inget försenat
      Och förfaller inget snart
      Och väntar inget utan dag
      Och väntar inget på attest i bevakningen

  Regel: R40 Ett protokoll justeras inom 14 dagar och anslås senast andra dagen därefter; beslutet vinner laga kraft dagen efter den sista dagen att överklaga, tre veckor efter anslaget. Det får verkställas innan dess om inte särskilda skäl talar emot, och då visas det.

    @R40 @godtas @KL
    Scenario: Ett anslaget beslut väntar på laga kraft
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När ekonomiavdelningen bevakar den 2023-07-06
      Så förfaller detta snart
        | dag        | vem             | vad                                                         |
        | 2023-07-07 | kommunstyrelsen | Beslutet vinner laga kraft 2023-07-07, om ingen överklagar. |

    @R40 @godtas @KL
    Scenario: Ett beslut som har vunnit laga kraft väntar inte
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När ekonomiavdelningen bevakar den 2023-07-07
      Så förfaller inget snart

  Regel: R6 Beslutet fattas av det organ som har rätt till det, eller av den som organet har delegerat det till: KS fördelar, KF anvisar och får besluta i KS ställe, nämnden svarar; den som har fördelat får också ta tillbaka det som inte är använt.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda

    @R6 @godtas @KL
    Scenario: Ett beslut på delegation väntar på att anmälas
      Givet att kommunstyrelsen fördelat 300 000 kr till kulturnämnden den 2022-08-22 enligt beslut av kommunstyrelsens arbetsutskott den 2022-08-22 § 410 i STK-0000-1 på delegation av kommunstyrelsen till arbetsutskottet, som ska anmälas
      När kommunstyrelsens arbetsutskott bevakar den 2022-09-01
      Så väntar detta utan dag
        | dag | vem                            | vad                                                             |
        |     | kommunstyrelsens arbetsutskott | Anmäl till KS beslutet 2022-08-22, som är fattat på delegation. |

    @R6 @godtas @KL
    Scenario: Också ett beslut på delegation vars uppställning saknas väntar på att anmälas
      Givet att kommunstyrelsen fördelat 300 000 kr utan uppställning den 2022-08-22 enligt beslut av kommunstyrelsens arbetsutskott den 2022-08-22 § 410 i STK-0000-1 på delegation av kommunstyrelsen till arbetsutskottet, som ska anmälas
      När kommunstyrelsens arbetsutskott bevakar den 2022-09-01
      Så väntar detta utan dag
        | dag | vem                            | vad                                                             |
        |     | kommunstyrelsens arbetsutskott | Anmäl till KS beslutet 2022-08-22, som är fattat på delegation. |

    @R6 @godtas @KL
    Scenario: Ett beslut på delegation som är anmält väntar inte
      Givet att kommunstyrelsen fördelat 300 000 kr till kulturnämnden den 2022-08-22 enligt beslut av kommunstyrelsens arbetsutskott den 2022-08-22 § 410 i STK-0000-1 på delegation av kommunstyrelsen till arbetsutskottet, som ska anmälas
      Och att stadskontoret kompletterat beslutet om fördelningen den 2022-09-07 enligt beslut av kommunstyrelsens arbetsutskott den 2022-08-22 § 410 i STK-0000-1 på delegation av kommunstyrelsen till arbetsutskottet, som är anmält 2022-09-07
      När kommunstyrelsens arbetsutskott bevakar den 2022-09-08
      Så väntar inget utan dag

  Regel: R26 Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en nämnd, aldrig ett bolag eller en annan juridisk person, och varje organ finns den dagen; det som har upphört får inget mer, men det som det har kvar redovisas, lämnas tillbaka och regleras.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 4 250 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr enligt uppställningen
        | nämnd           | belopp  | insats       | utförare                                            |
        | Förskolenämnden | 320 000 | språkträning | förening: Studieförbundet Exempel senast 2022-11-30 |
      Och att 320 000 kr överförts till Förskolenämnden
      Och att Förskolenämnden redovisat en kostnad på 320 000 kr på insatsen "språkträning"

    @R26 @godtas @egen-praxis
    Scenario: Den förening som får betalt redovisar till nämnden
      Givet att Förskolenämnden följt upp insatsen "läxhjälp": god effekt
      När Förskolenämnden bevakar den 2022-12-01
      Så är detta försenat
        | dag        | vem             | vad                                                                  |
        | 2022-11-30 | Förskolenämnden | Hämta in redovisningen om språkträning från Studieförbundet Exempel. |

    @R26 @godtas @egen-praxis
    Abstrakt Scenario: Föreningens redovisning är inne när <vad>
      Givet att <vad>
      När Förskolenämnden bevakar den 2022-12-01
      Så är inget försenat

      Exempel:
        | vad                                                            |
        | Förskolenämnden följt upp insatsen "Språkträning": god effekt  |
        | Förskolenämnden redovisat utfallet 320 000 kr i sin årsanalys  |

    @R26 @godtas @egen-praxis
    Scenario: Den förening som en kostnad betalar redovisar också
      Givet att Förskolenämnden redovisat en kostnad på 4 000 kr på insatsen "läxhjälp" till föreningen "Läxhjälpen Exempel", som redovisar senast 2022-11-15
      Och att Förskolenämnden redovisat en kostnad på 5 000 kr på insatsen "läxhjälp" till föreningen "Läxhjälpen Exempel", som redovisar senast 2022-11-15
      Och att Förskolenämnden redovisat en kostnad på 6 000 kr på insatsen "språkträning" till föreningen "Studieförbundet Exempel", som redovisar senast 2022-11-30
      När Förskolenämnden bevakar den 2022-12-01
      Så är detta försenat
        | dag        | vem             | vad                                                                  |
        | 2022-11-15 | Förskolenämnden | Hämta in redovisningen om läxhjälp från Läxhjälpen Exempel.          |
        | 2022-11-30 | Förskolenämnden | Hämta in redovisningen om språkträning från Studieförbundet Exempel. |

    @R26 @godtas @egen-praxis
    Abstrakt Scenario: Det som en kostnad betalar är redovisat när <vad>
      Givet att Förskolenämnden redovisat en kostnad på 4 000 kr på insatsen "läxhjälp" till föreningen "Läxhjälpen Exempel", som redovisar senast 2022-11-15
      Och att <vad>
      När Förskolenämnden bevakar den 2022-11-16
      Så är inget försenat

      Exempel:
        | vad                                                           |
        | Förskolenämnden följt upp insatsen "Läxhjälp": god effekt     |
        | Förskolenämnden redovisat utfallet 324 000 kr i sin årsanalys |
        | stadskontoret rättat kostnaden                                |
