# language: sv
Egenskap: Fördelning
  Kommunstyrelsen fördelar potten mellan nämnderna i en uppställning med ett totalbelopp.

  Regel: R7 Raderna i en fördelning ska summera till det angivna totalbeloppet; skillnaden är en avvikelse och förblir ofördelad.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R7 @godtas @STK-2018-1233
    Scenario: Raderna summerar till totalbeloppet
      När kommunstyrelsen fördelar 3 850 000 kr enligt uppställningen
        | nämnd                             | belopp    |
        | Arbetsmarknads- och socialnämnden | 2 700 000 |
        | Fritidsnämnden                    | 1 150 000 |
      Så är 15 850 000 kr ofördelat
      Och är ingen avvikelse öppen

    @R7 @godtas @avvikelse @STK-2018-1233
    Scenario: Antas uppställningen 2022 som den står är 1 100 000 kr kvar ofördelat
      När kommunstyrelsen fördelar 19 700 000 kr enligt uppställningen
        | nämnd                                                                           | belopp    |
        | Arbetsmarknads- och socialnämnden                                               | 2 700 000 |
        | Fritidsnämnden                                                                  | 1 150 000 |
        | Funktionsstödsnämnden                                                           | 3 500 000 |
        | Grundskolenämnden                                                               | 720 000   |
        | Grundskolenämnden avseende den gemensamma skolfunktionen Pedagogisk inspiration | 2 600 000 |
        | Hälsa, vård och omsorgsnämnden                                                  | 400 000   |
        | Kulturnämnden                                                                   | 3 100 000 |
        | Tekniska nämnden                                                                | 800 000   |
        | Kommunstyrelsen - Stadskontoret                                                 | 3 630 000 |
      Så är 1 100 000 kr ofördelat
      Och är avvikelsen R7 på 1 100 000 kr öppen

    @R7 @godtas @avvikelse @egen-praxis
    Scenario: Redan i förslaget syns skillnaden, och inga pengar flyttas
      När stadskontoret föreslår att 19 700 000 kr fördelas
        | nämnd         | belopp     |
        | Kulturnämnden | 18 600 000 |
      Så har inga pengar flyttats
      Och är avvikelsen R7 på 1 100 000 kr öppen

    @R7 @godtas @avvikelse @egen-praxis
    Scenario: Raderna är mer än totalbeloppet
      När kommunstyrelsen fördelar 3 000 000 kr enligt uppställningen
        | nämnd         | belopp       |
        | Kulturnämnden | 3 000 000,01 |
      Så är 3 000 000,01 kr fördelat till kulturnämnden
      Och är avvikelsen R7 på 0,01 kr öppen

  Regel: R8 Summan som fördelas ur ett statsbidrag får inte överstiga det som är rekvirerat, eller, när det betalas i efterhand, det som är tilldelat.

    Bakgrund:
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade

    @R8 @godtas @egen-praxis
    Scenario: Allt som är rekvirerat fördelas innan staten har betalat
      När kommunstyrelsen fördelar 22 200 700 kr till arbetsmarknads- och socialnämnden
      Så är 0 kr ofördelat
      Och är 0 kr inbetalt

    @R8 @avvisas @egen-praxis
    Scenario: Ett öre mer än rekvirerat fördelas
      När kommunstyrelsen fördelar 22 200 700,01 kr till arbetsmarknads- och socialnämnden
      Så avvisas det enligt R8 med "överstiger pottens tillgängliga medel"
      Och antalet händelser är oförändrat

    @R8 @avvisas @egen-praxis
    Scenario: Raderna räknas tillsammans
      När kommunstyrelsen fördelar 22 200 700 kr enligt uppställningen
        | nämnd         | belopp     |
        | kulturnämnden | 22 000 000 |
        | miljönämnden  | 200 700,01 |
      Så avvisas det enligt R8 med "Minska med 0,01 kr"
      Och antalet händelser är oförändrat

    @R8 @avvisas @egen-praxis
    Scenario: Det som är fördelat går inte att makulera
      Givet att kommunstyrelsen fördelat 22 000 000 kr till arbetsmarknads- och socialnämnden
      När stadskontoret makulerar 200 700,01 kr av rekvisition 1
      Så avvisas det enligt R8 med "varav 200 700 kr är ofördelat"
      Och antalet händelser är oförändrat

  Regel: R13 Engångsmedel och statsbidrag bär inga permanenta åtaganden: insatsen bör kunna avbrytas, eller finansieras med egna medel därefter.

    @R13 @godtas @STK-2018-1233 @egen-praxis
    Scenario: En insats som kan avbrytas får statsbidrag
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      När kommunstyrelsen fördelar 3 100 000 kr enligt uppställningen
        | nämnd         | belopp    | insats            | kan avbrytas |
        | Kulturnämnden | 2 500 000 | kultur på fritiden | ja          |
        | Kulturnämnden | 600 000   | musikverksamhet   |              |
      Så är 3 100 000 kr fördelat till kulturnämnden

    @R13 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Ett permanent åtagande som får statsbidrag syns
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      När kommunstyrelsen fördelar 3 100 000 kr enligt uppställningen
        | nämnd         | belopp    | insats            | kan avbrytas |
        | Kulturnämnden | 2 500 000 | kultur på fritiden | ja          |
        | Kulturnämnden | 600 000   | fast tjänst       | nej          |
      Så är 3 100 000 kr fördelat till kulturnämnden
      Och läser avvikelsen R13 "insatsen 'fast tjänst' kan inte avbrytas" mot "engångsmedel: den bör kunna avbrytas, eller finansieras med egna medel därefter"
      Och är avvikelsen R13 på 600 000 kr öppen

    @R13 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: En tillsvidareinsats begärs ur statsbidrag
      Givet potten SOC-2022 med statsbidrag
      När kulturnämnden äskar 600 000 kr för "fast tjänst", en tillsvidareinsats
      Så är 600 000 kr äskat av kulturnämnden
      Och läser avvikelsen R13 "insatsen 'fast tjänst' kan inte avbrytas" mot "engångsmedel: den bör kunna avbrytas, eller finansieras med egna medel därefter"

    @R13 @godtas @avvikelse @STK-2018-1233 @egen-praxis
    Scenario: Redan i förslaget syns det permanenta åtagandet
      Givet potten SOC-2022 med statsbidrag
      När stadskontoret föreslår att 600 000 kr fördelas
        | nämnd         | belopp  | insats      | kan avbrytas |
        | Kulturnämnden | 600 000 | fast tjänst | nej          |
      Så är avvikelsen R13 på 600 000 kr öppen

    @R13 @godtas @STK-2018-1233 @egen-praxis
    Abstrakt Scenario: Det permanenta åtagandet bärs därefter av <finansiering>
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      När kommunstyrelsen fördelar 600 000 kr enligt uppställningen
        | nämnd         | belopp  | insats      | kan avbrytas | finansieras därefter |
        | Kulturnämnden | 600 000 | fast tjänst | nej          | <finansiering>       |
      Så är 600 000 kr fördelat till kulturnämnden
      Och är ingen avvikelse öppen

      Exempel:
        | finansiering |
        | egna medel   |
        | kommunbidrag |

    @R13 @godtas @STK-2018-1233 @egen-praxis
    Scenario: En insats som kan avbrytas begärs ur statsbidrag
      Givet potten SOC-2022 med statsbidrag
      När kulturnämnden äskar 600 000 kr för "musikverksamhet"
      Så är 600 000 kr äskat av kulturnämnden

  Regel: R44 När ett organ fördelar till sig självt visas det för sig: det som beslutar, eller har delegerat beslutet, och det som tar emot är samma.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade

    @R44 @godtas @STK-2018-1233
    Scenario: Kommunstyrelsen fördelar till en annan nämnd
      När kommunstyrelsen fördelar 800 000 kr till Tekniska nämnden
      Så är 800 000 kr fördelat till Tekniska nämnden
      Och är ingen avvikelse öppen

    @R44 @godtas @avvikelse @STK-2018-1233
    Scenario: Kommunstyrelsen fördelar till sitt eget stadskontor
      När kommunstyrelsen fördelar 3 630 000 kr till Kommunstyrelsen - Stadskontoret
      Så är 3 630 000 kr fördelat till stadskontoret
      Och är avvikelsen R44 på 3 630 000 kr öppen

    @R44 @godtas @egen-praxis
    Scenario: Kommunfullmäktige beslutar, och kommunstyrelsen tar emot
      När kommunfullmäktige fördelar 3 630 000 kr till Kommunstyrelsen - Stadskontoret
      Så är 3 630 000 kr fördelat till stadskontoret
      Och är ingen avvikelse öppen

    @R44 @godtas @avvikelse @egen-praxis
    Scenario: En nämnd fördelar på delegation till sig själv
      När kommunstyrelsen fördelar 800 000 kr till Tekniska nämnden enligt beslut av tekniska nämnden den 2022-05-02 § 12 i STK-0000-1 på delegation av kommunfullmäktige till nämnden, som protokollförs
      Så är 800 000 kr fördelat till Tekniska nämnden
      Och är avvikelsen R44 på 800 000 kr öppen
