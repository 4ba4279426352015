# language: sv
Egenskap: Nämndens besked
  Nämnden avgör slutligt om den insats som föreslagits ska sättas in. Avböjer den, eller vill
  använda medlen till annat, beslutar kommunstyrelsen.

  Bakgrund:
    Givet potten SOC-2022 med statsbidrag och
      | kriterier | minskad risk att dras in i kriminalitet; minskade effekter av kriminalitet |
    Och att 19 700 000 kr är rekvirerade och utbetalda
    Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden
    Och att 2 900 000 kr överförts till kulturnämnden

  Regel: R19 Nämnden avgör slutligt: den tar emot, avböjer eller begär annan insats, högst för det den har fått.

    @R19 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Nämnden tar emot hela beloppet
      När kulturnämnden tar emot 3 100 000 kr
      Så har inga pengar flyttats

    @R19 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Nämnden avböjer allt, först det som inte är överfört
      När kulturnämnden avböjer 3 100 000 kr
      Så är 3 100 000 kr spärrat hos kulturnämnden
      Och är 3 100 000 kr avböjt av kulturnämnden
      Och är 0 kr disponibelt hos kulturnämnden
      Och är 0 kr fördelat till kulturnämnden

    @R19 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Nämnden begär annan insats för en del
      När kulturnämnden begär annan insats för 400 000 kr
      Så är 400 000 kr spärrat hos kulturnämnden
      Och är 2 700 000 kr disponibelt hos kulturnämnden
      Och är 0 kr avböjt av kulturnämnden

    @R19 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Miljönämnden avböjer hela sitt belopp ur kommunens egna medel
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 700 000 kr till miljönämnden
      När miljönämnden avböjer 700 000 kr
      Så är 700 000 kr spärrat hos miljönämnden
      Och är 14 300 000 kr ofördelat

    @R19 @avvisas @egen-praxis
    Abstrakt Scenario: Ett öre mer än nämnden har fått: <besked>
      När kulturnämnden <besked>
      Så avvisas det enligt R19 med "fördelat 200 000 kr, hos nämnden 2 900 000 kr"
      Och antalet händelser är oförändrat

      Exempel:
        | besked                                  |
        | tar emot 3 100 000,01 kr                |
        | avböjer 3 100 000,01 kr                 |
        | begär annan insats för 3 100 000,01 kr  |

  Regel: R20 Den nämnd som vill använda medlen till annat rapporterar det till KS, med insatsen och det kriterium som den möter; det som faller utanför pottens kriterier är en avvikelse.

    @R20 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Den andra insatsen möter ett kriterium
      När kulturnämnden begär annan insats för 400 000 kr med kriteriet "minskade effekter av kriminalitet"
      Så är 400 000 kr spärrat hos kulturnämnden
      Och är 2 700 000 kr disponibelt hos kulturnämnden

    @R20 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Den andra insatsen möter inget kriterium, och rapporteras ändå
      När kulturnämnden begär annan insats för 400 000 kr med kriteriet "trivsel"
      Så är 400 000 kr spärrat hos kulturnämnden
      Och läser avvikelsen R20 "KUN begär 'cirkusbuss' med kriteriet 'trivsel'" mot "pottens kriterier är: minskad risk att dras in i kriminalitet; minskade effekter av kriminalitet"
      Och är avvikelsen R20 på 400 000 kr öppen

  Regel: R21 Det som en nämnd avböjt eller vill använda till annat är spärrat tills KS har beslutat.

    @R21 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Kommunstyrelsen medger den andra insatsen
      Givet att kulturnämnden begärt annan insats för 400 000 kr
      När kommunstyrelsen medger 400 000 kr av beskedet
      Så är 0 kr spärrat hos kulturnämnden
      Och är 2 900 000 kr disponibelt hos kulturnämnden
      Och är 200 000 kr fördelat till kulturnämnden

    @R21 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Kommunstyrelsen beslutar att det som är kvar ska återlämnas
      Givet att kulturnämnden begärt annan insats för 400 000 kr
      Och att kommunstyrelsen medgett 100 000 kr av beskedet
      När kommunstyrelsen beslutar att allt av beskedet ska återlämnas
      Så är 0 kr spärrat hos kulturnämnden
      Och är 16 900 000 kr ofördelat
      Och är 200 000 kr återlämnat av kulturnämnden

    @R21 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Kommunstyrelsen beslutar att medlen till den andra insatsen ska återlämnas
      Givet att kulturnämnden begärt annan insats för 400 000 kr
      När kommunstyrelsen beslutar att allt av beskedet ska återlämnas
      Så är 0 kr spärrat hos kulturnämnden
      Och är 17 000 000 kr ofördelat

    @R21 @avvisas @egen-praxis
    Scenario: Kommunstyrelsen prövar ett öre mer än det som är spärrat
      Givet att kulturnämnden avböjt 400 000 kr
      När kommunstyrelsen beslutar att 400 000,01 kr av beskedet ska återlämnas
      Så avvisas det enligt R21 med "spärrat och inte prövat är 400 000 kr"
      Och antalet händelser är oförändrat

    @R21 @avvisas @egen-praxis
    Scenario: Ett besked som är färdigprövat prövas inte igen
      Givet att kulturnämnden avböjt 400 000 kr
      Och att kommunstyrelsen beslutat att allt av beskedet ska återlämnas
      När kommunstyrelsen medger allt av beskedet
      Så avvisas det enligt R21 med "spärrat och inte prövat är 0 kr"
      Och antalet händelser är oförändrat

    @R21 @avvisas @egen-praxis
    Scenario: En överföring är inget besked från nämnden
      När kommunstyrelsen beslutar att 400 000 kr av det överförda ska återlämnas
      Så avvisas det enligt R21 med "är inget avböjande och ingen begäran om annan insats"
      Och antalet händelser är oförändrat

    @R22 @avvisas @egen-praxis
    Scenario: Spärrade pengar kan nämnden inte själv återlämna
      Givet att kulturnämnden begärt annan insats för 3 100 000 kr
      När kulturnämnden återlämnar 400 000 kr
      Så avvisas det enligt R22 med "kvar hos nämnden 0 kr"
      Och antalet händelser är oförändrat
