# language: sv
Egenskap: Kommunbidragsväxling
  En insats som har effekt kan bli permanent: kommunfullmäktige växlar kommunbidrag från ett organ
  till ett annat. Det görs med kommunens egna medel och aldrig med statens.

  Regel: R34 Kommunbidrag växlas bara ur kommunens egna medel, från ett organ till ett annat, från året efter bidragsåret och efter att insatsens effekt följts upp; är den inte uppföljd, utan känd effekt eller avbruten visas det.

    Bakgrund:
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": god effekt

    @R34 @godtas @STK-2018-1233 @egen-praxis
    Scenario: En insats med effekt blir permanent från året efter
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      Så växlas 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023
      Och har inga pengar flyttats
      Och är 15 000 000 kr ofördelat

    @R34 @godtas @KL
    Scenario: En insats med viss effekt kan också växlas
      Givet att miljönämnden följt upp insatsen "trygga gårdar": viss effekt
      När kommunfullmäktige växlar 700 000 kr om året från kommunstyrelsen till miljönämnden från 2024 för "trygga gårdar"
      Så växlas 700 000 kr om året från kommunstyrelsen till miljönämnden från 2024

    @R34 @godtas @egen-praxis
    Scenario: Den varaktiga ramen visas år för år, bredvid engångsmedlen
      Givet potten KS-2023 med KS anslag
        | engångsmedel | ja |
      Och att 15 000 000 kr är avsatta
      Och att kulturnämnden fått 350 000 kr som kommunbidrag
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": god effekt
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2024 för "kultur på fritiden"
      Så är 350 000 kr disponibelt hos kulturnämnden
      Och visas engångsmedel och växlad ram
        | år   | organ           | engångsmedel | växlas   | växlad ram |
        | 2023 | Kulturnämnden   | 350 000      | 0        | 0          |
        | 2024 | Kommunstyrelsen | 0            | −400 000 | −400 000   |
        | 2024 | Kulturnämnden   | 0            | 400 000  | 400 000    |

    @R34 @godtas @egen-praxis
    Scenario: Medel som inte är engångsmedel visas inte som sådana bredvid ramen
      Givet att kulturnämnden fått 350 000 kr som kommunbidrag
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2024 för "kultur på fritiden"
      Så är 350 000 kr disponibelt hos kulturnämnden
      Och visas engångsmedel och växlad ram
        | år   | organ           | engångsmedel | växlas   | växlad ram |
        | 2024 | Kommunstyrelsen | 0            | −400 000 | −400 000   |
        | 2024 | Kulturnämnden   | 0            | 400 000  | 400 000    |

    @R34 @godtas @egen-praxis
    Scenario: Växlingarna läggs ihop, och varje år är deras summa noll
      Givet att miljönämnden följt upp insatsen "trygga gårdar": viss effekt
      Och att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      När kommunfullmäktige växlar 100 000 kr om året från kulturnämnden till miljönämnden från 2024 för "trygga gårdar"
      Så visas engångsmedel och växlad ram
        | år   | organ           | engångsmedel | växlas   | växlad ram |
        | 2023 | Kommunstyrelsen | 0            | −400 000 | −400 000   |
        | 2023 | Kulturnämnden   | 0            | 400 000  | 400 000    |
        | 2024 | Kommunstyrelsen | 0            | 0        | −400 000   |
        | 2024 | Kulturnämnden   | 0            | −100 000 | 300 000    |
        | 2024 | Miljönämnden    | 0            | 100 000  | 100 000    |

    @R36 @godtas @LKBR
    Scenario: En växling som rättas ändrar inte längre någon ram
      Givet att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      När stadskontoret rättar växlingen
      Så visas varken engångsmedel eller växlad ram

    @R34 @godtas @egen-praxis
    Scenario: Den uppföljning som hände sist gäller, också när en äldre registreras efter den
      Givet att kulturnämnden följt upp insatsen "kultur på fritiden": ingen effekt den 2022-04-01
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      Så växlas 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023

    @R34 @godtas @avvikelse @egen-praxis
    Scenario: Samma insats växlas två gånger, och det visas
      Givet att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      När kommunfullmäktige växlar 100 000 kr om året från kommunstyrelsen till kulturnämnden från 2024 för "kultur på fritiden"
      Så är avvikelsen R34 på 100 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "kultur på fritiden hos KUN växlas med 100 000 kr om året från 2024"

    @R34 @godtas @avvikelse @egen-praxis
    Scenario: Den uppföljning som en växling vilar på rättas, och det visas
      Givet att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      När stadskontoret rättar uppföljningen
      Så är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "växlingen av 400 000 kr om året till KUN från 2023 vilar inte längre på någon effekt"

    @R34 @godtas @avvikelse @egen-praxis
    Scenario: En uppföljning som visar sig senare, men gjordes före växlingen, visade ingen effekt
      Givet att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden" den 2022-06-01
      När kulturnämnden följer upp insatsen "kultur på fritiden": ingen effekt den 2022-05-31
      Så är avvikelsen R34 på 400 000 kr öppen

    @R34 @godtas @egen-praxis
    Scenario: En uppföljning efter växlingen ändrar inte det som den vilade på
      Givet att kommunfullmäktige växlat 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden" den 2022-06-01
      När kulturnämnden följer upp insatsen "kultur på fritiden": ingen effekt den 2022-06-02
      Så är ingen avvikelse öppen

    @R34 @avvisas @STK-2018-1233 @egen-praxis
    Scenario: Växling bara ur kommunens egna medel
      Givet potten SOC-2022 med statsbidrag
      Och att kulturnämnden följt upp insatsen "kultur på fritiden": god effekt
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden" ur SOC-2022
      Så avvisas det enligt R34 med "statsbidrag kan inte växlas: SOC-2022 är statens medel"
      Och antalet händelser är oförändrat

    @R34 @avvisas @egen-praxis
    Scenario: Växling redan under bidragsåret
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2022 för "kultur på fritiden"
      Så avvisas det enligt R34 med "växling från 2022, men bidragsåret är 2022"
      Och antalet händelser är oförändrat

    @R34 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Effekten av insatsen är inte uppföljd
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "musikverksamhet"
      Så är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "effekten av musikverksamhet hos KUN är inte uppföljd i KS-2022"

    @R34 @godtas @avvikelse @egen-praxis
    Scenario: Mottagaren har inte följt upp någon insats alls, och ingen anges
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till miljönämnden från 2023
      Så är 1 avvikelse R34 öppen, med "effekten av någon insats hos MN är inte uppföljd i KS-2022"
      Och växlas 400 000 kr om året från kommunstyrelsen till miljönämnden från 2023

    @R34 @godtas @avvikelse @KL
    Abstrakt Scenario: Fullmäktige växlar en insats med <effekt> effekt, och det visas
      Givet att kulturnämnden följt upp insatsen "musikverksamhet": <effekt> effekt
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "musikverksamhet"
      Så växlas 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023
      Och är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "den senaste uppföljningen av musikverksamhet hos KUN visar <effekt> effekt"

      Exempel:
        | effekt |
        | ingen  |
        | okänd  |

    @R34 @godtas @avvikelse @egen-praxis
    Scenario: En annan nämnds uppföljning räcker inte
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till miljönämnden från 2023 för "kultur på fritiden"
      Så är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "effekten av kultur på fritiden hos MN är inte uppföljd i KS-2022"

    @R34 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Uppföljningen görs före beslutet om växling
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden" den 2022-05-01
      Så är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "effekten av kultur på fritiden hos KUN är inte uppföljd i KS-2022"

    @R34 @godtas @avvikelse @KL
    Scenario: Utan nämnd insats räknas alla som mottagaren har följt upp
      Givet att miljönämnden följt upp insatsen "trygga gårdar": ingen effekt
      När kommunfullmäktige växlar 700 000 kr om året från kommunstyrelsen till miljönämnden från 2023
      Så är 1 avvikelse R34 öppen, med "den senaste uppföljningen av någon insats hos MN visar ingen effekt"

    @R34 @godtas @avvikelse @KL
    Scenario: Fullmäktige växlar en insats som är avbruten, och det visas
      Givet att kulturnämnden avbrutit insatsen "kultur på fritiden" därför att "lokalen är stängd"
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      Så är avvikelsen R34 på 400 000 kr öppen
      Och är 1 avvikelse R34 öppen, med "kultur på fritiden hos KUN är avbruten"

    @R34 @avvisas @egen-praxis
    Scenario: Ett organ växlar inte med sig självt
      När kommunfullmäktige växlar 400 000 kr om året från kulturnämnden till kulturnämnden från 2023 för "kultur på fritiden"
      Så avvisas det enligt R34 med "växling från KUN till sig självt"
      Och antalet händelser är oförändrat

    @R34 @avvisas @egen-praxis
    Scenario: Ett utskott har inget kommunbidrag att växla
      När kommunfullmäktige växlar 400 000 kr om året från kommunstyrelsens arbetsutskott till kulturnämnden från 2023 för "kultur på fritiden"
      Så avvisas det enligt R34 med "KSAU har inget kommunbidrag"
      Och antalet händelser är oförändrat

    @R6 @avvisas @KL
    Scenario: Kommunstyrelsen växlar inte själv kommunbidrag
      När kommunstyrelsen växlar 400 000 kr om året från kommunstyrelsen till kulturnämnden från 2023 för "kultur på fritiden"
      Så avvisas det enligt R6 med "beslutet om växling i KS-2022 är fattat av KS, men fattas av KF"
      Och antalet händelser är oförändrat
