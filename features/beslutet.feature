# language: sv
Egenskap: Beslutet
  Ingen krona rör sig på en tjänsteskrivelse. Det krävs ett beslut, av rätt organ,
  och beslutet ska gå att slå upp.

  Regel: R37 Pengar flyttas bara på beslut; en tjänsteskrivelse är ett förslag och flyttar ingenting.

    Bakgrund:
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta

    @R37 @godtas @STK-2018-1233
    Scenario: När kommunstyrelsen har beslutat får pengarna överföras
      Givet att kommunstyrelsen fördelat 1 300 000 kr till Arbetsmarknads- och socialnämnden
      När 1 300 000 kr överförs som kommunbidrag till Arbetsmarknads- och socialnämnden
      Så är 1 300 000 kr disponibelt hos Arbetsmarknads- och socialnämnden

    @R37 @R18 @avvisas @STK-2018-1233
    Scenario: Stadskontorets förslag räcker inte för en överföring
      Givet att stadskontoret föreslagit att 15 000 000 kr fördelas
        | nämnd                             | belopp    |
        | Arbetsmarknads- och socialnämnden | 1 300 000 |
      När 1 300 000 kr överförs som kommunbidrag till Arbetsmarknads- och socialnämnden
      Så avvisas det enligt R37 och R18 med "beslut saknas: i KS-2022 är ingen fördelning beslutad"
      Och antalet händelser är oförändrat

    @R37 @avvisas @STK-2018-1233
    Scenario: En fördelning utan beslut avvisas
      När kommunstyrelsen fördelar 1 300 000 kr till Arbetsmarknads- och socialnämnden utan beslut
      Så avvisas det enligt R37 med "Ange beslutet: organ (KS eller KF), datum, paragraf och diarienummer"
      Och antalet händelser är oförändrat

    @R37 @avvisas @egen-praxis
    Scenario: En nämnd avböjer inte utan beslut
      Givet att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      När miljönämnden avböjer 700 000 kr utan beslut
      Så avvisas det enligt R37 med "beslut saknas för avböjande i KS-2022"
      Och antalet händelser är oförändrat

    @R37 @avvisas @egen-praxis
    Scenario: Ett beslut kompletteras inte utan beslut
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden
      När stadskontoret kompletterar beslutet om fördelningen
      Så avvisas det enligt R37 med "beslut saknas i kompletteringen av"
      Och antalet händelser är oförändrat

    @R37 @avvisas @egen-praxis
    Abstrakt Scenario: En komplettering byter inte ut beslutet mot ett annat: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-31 enligt beslut den 2022-08 <angivet>
      När stadskontoret kompletterar beslutet om fördelningen den 2022-09-15 enligt beslut av kommunstyrelsen den <tillagt>
      Så avvisas det enligt R37 med "är ett annat beslut än det som kompletteras, KS 2022-08"
      Och antalet händelser är oförändrat

      Exempel:
        | vad               | angivet            | tillagt                           |
        | dagen efter       | i STK-0000-1    | 2022-09-01 § 300 i STK-0000-1  |
        | dagen före        | i STK-0000-1    | 2022-07-31 § 300 i STK-0000-1  |
        | en annan paragraf | § 299              | 2022-08-17 § 300 i STK-0000-1  |
        | ett annat ärende  | i STK-0000-2     | 2022-08-17 § 300 i STK-0000-1  |

    @R37 @godtas @egen-praxis
    Abstrakt Scenario: En komplettering säger mer om samma beslut: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-31 enligt beslut den 2022-08 <angivet>
      När stadskontoret kompletterar beslutet om fördelningen den 2022-09-15 enligt beslut av kommunstyrelsen den <tillagt>
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

      Exempel:
        | vad                 | angivet            | tillagt                           |
        | dagen och paragrafen | i STK-0000-1   | 2022-08-31 § 300 i STK-0000-1  |
        | ärendet             | § 300              | 2022-08-01 § 300 i STK-0000-1  |

    @R37 @R38 @godtas @egen-praxis
    Scenario: Fullmäktiges budgetbeslut togs året före det år som pengarna gäller
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr under 2023 enligt beslut av kommunfullmäktige okänd dag
      När stadskontoret kompletterar beslutet om anslaget den 2023-12-01 enligt beslut av kommunfullmäktige den 2022-11-24 § 277 i STK-0000-1
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R37 @R38 @godtas @egen-praxis
    Scenario: Budgetbeslutets dag är känd från början
      Givet potten KS-2023 med KS anslag
      När kommunfullmäktige anvisar 15 000 000 kr under 2023 enligt beslut av kommunfullmäktige den 2022-11-24 § 277 i STK-0000-1
      Så är 15 000 000 kr anvisat
      Och är ingen avvikelse öppen

    @R37 @avvisas @egen-praxis
    Abstrakt Scenario: En falsk dag ersätter inte den obestämda: <angivet> är inte <tillagt>
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr under 2023 enligt beslut av kommunfullmäktige den <angivet>
      När stadskontoret kompletterar beslutet om anslaget den 2023-12-01 enligt beslut av kommunfullmäktige den <tillagt> § 1 i STK-0000-1
      Så avvisas det enligt R37 med "är ett annat beslut än det som kompletteras, KF <angivet>"
      Och antalet händelser är oförändrat

      Exempel:
        | angivet | tillagt    |
        | 2022-11 | 2022-12-01 |
        | 2022    | 2023-01-26 |
        | 2022-11-24 | 2022-11-25 |

    @R37 @avvisas @egen-praxis
    Scenario: En andra komplettering säger inte emot den första
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr under 2023 enligt beslut av kommunfullmäktige okänd dag
      Och att stadskontoret kompletterat beslutet om anslaget den 2023-12-01 enligt beslut av kommunfullmäktige den 2022-11-24 § 277
      När stadskontoret kompletterar beslutet om anslaget den 2023-12-02 enligt beslut av kommunfullmäktige den 2022-11-24 § 278
      Så avvisas det enligt R37 med "KF 2022-11-24 § 278 (okänd) är ett annat beslut"
      Och antalet händelser är oförändrat

  Regel: R6 Beslutet fattas av det organ som har rätt till det, eller av den som organet har delegerat det till: KS fördelar, KF anvisar och får besluta i KS ställe, nämnden svarar; den som har fördelat får också ta tillbaka det som inte är använt.

    @R6 @godtas @KL
    Scenario: Kommunfullmäktige anvisar, kommunstyrelsen fördelar och nämnden svarar
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      Och att kommunstyrelsen avsatt 15 000 000 kr
      Och att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      När miljönämnden avböjer 700 000 kr
      Så är 700 000 kr spärrat hos miljönämnden

    @R6 @godtas @STK-2023-490
    Scenario: Kommunfullmäktige kan själv avsätta anslaget
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      När kommunfullmäktige avsätter 15 000 000 kr
      Så är 15 000 000 kr avsatt

    @R6 @godtas @KL
    Abstrakt Scenario: Kommunfullmäktige får besluta i kommunstyrelsens ställe: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      När kommunfullmäktige <vad>
      Så godtas det

      Exempel:
        | vad                                         |
        | fördelar 3 100 000 kr till kulturnämnden    |
        | tar tillbaka 500 000 kr från fritidsnämnden |
        | förskotterar 700 000 kr                     |

    @R6 @godtas @KL
    Abstrakt Scenario: Ett beslut på delegation: <delegat>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      När kommunstyrelsen fördelar 300 000 kr till kulturnämnden den 2022-08-22 enligt beslut av <organ> i STK-0000-1 på delegation av kommunstyrelsen till <delegat>, som <anmälan>
      Så är 300 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

      Exempel:
        | organ                               | delegat         | anmälan              |
        | kommunstyrelsens arbetsutskott § 410 | arbetsutskottet | ska anmälas          |
        | stadskontoret                       | stadsdirektören | är anmält 2022-09-07 |
        | kommunstyrelsen                     | stadsdirektören | protokollförs        |

    @R6 @godtas @KL
    Scenario: Kommunstyrelsen beslutar på delegation av fullmäktige
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      När kommunfullmäktige avsätter 15 000 000 kr enligt beslut av kommunstyrelsen § 5 i STK-0000-1 på delegation av kommunfullmäktige till kommunstyrelsen, som ska anmälas
      Så är 15 000 000 kr avsatt

    @R6 @avvisas @KL
    Abstrakt Scenario: Delegation som inte kan ha getts: <organ> av <av>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      När kommunstyrelsen fördelar 300 000 kr till kulturnämnden enligt beslut av <organ> på delegation av <av> till chefen, som ska anmälas
      Så avvisas det enligt R6 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | organ                          | av                             | skäl                                             |
        | kulturnämnden                  | kommunstyrelsen                | KS kan inte ha delegerat beslutet                |
        | stadskontoret                  | kulturnämnden                  | är fattat av KS-SK på delegation av KUN          |
        | stadskontoret                  | kommunstyrelsens arbetsutskott | är fattat av KS-SK på delegation av KSAU         |
        | kommunfullmäktige              | kommunstyrelsen                | KS kan inte ha delegerat beslutet                |
        | kommunfullmäktige              | kommunfullmäktige              | KF kan inte ha delegerat beslutet                |
        | stadskontoret                  | kommunfullmäktige              | KF kan inte ha delegerat beslutet                |

    @R6 @avvisas @KL
    Scenario: Fullmäktige delegerar inte sitt anslag
      Givet potten KS-2023 med KS anslag
      När kommunfullmäktige anvisar 15 000 000 kr enligt beslut av kommunstyrelsen på delegation av kommunfullmäktige till kommunstyrelsen, som ska anmälas
      Så avvisas det enligt R6 med "beslutet om anslag i KS-2023 delegeras inte: KF beslutar det själv"
      Och antalet händelser är oförändrat

    @R6 @avvisas @KL
    Scenario: Ett beslut anmäls inte innan det är fattat
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      När kommunstyrelsen fördelar 300 000 kr till kulturnämnden den 2022-08-22 enligt beslut av stadskontoret den 2022-08-22 på delegation av kommunstyrelsen till stadsdirektören, som är anmält 2022-08-21
      Så avvisas det enligt R6 med "beslutet är anmält 2022-08-21, innan det fattades 2022-08-22"
      Och antalet händelser är oförändrat

    @R6 @avvisas @KL
    Abstrakt Scenario: Fel organ beslutar: <organ> <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      Och att 650 000 kr överförts till fritidsnämnden
      När <organ> <vad>
      Så avvisas det enligt R6 med "men fattas av <rätt organ>"
      Och antalet händelser är oförändrat

      Exempel:
        | organ                          | vad                                       | rätt organ |
        | kommunstyrelsens arbetsutskott | fördelar 3 100 000 kr till kulturnämnden  | KS eller KF |
        | kulturnämnden                  | tar tillbaka 500 000 kr från fritidsnämnden | KS eller KF |
        | stadskontoret                  | förskotterar 700 000 kr                   | KS eller KF |
        | kommunstyrelsen                | tilldelar 100 000 kr                      | SOS        |

    @R6 @avvisas @KL
    Abstrakt Scenario: Det som kan göras utan beslut anger inte någon annans: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      Och att 650 000 kr överförts till fritidsnämnden
      När <vad> enligt beslut av <organ> den 2022-09-01 § 12 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av <kod>, men fattas av <rätt organ>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                            | organ             | kod | rätt organ             |
        | 500 000 kr överförs till fritidsnämnden den 2022-09-02         | kulturnämnden     | KUN | KS eller KF            |
        | fritidsnämnden tar emot 650 000 kr den 2022-09-02              | kommunstyrelsen   | KS  | FRN                    |
        | fritidsnämnden äskar 400 000 kr den 2022-09-02                 | kommunstyrelsen   | KS  | FRN                    |
        | fritidsnämnden avbryter insatsen "öppen hall" därför att "ingen kom" den 2022-09-02   | kulturnämnden     | KUN | FRN eller KS eller KF  |
        | fritidsnämnden redovisar utfallet 600 000 kr i sin årsanalys den 2022-09-02 | kulturnämnden | KUN | FRN             |
        | stadskontoret fastställer en skuld på 40 000 kr för utebliven redovisning ur det disponibla hos fritidsnämnden den 2022-09-02 | kulturnämnden | KUN | KS eller KF eller SOS eller FRN |
        | potten SOC-2024 läggs upp med statsbidrag                      | fritidsnämnden    | FRN | KS eller KF eller SOS  |

    @R6 @avvisas @KL
    Abstrakt Scenario: Kommunstyrelsen rättar inte fullmäktiges anslag med ett eget beslut: <hur>
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      När stadskontoret rättar anslaget enligt beslut av kommunstyrelsen den 2023-05-02 <hur>
      Så avvisas det enligt R6 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | hur                                                                                        | skäl                                  |
        | § 12 i STK-0000-1                                                                          | är fattat av KS, men fattas av KF     |
        | i STK-0000-1 på delegation av kommunfullmäktige till kommunstyrelsen, som ska anmälas | delegeras inte: KF beslutar det själv |

    @R6 @godtas @egen-praxis
    Scenario: Den nämnd som har tagit över redovisar för en nämnd som har upphört
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN
      Och att Nämnden för exempel fått 400 000 kr
      Och att organet "Nämnden för exempel" registrerats som nämnd EXN till 2022-12-31
      När Nämnden för exempel redovisar utfallet 0 kr i sin årsanalys den 2023-02-10 enligt beslut av kulturnämnden den 2023-02-09 § 12 i STK-0000-1
      Så godtas det

    @R6 @avvisas @egen-praxis
    Scenario: En myndighet som inte ger bidraget tar inte del i det
      Givet potten SOC-2022 med statsbidrag
      Och att organet "Myndigheten för exempel" registrerats som myndighet EXM
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      När stadskontoret fastställer en skuld på 40 000 kr för utebliven redovisning ur det disponibla hos fritidsnämnden den 2022-09-02 enligt beslut av EXM den 2022-09-01
      Så avvisas det enligt R6 med "är fattat av EXM, men fattas av KS eller KF eller SOS eller FRN"
      Och antalet händelser är oförändrat

    @R6 @avvisas @KL
    Scenario: En annan nämnd beslutar inte om äskandet
      Givet potten SOC-2023 med statsbidrag
        | äskas senast | 2023-04-28 |
      När Servicenämnden äskar 400 000 kr den 2023-04-25 enligt beslut av miljönämnden den 2023-04-25 § 12 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av MN, men fattas av SEN"
      Och antalet händelser är oförändrat

    @R6 @godtas @KL
    Abstrakt Scenario: Det som kan göras utan beslut får ändå vila på ett: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      Och att 650 000 kr överförts till fritidsnämnden
      När <vad> enligt beslut av <organ> den 2022-09-01 § 12 i STK-0000-1
      Så godtas det

      Exempel:
        | vad                                                          | organ             |
        | 500 000 kr överförs till fritidsnämnden den 2022-09-02       | kommunstyrelsen   |
        | fritidsnämnden tar emot 650 000 kr den 2022-09-02            | fritidsnämnden    |
        | fritidsnämnden äskar 400 000 kr den 2022-09-02               | fritidsnämnden    |
        | fritidsnämnden redovisar en kostnad på 40 000 kr den 2022-09-02 | fritidsnämnden |
        | stadskontoret fastställer en skuld på 40 000 kr för utebliven redovisning ur det disponibla hos fritidsnämnden den 2022-09-02 | Socialstyrelsen |

    @R6 @avvisas @egen-praxis
    Scenario: En rättelse beslutas av den som får besluta om det som rättas
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      Och att fritidsnämnden redovisat en kostnad på 40 000 kr den 2022-09-01
      När stadskontoret rättar kostnaden den 2022-09-02 enligt beslut av kulturnämnden den 2022-09-02 § 12 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av KUN, men fattas av FRN eller KS eller KF"
      Och antalet händelser är oförändrat

    @R6 @avvisas @STK-2023-490
    Scenario: Kommunstyrelsen anvisar inte sitt eget anslag
      Givet potten KS-2023 med KS anslag
      När kommunstyrelsen anvisar 15 000 000 kr
      Så avvisas det enligt R6 med "fel beslutsorgan: beslutet om anslag i KS-2023 är fattat av KS, men fattas av KF"
      Och antalet händelser är oförändrat

    @R6 @R22 @godtas @KL @egen-praxis
    Abstrakt Scenario: <organ> beslutar att det som inte är använt ska lämnas tillbaka
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att fritidsnämnden fått 1 150 000 kr
      Och att fritidsnämnden redovisat en kostnad på 1 000 000 kr
      När fritidsnämnden återlämnar 150 000 kr den 2022-11-03 enligt beslut av <organ> den 2022-11-02 § 361 i STK-0000-1
      Så är 150 000 kr återlämnat av fritidsnämnden
      Och är 18 700 000 kr ofördelat
      Och är ingen avvikelse öppen

      Exempel:
        | organ             |
        | Kommunfullmäktige |
        | Kommunstyrelsen   |
        | Fritidsnämnden    |

    @R6 @avvisas @egen-praxis
    Abstrakt Scenario: <organ> tar inte tillbaka det som fullmäktige har fördelat
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunfullmäktige fördelat 1 150 000 kr till fritidsnämnden
      Och att 1 150 000 kr överförts till fritidsnämnden
      När fritidsnämnden återlämnar 100 000 kr den 2022-11-03 enligt beslut av <organ> den 2022-11-02 § 361 i STK-0000-1
      Så avvisas det enligt R6 med "men fattas av FRN eller KF"
      Och antalet händelser är oförändrat

      Exempel:
        | organ           |
        | Kommunstyrelsen |
        | Kulturnämnden   |

    @R6 @avvisas @egen-praxis
    Abstrakt Scenario: <vad> beslutas inte av <organ>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att stadskontoret fastställt en skuld på 300 000 kr för utebliven redovisning ur det disponibla hos kulturnämnden den 2022-11-15
      När <organ> <vad>
      Så avvisas det enligt R6 med "är fattat av <kod>, men fattas av SOS"
      Och antalet händelser är oförändrat

      Exempel:
        | organ           | kod | vad                                                             |
        | Kommunstyrelsen | KS  | efterskänker 300 000 kr den 2022-12-01                          |
        | Kulturnämnden   | KUN | återkräver 300 000 kr med förfallodag 2023-03-31 den 2022-12-01 |
        | Kommunstyrelsen | KS  | låter medlen nyttjas till och med 2023-06-30 den 2022-12-01     |

    @R6 @avvisas @egen-praxis
    Scenario: Statens efterskänkning kompletteras inte med kommunens beslut
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att stadskontoret fastställt en skuld på 300 000 kr för utebliven redovisning ur det disponibla hos kulturnämnden den 2022-11-15
      Och att Socialstyrelsen efterskänkt 300 000 kr den 2022-12-01 utan beslut
      När stadskontoret kompletterar beslutet om efterskänkningen den 2022-12-02 enligt beslut av kommunstyrelsen den 2022-12-01 § 400 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av KS, men fattas av SOS"
      Och antalet händelser är oförändrat

    @R6 @godtas @egen-praxis
    Abstrakt Scenario: Villkoren för kommunens eget anslag ändras av <organ>
      Givet potten KS-2023 med KS anslag
      När <organ> låter medlen nyttjas till och med 2024-01-31
      Så är ingen avvikelse öppen

      Exempel:
        | organ             |
        | kommunstyrelsen   |
        | kommunfullmäktige |

    @R6 @godtas @egen-praxis
    Scenario: Regeringen ändrar villkoren för den satsning som den har gett myndigheten i uppdrag
      Givet potten SOC-2022 med statsbidrag
      Och att organet "Regeringen" registrerats som myndighet REG
      När REG låter medlen nyttjas till och med 2023-06-30
      Så har inga pengar flyttats

    @R6 @avvisas @egen-praxis
    Scenario: En nämnd ändrar inte villkoren för kommunstyrelsens anslag
      Givet potten KS-2023 med KS anslag
      När kulturnämnden låter medlen nyttjas till och med 2024-01-31
      Så avvisas det enligt R6 med "är fattat av KUN, men fattas av KS eller KF"
      Och antalet händelser är oförändrat

    @R6 @avvisas @egen-praxis
    Scenario: Ett beslut kompletteras med det organ som fattade det
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-17 enligt beslut i STK-0000-1
      När stadskontoret kompletterar beslutet om fördelningen enligt beslut av kommunfullmäktige den 2022-08-17 § 300 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av KF, men fattas av KS"
      Och antalet händelser är oförändrat

    @R6 @godtas @egen-praxis
    Scenario: Det beslut som en överföring vilar på läggs till efteråt
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-17 enligt beslut § 300 i STK-0000-1
      Och att 320 000 kr överförts till förskolenämnden den 2022-09-15
      När stadskontoret kompletterar beslutet om överföringen den 2022-09-16 enligt beslut av kommunstyrelsen den 2022-08-17 § 300 i STK-0000-1
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R6 @avvisas @egen-praxis
    Scenario: Ett äskande som inte var beslutat kompletteras med nämndens eget beslut
      Givet potten SOC-2023 med statsbidrag
      Och att Servicenämnden äskat 600 000 kr den 2023-04-28
      När stadskontoret kompletterar beslutet om äskandet enligt beslut av kommunstyrelsen den 2023-05-22 § 12 i STK-0000-1
      Så avvisas det enligt R6 med "är fattat av KS, men fattas av SEN"
      Och antalet händelser är oförändrat

    @R6 @godtas @egen-praxis
    Scenario: Nämndens beslut gör det äskade beslutat, och det ersätts inte av nästa äskande
      Givet potten SOC-2023 med statsbidrag
      Och att Servicenämnden äskat 600 000 kr den 2023-04-28
      Och att Servicenämnden äskat 200 000 kr den 2023-04-28
      Och att stadskontoret kompletterat beslutet om äskandet enligt beslut av Servicenämnden den 2023-05-22 § 12 i STK-0000-1
      Och att Servicenämnden äskat 700 000 kr den 2023-05-23 enligt beslut § 13
      När stadskontoret kompletterar beslutet om äskandet enligt beslut av Servicenämnden den 2023-05-23 § 13 i STK-0000-1
      Så är 900 000 kr äskat av Servicenämnden

  Regel: R38 Ett beslut anges med organ, datum, paragraf och diarienummer, en myndighets utan paragraf; en paragraf finns en gång per organ och år; ändrade villkor, återkrav och efterskänkning anges med beslutet eller med den handling där det står.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp

    @R38 @godtas @egen-praxis
    Scenario: Ett fullständigt angivet beslut lämnar inget att utreda
      När kommunstyrelsen avsätter 8 500 000 kr enligt beslut den 2024-03-06 § 100 i STK-0000-1
      Så är ingen avvikelse öppen

    @R38 @godtas @egen-praxis
    Scenario: Samma paragraf används igen för samma beslut
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut den 2024-03-06 § 100 i STK-0000-1
      När kommunstyrelsen fördelar 500 000 kr till kulturnämnden enligt beslut den 2024-03-06 § 100 i STK-0000-1
      Så är ingen avvikelse öppen

    @R38 @godtas @STK-2023-490
    Scenario: Två nämnder får ha samma paragraf
      Givet potten SOC-2023 med statsbidrag
      Och att grundskolenämnden äskat medel den 2023-04-26 enligt beslut av grundskolenämnden § 57 i STK-2023-490
      När kulturnämnden äskar medel den 2023-04-26 enligt beslut av kulturnämnden § 57 i STK-2023-490
      Så är avvikelsen R38 inte öppen

    @R38 @godtas @avvikelse @aterrapportering-2024
    Scenario: Marsbeslutet 2024 anges utan paragraf
      När kommunstyrelsen avsätter 8 500 000 kr under 2024-03 enligt beslut i STK-2024-124
      Så är 8 500 000 kr avsatt
      Och är avvikelsen R38 öppen

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: Samma paragraf med två datum ger en avvikelse
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut den 2024-03-06 § 100 i STK-0000-1
      När kommunstyrelsen fördelar 500 000 kr till kulturnämnden enligt beslut den 2024-04-03 § 100 i STK-0000-1
      Så är 500 000 kr fördelat till kulturnämnden
      Och är avvikelsen R38 öppen

    @R38 @godtas @egen-praxis
    Scenario: Det som är rättat säger inte emot paragrafen
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut den 2024-03-06 § 100 i STK-0000-1
      Och att kommunstyrelsen fördelat 500 000 kr till kulturnämnden enligt beslut den 2024-04-04 § 120 i STK-0000-1
      Och att stadskontoret rättat fördelningen
      När kommunstyrelsen fördelar 500 000 kr till kulturnämnden enligt beslut den 2024-04-03 § 120 i STK-0000-1
      Så är 500 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

    @R38 @godtas @egen-praxis
    Scenario: Paragrafen läggs till, och avvikelsen stängs
      Givet att kommunstyrelsen avsatt 8 500 000 kr under 2024-03 enligt beslut i STK-0000-1
      När stadskontoret kompletterar beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 § 100 i STK-0000-1
      Så har inga pengar flyttats
      Och är ingen avvikelse öppen

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: En komplettering utan paragraf säger vad som fattas, och öppnar inget mer
      Givet att kommunstyrelsen avsatt 8 500 000 kr under 2024-03 enligt beslut i STK-0000-1
      När stadskontoret kompletterar beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 i STK-0000-1
      Så är 1 avvikelse R38 öppen, med "KS 2024-03-06 utan paragraf"

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: En komplettering svarar inte på att beslutet fattades efter det som hände
      Givet att kommunstyrelsen avsatt 500 000 kr den 2024-03-05 enligt beslut den 2024-03-06 i STK-0000-1
      När stadskontoret kompletterar beslutet om avsättningen den 2024-03-15 enligt beslut av kommunstyrelsen den 2024-03-06 § 100 i STK-0000-1
      Så är avvikelsen R38 öppen

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: Att paragrafen betyder två beslut består när ärendet läggs till
      Givet att kommunstyrelsen avsatt 1 000 000 kr den 2024-02-07 enligt beslut den 2024-02-07 § 100 i STK-0000-1
      Och att kommunstyrelsen avsatt 500 000 kr den 2024-03-06 enligt beslut den 2024-03-06 § 100
      När stadskontoret kompletterar beslutet om avsättningen den 2024-03-15 enligt beslut av kommunstyrelsen den 2024-03-06 § 100 i STK-0000-1
      Så är 1 avvikelse R38 öppen, med "KS 2024-03-06 § 100 (STK-0000-1)"

    @R38 @godtas @egen-praxis
    Scenario: Av ett beslut är bara månaden känd, och samma paragraf kan vara samma beslut
      Givet att kommunstyrelsen avsatt 1 000 000 kr enligt beslut den 2024-03 § 100 i STK-0000-1
      När kommunstyrelsen avsätter 500 000 kr enligt beslut den 2024-03-06 § 100 i STK-0000-1
      Så är ingen avvikelse öppen

    @R38 @godtas @egen-praxis
    Scenario: En myndighet beslutar under ett diarienummer, utan paragraf
      Givet potten SOC-2022 med statsbidrag
      När Socialstyrelsen tilldelar 19 700 000 kr enligt beslut av Socialstyrelsen i 0.0-1/0000
      Så är ingen avvikelse öppen

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: Av en myndighets beslut saknas diarienumret
      Givet potten SOC-2022 med statsbidrag
      När Socialstyrelsen tilldelar 19 700 000 kr enligt beslut av Socialstyrelsen den 2022-02-01
      Så är 1 avvikelse R38 öppen, med "SOS 2022-02-01 utan diarienummer"

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: En komplettering svarar på en del, och det som återstår sägs
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut okänd dag
      När stadskontoret kompletterar beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 § 100
      Så är 1 avvikelse R38 öppen, med "KS 2024-03-06 utan diarienummer"

    @R38 @godtas @egen-praxis
    Scenario: Två kompletteringar säger tillsammans hela beslutet
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut okänd dag
      Och att stadskontoret kompletterat beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 § 100
      När stadskontoret kompletterar beslutet om avsättningen enligt beslut av kommunstyrelsen okänd dag i STK-0000-1
      Så är ingen avvikelse öppen

    @R38 @godtas @egen-praxis
    Scenario: En rättad komplettering svarar inte på något
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut okänd dag
      Och att stadskontoret kompletterat beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 § 100 i STK-0000-1
      När stadskontoret rättar kompletteringen
      Så är 1 avvikelse R38 öppen, med "utan datum och paragraf och diarienummer"

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: Den komplettering som säger fel sak rättas, och paragrafen är åter okänd
      Givet att kommunstyrelsen avsatt 8 500 000 kr enligt beslut den 2024-03-06 i STK-0000-1
      Och att stadskontoret kompletterat beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06 § 101 i STK-0000-1
      Och att stadskontoret rättat kompletteringen
      När stadskontoret kompletterar beslutet om avsättningen enligt beslut av kommunstyrelsen den 2024-03-06
      Så är 1 avvikelse R38 öppen, med "KS 2024-03-06 utan paragraf"

    @R38 @godtas @avvikelse @egen-praxis
    Scenario: En okänd dag anklagar ingen annan med samma paragraf
      Givet att kommunstyrelsen avsatt 1 000 000 kr enligt beslut den 2024-02-07 § 100 i STK-0000-1
      När kommunstyrelsen avsätter 500 000 kr enligt beslut okänd dag § 100 i STK-0000-2
      Så är 1 avvikelse R38 öppen, med "KS okänd dag utan datum"

    @R38 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Det staten beslutar har varken beslut eller handling: <vad>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att stadskontoret fastställt en skuld på 300 000 kr för utebliven redovisning ur det disponibla hos kulturnämnden den 2022-11-15
      När Socialstyrelsen <vad> den 2022-12-01 utan beslut
      Så är 1 avvikelse R38 öppen, med "<slag> i SOC-2022 utan beslut och utan handling"

      Exempel:
        | vad                                              | slag           |
        | återkräver 300 000 kr med förfallodag 2023-03-31 | återkrav       |
        | efterskänker 300 000 kr                          | efterskänkning |
        | låter medlen nyttjas till och med 2023-06-30     | villkor        |

    @R38 @godtas @egen-praxis
    Abstrakt Scenario: Det staten beslutar står i beslutet eller i en handling: <vad> <belägg>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att stadskontoret fastställt en skuld på 300 000 kr för utebliven redovisning ur det disponibla hos kulturnämnden den 2022-11-15
      När Socialstyrelsen <vad> den 2022-12-01 <belägg>
      Så är ingen avvikelse öppen

      Exempel:
        | vad                                              | belägg                                                         |
        | återkräver 300 000 kr med förfallodag 2023-03-31 | utan beslut men med handlingen "brev om återkrav"              |
        | efterskänker 300 000 kr                          | enligt beslut av Socialstyrelsen den 2022-12-01 i 0.0-1/0000   |
        | låter medlen nyttjas till och med 2023-06-30     | utan beslut men med handlingen "brev om ändrade villkor"       |

    @R38 @godtas @egen-praxis
    Abstrakt Scenario: Beslutet läggs till efteråt: <det>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att stadskontoret fastställt en skuld på 300 000 kr för utebliven redovisning ur det disponibla hos kulturnämnden den 2022-11-15
      Och att Socialstyrelsen <vad> den 2022-12-01 utan beslut
      När stadskontoret kompletterar beslutet om <det> den 2022-12-02 enligt beslut av Socialstyrelsen den 2022-12-01 i 0.0-1/0000
      Så är ingen avvikelse öppen

      Exempel:
        | vad                                              | det               |
        | återkrävt 300 000 kr med förfallodag 2023-03-31  | återkravet        |
        | efterskänkt 300 000 kr                           | efterskänkningen  |
        | låter medlen nyttjas till och med 2023-06-30     | villkorsändringen |
