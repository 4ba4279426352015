# language: sv
Egenskap: Rättelse och attest
  Ingenting tas bort. Det som blev fel rättas med en ny händelse, det som saknas läggs till, och
  två personer står bakom varje händelse som rör pengar.

  Bakgrund:
    Givet att det är den 2022-12-31
    Och potten SOC-2022 med statsbidrag
    Och att 19 700 000 kr är rekvirerade och utbetalda
    Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden

  Regel: R35 Den som registrerar attesterar inte själv; det som inte är attesterat varken avslutas eller återrapporteras.

    Bakgrund:
      Givet att EK-01 registrerats som ekonom
      Och att EK-01 fått granskningsattest av EK-02
      Och att EK-01 fått beslutsattest av EK-02
      Och att EK-02 registrerats som enhetschef
      Och att EK-02 fått granskningsattest
      Och att EK-02 fått beslutsattest för förskolenämnden från 2022-01-01 till 2022-12-31 i SOC-2022
      Och att allt är attesterat
      Och att 320 000 kr överförts till förskolenämnden i SOC-2022

    @R35 @godtas @attestreglementet
    Scenario: En annan person granskar, och händelsen väntar på beslutsattest
      När EK-02 granskningsattesterar överföringen
      Så har inga pengar flyttats
      Och väntar 1 händelse på attest

    @R35 @godtas @egen-praxis
    Scenario: Det som inte är attesterat räknas genast, och visas som oattesterat
      När EK-02 granskningsattesterar överföringen
      Så är 320 000 kr disponibelt hos förskolenämnden
      Och visar saldot 1 händelse som inte är attesterad
      Och är överföringen delvis attesterad i journalen

    @R35 @godtas @attestreglementet
    Scenario: Med båda attesterna är händelsen klar
      Givet att EK-02 granskningsattesterat överföringen
      När EK-02 beslutsattesterar överföringen
      Så väntar ingenting på attest
      Och visar saldot 0 händelser som inte är attesterade
      Och är överföringen attesterad i journalen

    @R35 @godtas @attestreglementet
    Scenario: Attestförteckningen säger vem som får attestera vad, från när till när
      Givet att EK-03 registrerats som ekonomichef
      När EK-03 får beslutsattest från 2023-01-01
      Så står i attestförteckningen
        | aktör | roll        | attest     | pott     | nämnd | från       | till       |
        | EK-02 | enhetschef  | granskning |          |       | 2022-01-01 |            |
        | EK-02 | enhetschef  | beslut     | SOC-2022 | FON   | 2022-01-01 | 2022-12-31 |
        | EK-03 | ekonomichef | beslut     |          |       | 2023-01-01 |            |
      Och står inte EK-02 som beslutsattestant i attestförteckningen den 2023-01-01
      Och står inte EK-03 som beslutsattestant i attestförteckningen den 2022-12-31

    @R35 @godtas @attestreglementet
    Scenario: Allt som saknar attest i potten attesteras på en gång
      Givet att förskolenämnden redovisat en kostnad på 120 000 kr
      Och att förskolenämnden krediterat 20 000 kr
      När EK-02 granskningsattesterar alla händelser i SOC-2022
      Så är 3 händelser på 420 000 kr attesterade, och 4 var det redan
      Och väntar 3 händelser på attest

    @R35 @godtas @attestreglementet
    Scenario: Det man själv har registrerat kan lämnas till någon annan
      Givet att EK-03 registrerats som controller
      Och att EK-03 rättat överföringen
      Och att EK-03 fått granskningsattest
      Och att 320 000 kr överförts till förskolenämnden i SOC-2022 den 2022-05-03
      När EK-03 granskningsattesterar alla händelser i SOC-2022, utom sina egna
      Så är 1 händelse på 320 000 kr attesterad
      Och utelämnades 1 egna

    @R35 @avvisas @attestreglementet
    Scenario: Är något i urvalet ens eget attesteras ingenting av det
      Givet att EK-03 registrerats som controller
      Och att EK-03 rättat överföringen
      Och att EK-03 fått granskningsattest
      Och att 320 000 kr överförts till förskolenämnden i SOC-2022 den 2022-05-03
      När EK-03 granskningsattesterar alla händelser i SOC-2022
      Så avvisas det enligt R35 med "EK-03 har själv registrerat"
      Och antalet händelser är oförändrat

    @R35 @avvisas @attestreglementet
    Scenario: Är något i urvalet utanför rätten attesteras ingenting av det
      Givet att kommunstyrelsen fördelat 100 000 kr till kulturnämnden i SOC-2022
      När EK-02 beslutsattesterar alla händelser i SOC-2022
      Så avvisas det enligt R35 med "EK-02 har inte beslutsattest"
      Och antalet händelser är oförändrat

    @R35 @godtas @egen-praxis
    Scenario: Rätten prövas den dag attesten registreras, vilken dag den än gäller
      Givet att EK-03 registrerats som controller
      Och att EK-03 fått granskningsattest från 2022-12-31
      När EK-03 granskningsattesterar överföringen den 2022-05-02
      Så väntar 1 händelse på attest

    @R35 @avvisas @attestreglementet
    Abstrakt Scenario: <aktör> kan inte <slag>sattestera överföringen
      När <aktör> <slag>sattesterar överföringen
      Så avvisas det enligt R35 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | aktör | slag       | skäl                                  |
        | EK-01 | granskning | EK-01 har själv registrerat           |
        | EK-01 | beslut     | EK-01 har själv registrerat           |
        | EK-03 | granskning | EK-03 har inte granskningsattest      |

    @R35 @avvisas @egen-praxis
    Scenario: Ingen attesterar det som inte har hänt än
      När EK-02 granskningsattesterar överföringen den 2022-05-01
      Så avvisas det enligt R35 med "som hände 2022-05-02"
      Och antalet händelser är oförändrat

    @R35 @godtas @egen-praxis
    Abstrakt Scenario: Ett beslut som börjar gälla senare attesteras från den dag det är: <när>
      Givet att kommunstyrelsen fördelat 20 000 kr till förskolenämnden den 2023-02-01 enligt beslut den 2022-12-20 § 3 i STK-0000-1
      Och att det är den <idag>
      När EK-02 granskningsattesterar fördelningen den <när>
      Så väntar 2 händelser på attest

      Exempel:
        | idag       | när        |
        | 2022-12-31 | 2022-12-31 |
        | 2023-02-03 | 2023-02-01 |

    @R35 @avvisas @egen-praxis
    Abstrakt Scenario: Före den dag det är, och före sin egen, attesteras beslutet inte: <när>, <skäl>
      Givet att kommunstyrelsen fördelat 20 000 kr till förskolenämnden den 2023-02-01 enligt beslut den 2022-12-20 § 3 i STK-0000-1
      Och att det är den <idag>
      När EK-02 granskningsattesterar fördelningen den <när>
      Så avvisas det enligt R35 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | idag       | när        | skäl                    |
        | 2022-12-31 | 2022-12-30 | som är daterad 2023-02-01 |
        | 2022-12-31 | 2022-12-30 | Ange tidigast 2022-12-31 |
        | 2023-02-03 | 2023-01-31 | som hände 2023-02-01    |

    @R35 @avvisas @egen-praxis
    Scenario: Samma attest ges en gång
      Givet att EK-02 granskningsattesterat överföringen
      När EK-02 granskningsattesterar överföringen
      Så avvisas det enligt R35 med "har redan granskningsattest"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Abstrakt Scenario: Ingen attesterar med en rätt som <vad> när attesten registreras
      Givet att EK-03 registrerats som controller
      Och att EK-03 fått beslutsattest från 2023-02-01
      Och att det är den 2023-01-10
      När <aktör> beslutsattesterar överföringen den <dag>
      Så avvisas det enligt R35 med "<aktör> har inte beslutsattest i SOC-2022 2023-01-10"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                      | aktör | dag        |
        | har upphört              | EK-02 | 2023-01-10 |
        | gällde den dag som anges | EK-02 | 2022-12-31 |
        | inte har börjat gälla    | EK-03 | 2023-01-10 |

    @R35 @godtas @egen-praxis
    Scenario: En attesträtt kan gälla en enda dag
      Givet att EK-03 registrerats som controller
      Och att EK-03 fått granskningsattest från 2022-12-31 till 2022-12-31
      Och att EK-02 beslutsattesterat överföringen
      När EK-03 granskningsattesterar överföringen den 2022-10-01
      Så väntar ingenting på attest

    @R35 @avvisas @egen-praxis
    Scenario: En attesträtt som ges på nytt ersätter den förra, och kan så avslutas
      Givet att EK-02 fått granskningsattest från 2022-01-01 till 2022-05-31
      När EK-02 granskningsattesterar överföringen den 2022-05-31
      Så avvisas det enligt R35 med "EK-02 har inte granskningsattest i SOC-2022 2022-12-31"
      Och antalet händelser är oförändrat

    @R35 @godtas @egen-praxis
    Abstrakt Scenario: Bara rätten till samma attest, pott och nämnd ersätts, inte den som är <vad>
      Givet att EK-03 registrerats som controller
      Och att <rätt> från 2022-01-01 till 2022-01-31
      När EK-02 granskningsattesterar överföringen den 2022-06-01
      Så väntar 1 händelse på attest

      Exempel:
        | vad             | rätt                                            |
        | en annans       | EK-03 fått granskningsattest                    |
        | av annat slag   | EK-02 fått beslutsattest                        |
        | för en nämnd    | EK-02 fått granskningsattest för kulturnämnden  |

    @R35 @godtas @egen-praxis
    Scenario: En attesträtt för en enda pott ersätter inte den för alla
      Givet att EK-02 fått granskningsattest från 2022-01-01 till 2022-01-31 i SOC-2022
      När EK-02 granskningsattesterar överföringen den 2022-06-01
      Så väntar 1 händelse på attest

    @R35 @godtas @egen-praxis
    Scenario: Attestförteckningen visar den rätt som gäller, inte den som den ersatte
      När EK-02 får granskningsattest från 2022-01-01 till 2022-05-31
      Så står i attestförteckningen
        | aktör | roll       | attest     | pott     | nämnd | från       | till       |
        | EK-02 | enhetschef | granskning |          |       | 2022-01-01 | 2022-05-31 |
        | EK-02 | enhetschef | beslut     | SOC-2022 | FON   | 2022-01-01 | 2022-12-31 |

    @R35 @avvisas @egen-praxis
    Scenario: Ingen ger sig själv rätt att attestera
      När EK-02 får granskningsattest av EK-02
      Så avvisas det enligt R35 med "EK-02 ger sig själv granskningsattest"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Abstrakt Scenario: Den som har ett id som går att läsa som registratorns attesterar inte heller: <aktör>
      Givet att EK-03 registrerats som controller
      När <aktör> granskningsattesterar överföringen
      Så avvisas det enligt R35 med "har själv registrerat"
      Och antalet händelser är oförändrat

      Exempel:
        | aktör |
        | EK-O1 |
        | EK-0I |

    @R35 @avvisas @egen-praxis
    Abstrakt Scenario: Attestförteckningen är entydig: <vad>
      När <vad>
      Så avvisas det enligt R35 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                         | skäl                                            |
        | EK-03 får granskningsattest                                 | aktören EK-03 är inte registrerad               |
        | EK-02 får granskningsattest från 2022-10-02 till 2022-10-01 | attesträtten slutar 2022-10-01, före 2022-10-02 |

    @R35 @avvisas @attestreglementet
    Scenario: Attesträtten gäller en annan nämnd
      Givet att kulturnämnden fått 3 100 000 kr
      När EK-02 beslutsattesterar överföringen
      Så avvisas det enligt R35 med "EK-02 har inte beslutsattest i SOC-2022"
      Och antalet händelser är oförändrat

    @R35 @avvisas @attestreglementet
    Scenario: Attesträtten gäller en annan pott
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att förskolenämnden fått 320 000 kr som kommunbidrag
      När EK-02 beslutsattesterar överföringen
      Så avvisas det enligt R35 med "EK-02 har inte beslutsattest i KS-2022"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Scenario: En attest attesteras inte
      Givet att EK-02 granskningsattesterat överföringen
      När EK-02 beslutsattesterar attesten
      Så avvisas det enligt R35 med "attesteras inte"
      Och antalet händelser är oförändrat

    @R35 @avvisas @egen-praxis
    Abstrakt Scenario: Med oattesterade händelser väntar det som är slutligt: <vad>
      När <vad> den 2022-12-31
      Så avvisas det enligt R35 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                  | skäl                                                  |
        | bidragsåret avslutas                                 | händelser som inte är attesterade: SOC-2022 1             |
        | återrapporteringen på 0 kr per 2022-12-31 blir inskickad | händelser som inte är attesterade: SOC-2022 1         |

    @R35 @godtas @egen-praxis
    Scenario: Ett utkast till återrapportering väntar inte på attest
      När återrapporteringen på 0 kr per 2022-12-31 blir utkast den 2022-12-31
      Så väntar 1 händelse på attest

    @R35 @avvisas @attestreglementet
    Scenario: En attest ger bara den ena av två
      Givet att EK-02 granskningsattesterat överföringen
      När bidragsåret avslutas den 2022-12-31
      Så avvisas det enligt R35 med "händelser som inte är attesterade: SOC-2022 1"
      Och antalet händelser är oförändrat

    @R35 @avvisas @attestreglementet
    Scenario: Rättelse med två personer
      Givet att EK-02 granskningsattesterat överföringen
      Och att EK-02 beslutsattesterat överföringen
      Och att EK-01 rättat överföringen
      När EK-01 granskningsattesterar rättelsen
      Så står överföringen kvar i historiken med 320 000 kr
      Och är 320 000 kr fördelat till förskolenämnden
      Och avvisas det enligt R35 med "EK-01 har själv registrerat"
      Och antalet händelser är oförändrat

    @R35 @godtas @attestreglementet
    Scenario: Rättelsen attesteras av en annan person, som det den rättar
      Givet att EK-02 granskningsattesterat överföringen
      Och att EK-02 beslutsattesterat överföringen
      Och att EK-01 rättat överföringen
      Och att EK-02 granskningsattesterat rättelsen
      Och att EK-03 registrerats som ekonomichef
      Och att EK-03 fått beslutsattest
      När EK-03 beslutsattesterar rättelsen
      Så väntar ingenting på attest

  Regel: R36 Ingenting ändras eller tas bort: det som var fel rättas, och det som saknas läggs till, med en ny händelse som pekar på den gamla.

    Bakgrund:
      Givet att 320 000 kr överförts till förskolenämnden

    @R36 @R50 @godtas @LKBR
    Scenario: Ett fel belopp rättas, och det rätta registreras
      Givet att stadskontoret rättat överföringen
      Och att 230 000 kr överförts till förskolenämnden
      När stadskontoret rättar överföringen
      Så är 320 000 kr fördelat till förskolenämnden
      Och är 0 kr disponibelt hos förskolenämnden
      Och visar balanskontot 19 700 000 kr

    @R36 @godtas @LKBR
    Scenario: Originalet står kvar i historiken
      När stadskontoret rättar överföringen
      Så står överföringen kvar i historiken med 320 000 kr
      Och är 0 kr disponibelt hos förskolenämnden

    @R36 @godtas @LKBR
    Scenario: Det rättade och rättelsen står båda i det som ett saldo är summan av
      Givet att förskolenämnden redovisat en kostnad på 350 000 kr
      När stadskontoret rättar kostnaden
      Så är saldot förbrukat av förskolenämnden summan av händelserna
        | händelse  | belopp   | saldo   |
        | kostnaden | 320 000  | 320 000 |
        | rättelsen | −320 000 | 0       |
      Och är saldot disponibelt hos förskolenämnden summan av händelserna
        | händelse     | belopp   | saldo   |
        | överföringen | 320 000  | 320 000 |
        | kostnaden    | −320 000 | 0       |
        | rättelsen    | 320 000  | 320 000 |

    @R36 @godtas @LKBR
    Scenario: En rättad kostnad som översteg potten
      Givet att förskolenämnden redovisat en kostnad på 350 000 kr
      När stadskontoret rättar kostnaden
      Så är 0 kr förbrukat hos förskolenämnden
      Och är 0 kr egenfinansierat hos förskolenämnden
      Och är 320 000 kr disponibelt hos förskolenämnden

    @R48 @godtas @LKBR
    Scenario: Det verifikat som en rättad kostnad tog kan redovisas igen
      Givet att förskolenämnden redovisat en kostnad på 120 000 kr på verifikat 2001
      Och att stadskontoret rättat kostnaden
      När förskolenämnden redovisar en kostnad på 210 000 kr på verifikat 2001
      Så är 210 000 kr förbrukat hos förskolenämnden

    @R36 @godtas @LKBR
    Scenario: Underlag som saknades läggs till
      När stadskontoret kompletterar överföringen med "bokföringsorder 2022-311"
      Så har inga pengar flyttats

    @R36 @godtas @egen-praxis
    Scenario: När det senaste förslaget rättas gäller det förra
      Givet att stadskontoret föreslagit att 320 000 kr fördelas
        | nämnd          | belopp  |
        | Kulturnämnden  | 320 000 |
      Och att stadskontoret föreslagit att 230 000 kr fördelas
        | nämnd          | belopp  |
        | Fritidsnämnden | 230 000 |
      När stadskontoret rättar förslaget
      Så visar saldot 320 000 kr föreslaget, 320 000 kr till kulturnämnden och 0 kr till fritidsnämnden

    @R36 @R50 @godtas @egen-praxis
    Scenario: Ett förslag vars rättelse rättas gäller igen
      Givet att stadskontoret föreslagit att 230 000 kr fördelas
        | nämnd          | belopp  |
        | Fritidsnämnden | 230 000 |
      Och att stadskontoret rättat förslaget
      När stadskontoret rättar rättelsen
      Så visar saldot 230 000 kr föreslaget, 0 kr till kulturnämnden och 230 000 kr till fritidsnämnden

    @R36 @avvisas @egen-praxis
    Scenario: En komplettering utan underlag kompletterar ingenting
      När stadskontoret kompletterar överföringen med ingenting
      Så avvisas det enligt R36 med "inget underlag till"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: Det som senare byggt på händelsen rättas först
      Givet att förskolenämnden redovisat en kostnad på 120 000 kr
      När stadskontoret rättar överföringen
      Så avvisas det enligt R36 med "Rätta först det som senare byggt på händelsen"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: En rekvisition med betalning rättas inte före betalningen
      När stadskontoret rättar rekvisitionen
      Så ska inbetalningen rättas först
      Och avvisas det enligt R36 med "på rekvisition rekvisition 1 är mer inbetalt än rekvirerat"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: Ett besked rättas inte när kommunstyrelsen har prövat det
      Givet att förskolenämnden avböjt 100 000 kr
      Och att kommunstyrelsen beslutat att allt av beskedet ska återlämnas
      När stadskontoret rättar beskedet
      Så ska prövningen rättas först
      Och avvisas det enligt R36 med "Rätta först det som senare byggt på händelsen"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: En okänd betalning rättas inte före det som har hänförts till en rekvisition
      Givet potten SOC-2021 med statsbidrag
      Och att 500 000 kr är rekvirerade
      Och att Socialstyrelsen betalat ut 500 000 kr utan rekvisition
      Och att 400 000 kr av den okända betalningen hänförts till rekvisition 1
      När stadskontoret rättar den okända betalningen
      Så ska inbetalningen rättas först
      Och avvisas det enligt R36 med "Rätta först det som senare byggt på händelsen"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: I ett avslutat bidragsår rättas avslutet först
      Givet att förskolenämnden redovisat en kostnad på 120 000 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      Och att det är den 2023-01-12
      När stadskontoret rättar kostnaden den 2023-01-12
      Så ska avslutet rättas först
      Och avvisas det enligt R36 med "bidragsåret är avslutat, men"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Abstrakt Scenario: <Vad> rättas inte
      Givet att allt är attesterat
      När stadskontoret rättar <vad>
      Så avvisas det enligt R36 med "rättas inte"
      Och antalet händelser är oförändrat

      Exempel:
        | Vad      | vad      |
        | Potten   | potten   |
        | Attesten | attesten |

  Regel: R50 En händelse rättas högst en gång; rättelsen kan i sin tur rättas.

    Bakgrund:
      Givet att 320 000 kr överförts till förskolenämnden

    @R50 @godtas @LKBR
    Scenario: En rättelse som var fel rättas
      Givet att stadskontoret rättat överföringen
      När stadskontoret rättar rättelsen
      Så är 320 000 kr disponibelt hos förskolenämnden
      Och är 0 kr fördelat till förskolenämnden

    @R36 @R50 @godtas @LKBR
    Scenario: Från varje händelse i kedjan syns de andra
      Givet att stadskontoret rättat överföringen
      När stadskontoret rättar rättelsen
      Så visar överföringen och rättelsen samma kedja
        | led | händelse     | rättar | rättas av | gäller |
        | 1   | överföringen |        | 2         | ja     |
        | 2   | rättelsen    | 1      | 3         | nej    |
        | 3   | rättelsen    | 2      |           | ja     |

    @R36 @godtas @egen-praxis
    Scenario: En rättelse stänger det som väntade på den rättade
      Givet att allt är attesterat
      Och att kommunstyrelsen fördelat 20 000 kr till förskolenämnden enligt beslut
      När stadskontoret rättar fördelningen
      Så är avvikelsen R38 inte öppen
      Och väntar 1 händelse på attest

    @R36 @R50 @godtas @egen-praxis
    Scenario: Rättas rättelsen är det rättade öppet igen
      Givet att allt är attesterat
      Och att kommunstyrelsen fördelat 20 000 kr till förskolenämnden enligt beslut
      Och att stadskontoret rättat fördelningen
      När stadskontoret rättar rättelsen
      Så är avvikelsen R38 öppen
      Och väntar 2 händelser på attest

    @R50 @godtas @LKBR
    Scenario: En rättad rättelse rättas i sin tur
      Givet att stadskontoret rättat överföringen
      Och att stadskontoret rättat rättelsen
      När stadskontoret rättar rättelsen
      Så är 0 kr disponibelt hos förskolenämnden
      Och är 320 000 kr fördelat till förskolenämnden

    @R50 @avvisas @egen-praxis
    Scenario: Samma händelse rättas inte två gånger
      Givet att kommunstyrelsen fördelat 20 000 kr till förskolenämnden
      Och att 20 000 kr överförts till förskolenämnden
      Och att stadskontoret rättat överföringen
      När stadskontoret rättar överföringen
      Så avvisas det enligt R50 med "är redan rättad genom"
      Och antalet händelser är oförändrat

    @R50 @avvisas @egen-praxis
    Scenario: Den som är rättad rättas inte ens när rättelsen är rättad
      Givet att stadskontoret rättat överföringen
      Och att stadskontoret rättat rättelsen
      När stadskontoret rättar överföringen
      Så avvisas det enligt R50 med ", och gäller igen genom"
      Och antalet händelser är oförändrat
