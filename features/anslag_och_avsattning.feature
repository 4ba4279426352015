# language: sv
Egenskap: Anslag och avsättning
  Kommunfullmäktige anvisar anslaget, en del avsätts för ändamålet och kommunstyrelsen fördelar den.

  Regel: R9 Avsatt får inte överstiga det anslag som KF anvisat, och fördelat inte det avsatta.

    @R9 @godtas @STK-2023-490
    Scenario: Hela anslaget avsätts
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      När kommunfullmäktige avsätter 15 000 000 kr
      Så är 15 000 000 kr ofördelat

    @R9 @godtas @aterrapportering-2024
    Scenario: Anslagets storlek är okänd
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp
      När kommunstyrelsen avsätter 8 500 000 kr
      Så är 8 500 000 kr avsatt
      Och är 0 kr anvisat

    @R9 @godtas @STK-2018-1233
    Scenario: Antas uppställningen 2022 som den står är hela avsättningen fördelad
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 15 000 000 kr enligt uppställningen
        | nämnd                                                                           | belopp    |
        | Arbetsmarknads- och socialnämnden                                               | 1 300 000 |
        | Tekniska nämnden                                                                | 2 030 000 |
        | Fritidsnämnden                                                                  | 300 000   |
        | Förskolenämnden                                                                 | 320 000   |
        | Grundskolenämnden                                                               | 4 400 000 |
        | Grundskolenämnden avseende den gemensamma skolfunktionen Pedagogisk inspiration | 650 000   |
        | Gymnasie- och vuxenutbildningsnämnden                                           | 2 200 000 |
        | Hälsa, vård och omsorgsnämnden                                                  | 980 000   |
        | Kulturnämnden                                                                   | 350 000   |
        | Miljönämnden                                                                    | 700 000   |
        | Stadsbyggnadsnämnden                                                            | 400 000   |
        | Kommunstyrelsen - Stadskontoret                                                 | 1 370 000 |
      Så är 0 kr ofördelat
      Och är 4 400 000 kr fördelat till Grundskolenämnden
      Och är 650 000 kr fördelat till Pedagogisk inspiration

    @R9 @avvisas @egen-praxis
    Scenario: Ett öre mer än anslaget avsätts
      Givet potten KS-2023 med KS anslag
      Och att kommunfullmäktige anvisat 15 000 000 kr
      När kommunstyrelsen avsätter 15 000 000,01 kr
      Så avvisas det enligt R9 med "avsatt blir 15 000 000,01 kr men anvisat 15 000 000 kr"
      Och antalet händelser är oförändrat

    @R9 @avvisas @egen-praxis
    Scenario: De femton miljonerna avsätts inte en gång till
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen avsätter 15 000 000 kr
      Så avvisas det enligt R9 med "avsatt blir 30 000 000 kr men anvisat 15 000 000 kr"
      Och antalet händelser är oförändrat

    @R9 @avvisas @KL
    Scenario: Utan anslag finns inget att avsätta
      Givet potten KS-2023 med KS anslag
      När kommunstyrelsen avsätter 15 000 000 kr
      Så avvisas det enligt R9 med "KF har inte anvisat något"
      Och antalet händelser är oförändrat

    @R9 @avvisas @KL
    Scenario: Ett anslag som är mindre än det redan avsatta
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp
      Och att kommunstyrelsen avsatt 8 500 000 kr
      När kommunfullmäktige anvisar 8 000 000 kr
      Så avvisas det enligt R9 med "avsatt blir 8 500 000 kr men anvisat 8 000 000 kr"
      Och antalet händelser är oförändrat

    @R9 @avvisas @egen-praxis
    Scenario: Ett öre mer än avsatt fördelas
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      När kommunstyrelsen fördelar 15 000 000,01 kr till grundskolenämnden
      Så avvisas det enligt R9 med "KS-2022 har 15 000 000 kr avsatt, varav 15 000 000 kr är ofördelat"
      Och antalet händelser är oförändrat

    @R9 @avvisas @egen-praxis
    Scenario: När allt är fördelat ryms inte en krona till
      Givet potten KS-2022 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 15 000 000 kr till grundskolenämnden
      När kommunstyrelsen fördelar 1 kr till miljönämnden
      Så avvisas det enligt R9 med "KS-2022 har 15 000 000 kr avsatt, varav 0 kr är ofördelat"
      Och antalet händelser är oförändrat
