# language: sv
Egenskap: Insatsen
  Pengarna fördelas i klump till en nämnd men används till insatser. Varje kostnad hör till en
  insats, och en insats får justeras, följas upp och avbrytas utan att några pengar flyttas.

  Bakgrund:
    Givet potten SOC-2022 med statsbidrag och
      | kriterier | minskad risk att dras in i kriminalitet; minskade effekter av kriminalitet |
    Och att 19 700 000 kr är rekvirerade och utbetalda

  Regel: R11 Varje rad i en fördelning anger minst ett av pottens kriterier, och varje kostnad sin insats.

    @R11 @godtas @STK-2018-1233
    Scenario: Varje rad anger ett av kriterierna
      När kommunstyrelsen fördelar 3 850 000 kr enligt uppställningen
        | nämnd                             | belopp    | kriterium                               |
        | Arbetsmarknads- och socialnämnden | 2 700 000 | minskad risk att dras in i kriminalitet |
        | Fritidsnämnden                    | 1 150 000 | minskade effekter av kriminalitet       |
      Så är 15 850 000 kr ofördelat
      Och är ingen avvikelse öppen

    @R11 @godtas @avvikelse @STK-2018-1233
    Scenario: En rad saknar kriterium och en anger ett annat
      När kommunstyrelsen fördelar 4 650 000 kr enligt uppställningen
        | nämnd                             | belopp    | kriterium                         |
        | Arbetsmarknads- och socialnämnden | 2 700 000 |                                   |
        | Fritidsnämnden                    | 1 150 000 | minskade effekter av kriminalitet |
        | Tekniska nämnden                  | 800 000   | trivsel                           |
      Så är 15 050 000 kr ofördelat
      Och läser avvikelsen R11 "rader utan kriterium: ASN, TN" mot "pottens kriterier är: minskad risk att dras in i kriminalitet; minskade effekter av kriminalitet"

    @R11 @godtas @egen-praxis
    Scenario: En pott utan kriterier kräver inga av raderna
      Givet potten KS-2024 med KS anslag
      Och att 8 500 000 kr är avsatta
      När kommunstyrelsen fördelar 350 000 kr till kulturnämnden
      Så är 350 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

    @R11 @godtas @egen-praxis
    Scenario: Kostnaden anger sin insats
      Givet att fritidsnämnden fått 1 150 000 kr
      När fritidsnämnden redovisar en kostnad på 100 000 kr
      Så är 100 000 kr förbrukat hos fritidsnämnden

    @R11 @avvisas @egen-praxis
    Scenario: En kostnad utan insats
      Givet att fritidsnämnden fått 1 150 000 kr
      När fritidsnämnden redovisar en kostnad på 100 000 kr utan insats
      Så avvisas det enligt R11 med "kostnad 100 000 kr för FRN i SOC-2022 anger ingen insats"
      Och antalet händelser är oförändrat

  Regel: R24 Ur statsbidrag får insatsen justeras inom kriterierna, hos samma nämnd och i samma pott, efter dialog med stadskontoret; inga pengar flyttas.

    Bakgrund:
      Givet att kulturnämnden fått 3 100 000 kr

    @R24 @godtas @STK-2018-1233
    Scenario: Nämnden justerar insatsen efter dialog
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet" med kriteriet "minskade effekter av kriminalitet"
      Så har kulturnämnden justerat insatsen "kultur på fritiden" till "musikverksamhet"
      Och har inga pengar flyttats
      Och är 3 100 000 kr disponibelt hos kulturnämnden

    @R24 @avvisas @STK-2018-1233
    Scenario: Nämnden justerar insatsen utan dialog
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet" med kriteriet "minskade effekter av kriminalitet" utan dialog
      Så avvisas det enligt R24 med "justering av 'kultur på fritiden' utan dialog med stadskontoret"
      Och antalet händelser är oförändrat

    @R24 @avvisas @STK-2018-1233
    Scenario: Utanför kriterierna räcker ingen dialog
      När kulturnämnden justerar insatsen "kultur på fritiden" till "julfest" med kriteriet "trivsel"
      Så avvisas det enligt R24 med "Utanför dem begär nämnden annan insats"
      Och antalet händelser är oförändrat

    @R24 @avvisas @egen-praxis
    Scenario: Dialogen kommer före justeringen
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet" med kriteriet "minskade effekter av kriminalitet" den 2022-03-31
      Så avvisas det enligt R24 med "dialog 2022-04, efter justeringen 2022-03-31"
      Och antalet händelser är oförändrat

    @R24 @godtas @egen-praxis
    Scenario: Dialogens månad har börjat när insatsen justeras
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet" med kriteriet "minskade effekter av kriminalitet" den 2022-04-01
      Så har kulturnämnden justerat insatsen "kultur på fritiden" till "musikverksamhet"
      Och har inga pengar flyttats

    @R24 @avvisas @egen-praxis
    Scenario: En nämnd utan medel i potten har ingen insats att justera
      När miljönämnden justerar insatsen "trygga gårdar" till "stadsodling" med kriteriet "minskade effekter av kriminalitet"
      Så avvisas det enligt R24 med "MN har inga medel i SOC-2022"
      Och antalet händelser är oförändrat

    @R24 @godtas @egen-praxis
    Scenario: Kommunens egna medel justeras utan dialog
      Givet potten KS-2022 med KS anslag
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet" utan dialog
      Så har kulturnämnden justerat insatsen "kultur på fritiden" till "musikverksamhet"
      Och är ingen avvikelse öppen

    @R24 @avvisas @STK-2018-1233
    Scenario: Justeringen anger inget kriterium
      När kulturnämnden justerar insatsen "kultur på fritiden" till "musikverksamhet"
      Så avvisas det enligt R24 med "'musikverksamhet' anger inget av kriterierna för SOC-2022"
      Och antalet händelser är oförändrat

  Regel: R26 Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en nämnd, aldrig ett bolag eller en annan juridisk person, och varje organ finns den dagen; det som har upphört får inget mer, men det som det har kvar redovisas, lämnas tillbaka och regleras.

    @R26 @godtas @STK-2018-1233
    Scenario: Nämnden följer upp sin insats
      Givet att kulturnämnden fått 3 100 000 kr
      När kulturnämnden följer upp insatsen "kultur på fritiden": god effekt
      Så är insatsen "kultur på fritiden" uppföljd av kulturnämnden med god effekt
      Och har inga pengar flyttats

    @R26 @godtas @STK-2018-1233
    Scenario: Effekten kan vara okänd
      Givet att kulturnämnden fått 3 100 000 kr
      När kulturnämnden följer upp insatsen "kultur på fritiden": okänd effekt
      Så är insatsen "kultur på fritiden" uppföljd av kulturnämnden med okänd effekt

    @R26 @godtas @STK-2018-1233
    Scenario: En insats utan effekt avbryts
      Givet att kulturnämnden fått 3 100 000 kr
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": ingen effekt
      När kulturnämnden avbryter insatsen "kultur på fritiden" därför att "den har ingen effekt"
      Så är insatsen "kultur på fritiden" avbruten av kulturnämnden därför att "den har ingen effekt"
      Och har inga pengar flyttats
      Och är 3 100 000 kr disponibelt hos kulturnämnden

    @R26 @avvisas @egen-praxis
    Abstrakt Scenario: Bara den som disponerar medlen följer upp och avbryter: <vad>
      När kommunstyrelsens arbetsutskott <vad>
      Så avvisas det enligt R26 med "är ett utskott och kan inte disponera medel"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                                                                      |
        | följer upp insatsen "kultur på fritiden": god effekt                     |
        | avbryter insatsen "kultur på fritiden" därför att "den har ingen effekt" |

  Regel: R25 En underenhet har egen rad, men ansvarig är den nämnd som den hör till.

    @R25 @godtas @STK-2018-1233
    Scenario: Grundskolenämnden följer upp en insats hos Pedagogisk inspiration
      När grundskolenämnden följer upp insatsen "läxhjälp" för Pedagogisk inspiration: viss effekt
      Så är insatsen "läxhjälp" uppföljd av Pedagogisk inspiration med viss effekt

    @R25 @avvisas @STK-2018-1233
    Scenario: Kulturnämnden följer inte upp Pedagogisk inspirations insats
      När kulturnämnden följer upp insatsen "läxhjälp" för Pedagogisk inspiration: viss effekt
      Så avvisas det enligt R25 med "GRN-PI hör till GRN, inte till KUN"
      Och antalet händelser är oförändrat

  Regel: R45 Geografi och prioriterat område är frivilliga; anges de är det hela staden eller ett av de fjorton GeSO-områdena, och ett av de fem nationella områdena. En plats anges som den heter.

    Bakgrund:
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta

    @R45 @godtas @STK-2023-137 @STK-2018-1233 @egen-praxis
    Scenario: Hela staden, ett område eller ingen geografi alls
      När kommunstyrelsen fördelar 4 730 000 kr enligt uppställningen
        | nämnd                                 | belopp    | insats     | område      | prioriterat område          |
        | Tekniska nämnden                      | 2 030 000 | belysning  | hela staden | boende                      |
        | Gymnasie- och vuxenutbildningsnämnden | 2 200 000 | studiestöd | GESO-14     | utbildning                  |
        | Kulturnämnden                         | 350 000   | musik      |             | demokrati och civilsamhälle |
        | Förskolenämnden                       | 150 000   | språk      | GESO-01     |                             |
      Så är 10 270 000 kr ofördelat
      Och är ingen avvikelse öppen

    @R45 @godtas @aterrapportering-2024 @egen-praxis
    Scenario: Platsen skrivs som handlingen skriver den
      Givet potten KS-2024 med KS anslag
      Och att 8 500 000 kr är avsatta
      När kommunstyrelsen fördelar 150 000 kr enligt uppställningen
        | nämnd           | belopp  | insats                        | plats     | utförare                          |
        | Förskolenämnden | 150 000 | språkträning i öppen förskola | Lindängen | förening: Studieförbundet Exempel |
      Så är 150 000 kr fördelat till förskolenämnden
      Och är ingen avvikelse öppen

    @R45 @godtas @STK-2023-490 @egen-praxis
    Scenario: En kostnad på en plats som handlingen nämner
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 350 000 kr som kommunbidrag
      När tekniska nämnden redovisar en kostnad på 100 000 kr på platsen "Hermodsdal"
      Så är 100 000 kr förbrukat hos tekniska nämnden
      Och är ingen avvikelse öppen

    @R45 @godtas @avvikelse @STK-2023-137
    Scenario: Området finns inte bland de fjorton
      När kommunstyrelsen fördelar 350 000 kr enligt uppställningen
        | nämnd         | belopp  | insats | område  |
        | Kulturnämnden | 350 000 | musik  | GESO-15 |
      Så är 350 000 kr fördelat till kulturnämnden
      Och läser avvikelsen R45 "området 'GESO-15'" mot "områdena är stadsovergripande och GESO-01 till GESO-14; en plats anges som plats"

    @R45 @godtas @avvikelse @STK-2018-1233
    Scenario: Det prioriterade området är inget av de fem
      När stadskontoret föreslår att 350 000 kr fördelas
        | nämnd         | belopp  | insats | prioriterat område |
        | Kulturnämnden | 350 000 | musik  | trivsel            |
      Så läser avvikelsen R45 "prioriterat område 'trivsel'" mot "de fem är: boende, utbildning, arbetsmarknad, demokrati och civilsamhälle, brottslighet"

    @R45 @godtas @STK-2023-137 @egen-praxis
    Scenario: En kostnad i ett av områdena
      Givet att kulturnämnden fått 350 000 kr som kommunbidrag
      När kulturnämnden redovisar en kostnad på 100 000 kr i området "GESO-07"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R45 @godtas @avvikelse @STK-2023-137 @egen-praxis
    Scenario: En kostnad i ett område som ingen känner
      Givet att kulturnämnden fått 350 000 kr som kommunbidrag
      När kulturnämnden redovisar en kostnad på 100 000 kr i området "centrum"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är avvikelsen R45 öppen

  Regel: R51 En kostnads insats är beslutad, justerad eller medgiven för nämnden i potten, och inte avbruten den dagen.

    Bakgrund:
      Givet att kommunstyrelsen fördelat 3 100 000 kr enligt uppställningen
        | nämnd         | belopp    | insats             | kriterium                         |
        | Kulturnämnden | 2 500 000 | kultur på fritiden | minskade effekter av kriminalitet |
        | Kulturnämnden | 600 000   | musikverksamhet    | minskade effekter av kriminalitet |
      Och att 3 100 000 kr överförts till kulturnämnden

    @R51 @godtas @egen-praxis
    Abstrakt Scenario: Kostnaden gäller en insats som är beslutad: <insats>
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "<insats>"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

      Exempel:
        | insats             |
        | kultur på fritiden |
        | Musikverksamhet    |

    @R51 @godtas @avvikelse @egen-praxis
    Scenario: Ingen har beslutat om någon julfest
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "julfest"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och läser avvikelsen R51 "kostnaden gäller insatsen 'julfest', 2022-05-02" mot "beslutat för KUN i SOC-2022 är kultur på fritiden; musikverksamhet"
      Och är avvikelsen R51 på 100 000 kr öppen

    @R51 @godtas @avvikelse @egen-praxis
    Scenario: En annan nämnds insats är inte nämndens egen
      Givet att kommunstyrelsen fördelat 1 150 000 kr enligt uppställningen
        | nämnd          | belopp    | insats         | kriterium                         |
        | Fritidsnämnden | 1 150 000 | lovaktiviteter | minskade effekter av kriminalitet |
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "lovaktiviteter"
      Så är avvikelsen R51 på 100 000 kr öppen

    @R51 @godtas @avvikelse @egen-praxis
    Scenario: Nämnden har inte fått något beslut alls
      När miljönämnden redovisar en kostnad på 100 000 kr på insatsen "trygga gårdar"
      Så läser avvikelsen R51 "kostnaden gäller insatsen 'trygga gårdar', 2022-05-02" mot "beslutat för MN i SOC-2022 är inget"

    @R51 @godtas @egen-praxis
    Scenario: Det som är fördelat i klump hålls inte mot någon insats
      Givet att fritidsnämnden fått 1 150 000 kr
      När fritidsnämnden redovisar en kostnad på 100 000 kr på insatsen "lovaktiviteter"
      Så är 100 000 kr förbrukat hos fritidsnämnden
      Och är avvikelsen R51 inte öppen

    @R51 @godtas @egen-praxis
    Scenario: Insatsen är justerad till det som kostnaden gäller
      Givet att kulturnämnden justerat insatsen "musikverksamhet" till "cirkusbuss" med kriteriet "minskade effekter av kriminalitet"
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "cirkusbuss"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R51 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Det som nämnden bara har begärt är inte medgivet
      Givet att kulturnämnden begärt annan insats för 400 000 kr, "graffitiskola", med kriteriet "minskade effekter av kriminalitet"
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "graffitiskola"
      Så är avvikelsen R51 på 100 000 kr öppen

    @R51 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Kommunstyrelsen har medgett den andra insatsen
      Givet att kulturnämnden begärt annan insats för 400 000 kr, "graffitiskola", med kriteriet "minskade effekter av kriminalitet"
      Och att kommunstyrelsen medgett allt av beskedet
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "graffitiskola"
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R51 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Kommunstyrelsen har inte medgett den andra insatsen
      Givet att kulturnämnden begärt annan insats för 400 000 kr, "graffitiskola", med kriteriet "minskade effekter av kriminalitet"
      Och att kommunstyrelsen beslutat att allt av beskedet ska återlämnas
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "graffitiskola"
      Så är avvikelsen R51 på 100 000 kr öppen

    @R51 @godtas @avvikelse @egen-praxis
    Scenario: En avbruten insats bär inga kostnader efter den dagen
      Givet att kulturnämnden avbrutit insatsen "kultur på fritiden" därför att "den har ingen effekt" den 2022-09-30
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "kultur på fritiden" den 2022-10-01
      Så läser avvikelsen R51 "kostnaden gäller insatsen 'kultur på fritiden', 2022-10-01" mot "insatsen avbröts 2022-09-30"

    @R51 @godtas @egen-praxis
    Abstrakt Scenario: En avbruten insats bär det som hör till tiden före: <när>
      Givet att kulturnämnden avbrutit insatsen "kultur på fritiden" därför att "den har ingen effekt" den 2022-09-30
      När kulturnämnden redovisar en kostnad på 100 000 kr <när>
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

      Exempel:
        | när                                                         |
        | på insatsen "kultur på fritiden" den 2022-09-30             |
        | för 2022-09 på insatsen "kultur på fritiden" den 2022-10-31 |

    @R51 @godtas @egen-praxis
    Scenario: Ett nytt beslut tar upp den avbrutna insatsen igen
      Givet att kulturnämnden avbrutit insatsen "kultur på fritiden" därför att "lokalen är stängd" den 2022-06-30
      Och att kommunstyrelsen fördelat 100 000 kr enligt uppställningen den 2022-08-17
        | nämnd         | belopp  | insats             | kriterium                         |
        | Kulturnämnden | 100 000 | kultur på fritiden | minskade effekter av kriminalitet |
      När kulturnämnden redovisar en kostnad på 100 000 kr på insatsen "kultur på fritiden" den 2022-10-01
      Så är 100 000 kr förbrukat hos kulturnämnden
      Och är ingen avvikelse öppen

    @R51 @godtas @avvikelse @egen-praxis
    Scenario: Ett rättat beslut bär inga insatser
      Givet att kommunstyrelsen fördelat 100 000 kr enligt uppställningen
        | nämnd         | belopp  | insats     | kriterium                         |
        | Kulturnämnden | 100 000 | julmarknad | minskade effekter av kriminalitet |
      Och att stadskontoret rättat fördelningen
      När kulturnämnden redovisar en kostnad på 50 000 kr på insatsen "julmarknad"
      Så är avvikelsen R51 på 50 000 kr öppen
