# language: sv
Egenskap: Registret
  Handlingarna skriver nämndernas namn på flera sätt. Varje skrivning betyder ett enda organ,
  och pengarna hör till den nämnd som svarar för dem.

  Regel: R25 En underenhet har egen rad, men ansvarig är den nämnd som den hör till.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R25 @godtas @STK-2018-1233
    Scenario: Pedagogisk inspiration har en egen rad hos grundskolenämnden
      När kommunstyrelsen fördelar 3 320 000 kr enligt uppställningen
        | nämnd                                                                           | belopp    |
        | Grundskolenämnden                                                               | 720 000   |
        | Grundskolenämnden avseende den gemensamma skolfunktionen Pedagogisk inspiration | 2 600 000 |
      Så är 720 000 kr fördelat till grundskolenämnden
      Och är 2 600 000 kr fördelat till Pedagogisk inspiration

    @R25 @avvisas @STK-2018-1233
    Scenario: Pedagogisk inspiration hör inte till kulturnämnden
      När kommunstyrelsen fördelar 2 600 000 kr enligt uppställningen
        | nämnd         | underenhet             | belopp    |
        | Kulturnämnden | Pedagogisk inspiration | 2 600 000 |
      Så avvisas det enligt R25 med "GRN-PI hör till GRN, inte till KUN"
      Och antalet händelser är oförändrat

  Regel: R26 Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en nämnd, aldrig ett bolag eller en annan juridisk person, och varje organ finns den dagen; det som har upphört får inget mer, men det som det har kvar redovisas, lämnas tillbaka och regleras.

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: Ett kommunalt bolag disponerar inga medel: <vad>
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När <vad>
        | nämnd                          | belopp  |
        | Malmös kommunala bostadsbolag  | 400 000 |
      Så avvisas det enligt R26 med "är ett bolag och kan inte disponera medel"
      Och avvisas det enligt R26 med "Ange den nämnd som svarar för medlen, och bolaget som utförare på insatsen."
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                              |
        | kommunstyrelsen fördelar 400 000 kr enligt uppställningen        |
        | stadskontoret föreslår att 400 000 kr fördelas                   |

    @R26 @R18 @avvisas @egen-praxis
    Scenario: Ett kommunalt bolag får inget kommunbidrag
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 400 000 kr till tekniska nämnden
      När 400 000 kr överförs som kommunbidrag till Malmös kommunala bostadsbolag
      Så avvisas det enligt R26 och R18 med "är ett bolag och kan inte disponera medel"
      Och antalet händelser är oförändrat

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: Ett kommunalt bolag varken äskar eller redovisar: <vad>
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När Malmös kommunala bostadsbolag <vad>
      Så avvisas det enligt R26 med "är ett bolag och kan inte disponera medel"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                               |
        | redovisar en kostnad på 100 000 kr |
        | äskar 400 000 kr                  |

    @R26 @avvisas @egen-praxis
    Scenario: Ett utskott är ingen underenhet som får medel
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 400 000 kr enligt uppställningen
        | nämnd           | underenhet                     | belopp  |
        | Kommunstyrelsen | Kommunstyrelsens arbetsutskott | 400 000 |
      Så avvisas det enligt R26 med "är ett utskott och kan inte disponera medel"
      Och antalet händelser är oförändrat

    @R26 @godtas @egen-praxis
    Scenario: Nämnden svarar för medlen också när ett bolag utför insatsen
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 400 000 kr enligt uppställningen
        | nämnd            | belopp  | insats        | utförare                             |
        | Tekniska nämnden | 400 000 | trygga gårdar | bolag: Malmös kommunala bostadsbolag |
      Så är 400 000 kr fördelat till tekniska nämnden
      Och anger beslutet att tekniska nämnden betalar "Malmös kommunala bostadsbolag"
      Och är ingen avvikelse öppen

    @R26 @godtas @egen-praxis
    Scenario: Nämnden svarar för medlen också när en förening utför insatsen
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 300 000 kr enligt uppställningen
        | nämnd          | belopp  | insats         | område  | prioriterat område          | utförare                      | samverkan                        |
        | Fritidsnämnden | 300 000 | lovaktiviteter | GESO-02 | demokrati och civilsamhälle | förening: Föreningen Exemplet | Grundskolenämnden; Kulturnämnden |
      Så är 300 000 kr fördelat till fritidsnämnden
      Och anger beslutet att fritidsnämnden betalar "Föreningen Exemplet"
      Och är ingen avvikelse öppen

    @R26 @godtas @STK-2023-490
    Scenario: Förvaltningen skickar in äskandet, nämnden svarar för medlen
      Givet potten KS-2023 med KS anslag
      När funktionsstödsförvaltningen äskar 3 500 000 kr
      Så är 3 500 000 kr äskat av funktionsstödsnämnden

    @R26 @godtas @egen-praxis
    Abstrakt Scenario: Nämnden svarar för medlen också när <vem> använder dem
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      När fritidsnämnden redovisar en kostnad på 150 000 kr som bärs av <vem>
      Så är 150 000 kr förbrukat hos fritidsnämnden
      Och står kostnaden hos <kod>
      Och är ingen avvikelse öppen

      Exempel:
        | vem                    | kod  |
        | grundskolenämnden      | GRN  |
        | Pedagogisk inspiration | GRN-PI |

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: <vem> bär ingen kostnad för en nämnd
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      När fritidsnämnden redovisar en kostnad på 150 000 kr som bärs av <vem>
      Så avvisas det enligt R26 med "och bär ingen kostnad åt en nämnd"
      Och antalet händelser är oförändrat

      Exempel:
        | vem                            |
        | kommunfullmäktige              |
        | kommunstyrelsens arbetsutskott |
        | Socialstyrelsen                |
        | Malmös kommunala bostadsbolag  |

    @R26 @avvisas @egen-praxis
    Scenario: En nämnd som inte fanns bär ingen kostnad
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      När fritidsnämnden redovisar en kostnad på 150 000 kr som bärs av Nämnden för exempel
      Så avvisas det enligt R26 med "Nämnden för exempel (EXN) finns"
      Och antalet händelser är oförändrat

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: <mottagare> disponerar inga medel
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 400 000 kr till <mottagare>
      Så avvisas det enligt R26 med "kan inte disponera medel"
      Och antalet händelser är oförändrat

      Exempel:
        | mottagare                      |
        | kommunfullmäktige              |
        | kommunstyrelsens arbetsutskott |
        | Socialstyrelsen                |

    @R26 @avvisas @egen-praxis
    Scenario: Ett organ som har upphört får inga medel
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      När kommunstyrelsen fördelar 400 000 kr till Nämnden för exempel
      Så avvisas det enligt R26 med "finns … till 2022-12-31, inte 2023-05-02"
      Och antalet händelser är oförändrat

    @R26 @avvisas @egen-praxis
    Scenario: En underenhet som har upphört får inga medel
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden till 2019-12-31
      När kommunstyrelsen fördelar 400 000 kr till Enheten för exempel
      Så avvisas det enligt R26 med "Enheten för exempel (GRN-EX) finns … till 2019-12-31, inte 2022-05-02"
      Och antalet händelser är oförändrat

    @R26 @godtas @egen-praxis
    Scenario: En underenhet får medel så länge den finns
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden till 2022-12-31
      När kommunstyrelsen fördelar 400 000 kr till Enheten för exempel
      Så är 400 000 kr fördelat till Enheten för exempel

    @R26 @avvisas @egen-praxis
    Scenario: Underenheten finns inte längre än den nämnd som den hör till
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN
      Och att organet "Enheten för exempel" registrerats som förvaltning EXN-EX under Nämnden för exempel
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      När kommunstyrelsen fördelar 400 000 kr till Enheten för exempel
      Så avvisas det enligt R26 med "Nämnden för exempel (EXN) finns … till 2022-12-31, inte 2023-05-02"
      Och antalet händelser är oförändrat

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: Ett organ som har upphört nämns inte heller på annat sätt: <vad>
      Givet potten KS-2023 med KS anslag
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": god effekt
      När <händelse>
      Så avvisas det enligt R26 med "Nämnden för exempel (EXN) finns … till 2022-12-31, inte 2023-05-02"
      Och antalet händelser är oförändrat

      Exempel:
        | vad             | händelse |
        | växling från    | kommunfullmäktige växlar 400 000 kr om året från Nämnden för exempel till kulturnämnden från 2024 för "kultur på fritiden" |
        | uppdrag         | kommunstyrelsen ger Nämnden för exempel uppdraget "återkom med en plan" i ärendet STK-0000-1 den 2023-05-02 |
        | förslag, beslut | stadskontoret föreslår att 400 000 kr fördelas utan uppställning enligt beslut av Nämnden för exempel |

    @R26 @godtas @egen-praxis
    Abstrakt Scenario: Det som en enhet har kvar när den har upphört regleras i det öppna året: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden
      Och att Enheten för exempel fått 400 000 kr
      Och att Enheten för exempel redovisat en kostnad på 450 000 kr
      Och att Enheten för exempel krediterat 100 000 kr
      Och att kommunstyrelsen fördelat 60 000 kr till Enheten för exempel
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden till 2022-12-31
      Och att allt är attesterat
      Och att räkenskapsåret 2022 stängts den 2023-01-31
      När <händelse>
      Så godtas det

      Exempel:
        | vad               | händelse |
        | återlämning       | grundskolenämnden återlämnar 50 000 kr från Enheten för exempel den 2023-02-03 |
        | avböjande         | grundskolenämnden avböjer 60 000 kr för Enheten för exempel den 2023-02-03 |
        | ändrad fördelning | kommunstyrelsen tar tillbaka 60 000 kr från Enheten för exempel den 2023-02-03 |
        | skuld             | stadskontoret fastställer en skuld på 10 000 kr för fel ändamål ur det disponibla hos Enheten för exempel den 2023-02-03 |
        | kreditering       | Enheten för exempel krediterar 10 000 kr den 2023-02-03 |
        | nämndredovisning  | Enheten för exempel redovisar utfallet 350 000 kr i sin årsanalys den 2023-02-03 |
        | bedömning         | stadskontoret bedömer redovisningen från Enheten för exempel som godtagbar den 2023-02-03 |
        | avbrott           | Enheten för exempel avbryter insatsen "fältarbete" därför att "enheten har upphört" den 2023-02-03 |
        | uppföljning       | Enheten för exempel följer upp insatsen "fältarbete": god effekt den 2023-02-03 |

    @R26 @R27 @godtas @avvikelse @egen-praxis
    Scenario: En kostnad hör till sin period, också när enheten har upphört innan den bokförs
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden till 2022-12-31
      Och att Enheten för exempel fått 400 000 kr
      Och att allt är attesterat
      Och att räkenskapsåret 2022 stängts den 2023-01-31
      När Enheten för exempel redovisar en kostnad på 100 000 kr för 2022-12-10 den 2023-02-03
      Så är 100 000 kr förbrukat hos Enheten för exempel
      Och är avvikelsen R27 öppen

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: En enhet som har upphört får inget mer och gör inget mer: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att organet "Enheten för exempel" registrerats som förvaltning GRN-EX under grundskolenämnden till 2022-11-30
      Och att Enheten för exempel fått 400 000 kr
      Och att kommunstyrelsen fördelat 60 000 kr till Enheten för exempel
      När <händelse>
      Så avvisas det enligt R26 med "Enheten för exempel (GRN-EX) finns … till 2022-11-30, inte 2022-12-01"
      Och antalet händelser är oförändrat

      Exempel:
        | vad            | händelse |
        | äskande        | Enheten för exempel äskar 10 000 kr den 2022-12-01 |
        | överföring     | 10 000 kr överförs till Enheten för exempel den 2022-12-01 |
        | mottagande     | Enheten för exempel tar emot 10 000 kr den 2022-12-01 |
        | annan insats   | Enheten för exempel begär annan insats för 10 000 kr den 2022-12-01 enligt beslut av grundskolenämnden § 12 i STK-0000-1 |
        | kostnad        | Enheten för exempel redovisar en kostnad på 100 000 kr den 2022-12-01 |
        | kostnadsperiod | Enheten för exempel redovisar en kostnad på 100 000 kr för 2022-12-01 den 2022-11-30 |

  Regel: R54 En kod, ett namn och ett id betyder en enda sak, också för ögat.

    @R54 @godtas @egen-praxis
    Scenario: En ny nämnd registreras
      När organet "Nämnden för exempel" registreras som nämnd EXN
      Så godtas det
      Och betyder "Nämnden för exempel" organet EXN

    @R54 @godtas @egen-praxis
    Scenario: En ny skrivning av ett namn registreras
      När skrivningen "Hälsa, vård- och omsorg" registreras för HVON
      Så betyder "Hälsa, vård- och omsorg" organet HVON

    @R54 @avvisas @egen-praxis
    Scenario: En kod betyder inte två organ
      När organet "Konstnämnden" registreras som nämnd KUN
      Så avvisas det enligt R54 med "namnet 'KUN' är upptaget av KUN"
      Och antalet händelser är oförändrat

    @R54 @avvisas @egen-praxis
    Scenario: En skrivning betyder inte två organ
      När skrivningen "kulturnämnden" registreras för FRN
      Så avvisas det enligt R54 med "namnet 'kulturnämnden' är upptaget av KUN"
      Och antalet händelser är oförändrat

    @R54 @godtas @egen-praxis
    Scenario: Ett organ som upphör registreras på nytt, oförändrat, med sin sista dag
      Givet att organet "Nämnden för exempel" registrerats som nämnd EXN
      När organet "Nämnden för exempel" registreras som nämnd EXN till 2022-12-31
      Så godtas det
      Och betyder "Nämnden för exempel" organet EXN

    @R54 @avvisas @egen-praxis
    Abstrakt Scenario: Registreras ett organ på nytt ändras bara dess sista dag, och den ändras: <vad>
      Givet att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      När organet "<namn>" registreras som <slag> <kod> till <dag>
      Så avvisas det enligt R54 med "är upptaget av EXN"
      Och antalet händelser är oförändrat

      Exempel:
        | vad          | namn                | slag        | kod | dag        |
        | samma dag    | Nämnden för exempel | nämnd       | EXN | 2022-12-31 |
        | annat namn   | Exempelnämnden      | nämnd       | EXN | 2023-12-31 |
        | annat slag   | Nämnden för exempel | förvaltning | EXN | 2023-12-31 |
        | annan kod    | Nämnden för exempel | nämnd       | EXM | 2023-12-31 |

    @R54 @godtas @egen-praxis
    Scenario: Samma organ får heta samma sak på flera sätt
      När skrivningen "KULTURNÄMNDEN" registreras för KUN
      Så godtas det
      Och betyder "KULTURNÄMNDEN" organet KUN

    @R54 @avvisas @egen-praxis
    Abstrakt Scenario: Två organ får inte heta vad ögat tar för ett: <vad>
      När skrivningen "<skrivning>" registreras för FRN
      Så avvisas det enligt R54 med "går att ta för ett av <kod>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                 | skrivning        | kod |
        | stora bokstäver     | KULTURNÄMNDEN    | KUN |
        | l med streck        | Kułturnämnden    | KUN |
        | i utan prick        | Servıcenämnden   | SEN |
        | I i stället för l   | KuIturnämnden    | KUN |
        | a med tak           | Kulturnâmnden    | KUN |
        | andra skiljetecken  | Hälsa  vård, och omsorgsnämnden | HVON |
        | en kod i små        | kun              | KUN |
        | 0 i stället för o   | K0mmunstyrelsen  | KS |

    @R54 @avvisas @egen-praxis
    Abstrakt Scenario: 0 och O är ett för ögat också i ett organs kod och namn: <namn> (<kod>)
      Givet att organet "Kulturnämnden O" registrerats som nämnd EXN
      När organet "<namn>" registreras som nämnd <kod>
      Så avvisas det enligt R54 med "går att ta för ett av <annat>"
      Och antalet händelser är oförändrat

      Exempel:
        | namn                | kod | annat |
        | Nämnden för exempel | F0N | FON   |
        | Kulturnämnden 0     | EXM | EXN   |

    @R54 @godtas @egen-praxis
    Scenario: En ny aktör registreras
      När EK-07 registreras som controller
      Så godtas det

    @R54 @avvisas @egen-praxis
    Abstrakt Scenario: En aktör får inte ha ett id som går att läsa som en annans: <id>
      Givet att EK-01 registrerats som ekonom
      När <id> registreras som controller
      Så avvisas det enligt R54 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | id    | skäl                                             |
        | EK-01 | aktören EK-01 är redan registrerad               |
        | EK-O1 | aktören EK-O1 går att läsa som EK-01, som finns  |
        | EK-0I | aktören EK-0I går att läsa som EK-01, som finns  |

    @R54 @avvisas @egen-praxis
    Scenario: En pott får inte ha ett id som går att läsa som en annans
      Givet potten SOC-2023 med statsbidrag
      När potten S0C-2023 läggs upp med KS anslag
      Så avvisas det enligt R54 med "potten S0C-2023 går att läsa som SOC-2023"
      Och antalet händelser är oförändrat
