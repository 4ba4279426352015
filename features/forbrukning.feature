# language: sv
Egenskap: Förbrukning
  Nämnden redovisar sina kostnader. Potten bär dem inom perioden och inom nämndens belopp,
  och varje rad i huvudboken en enda gång.

  Bakgrund:
    Givet potten SOC-2023 med statsbidrag
    Och att 22 200 700 kr är rekvirerade och utbetalda
    Och att arbetsmarknads- och socialnämnden fått 2 700 000 kr

  Regel: R27 En kostnad räknas bara om den faller inom pottens nyttjandeperiod.

    @R27 @godtas @villkor-2023
    Scenario: En kostnad på bidragsårets sista dag
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr den 2023-12-31
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är ingen avvikelse öppen

    @R27 @avvisas @villkor-2023
    Scenario: En kostnad efter bidragsåret
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr den 2024-01-02
      Så avvisas det enligt R27 med "kostnad 2024-01-02 är utanför nyttjandeperioden för SOC-2023, 2023-01-01 till 2023-12-31"
      Och antalet händelser är oförändrat

    @R27 @avvisas @villkor-2023
    Scenario: En kostnad från december som bokförs i januari får veta hur den skrivs
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr den 2024-01-02
      Så avvisas det enligt R27 med "ange den som --datum och kostnadens dag som --period, till exempel --period 2023-12-31."
      Och antalet händelser är oförändrat

    @R27 @godtas @avvikelse @villkor-2023
    Scenario: Kostnaden från december räknas när bokföringsdagen och kostnadens dag anges var för sig
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2023-12-28 den 2024-01-02
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och läser avvikelsen R27 "kostnaden hör till 2023-12-28" mot "den bokförs 2024-01-02, ett senare år"

    @R27 @godtas @villkor-2023
    Scenario: En kostnad från november som bokförs i december är ingen avvikelse
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2023-11 den 2023-12-02
      Så är ingen avvikelse öppen

    @R27 @avvisas @villkor-2023
    Scenario: Det är kostnadens period som räknas, inte dagen då den bokförs
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2022-12 den 2023-01-15
      Så avvisas det enligt R27 med "kostnad 2022-12 är utanför nyttjandeperioden"
      Och antalet händelser är oförändrat

    @R27 @godtas @STK-2018-1233
    Scenario: Socialstyrelsen förlänger nyttjandet
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2024-01-31
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr den 2024-01-31
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden

    @R27 @godtas @avvikelse @villkor-2023
    Scenario: En period som bara delvis ligger inom året
      Givet att Socialstyrelsen låter medlen nyttjas till och med 2024-01-15
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2024-01 den 2024-01-31
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är avvikelsen R27 på 100 000 kr öppen

  Regel: R28 Förbrukat ur potten är högst det nämnden disponerar; resten bär nämndens egen ram tills den avräknas.

    @R28 @godtas @STK-2018-1233
    Scenario: Utfallet är större än det som nämnden disponerar, och en kreditnota kommer
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden krediterar 70 000 kr
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 2 680 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 20 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R27 @godtas @STK-2018-1233
    Scenario: Det som överstiger potten bär nämnden själv
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 2 750 000 kr
      Så är 2 700 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 50 000 kr egenfinansierat hos arbetsmarknads- och socialnämnden

    @R28 @godtas @STK-2018-1233
    Scenario: När nya medel kommer avräknas det som nämnden själv burit
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 2 750 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 10 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R28 @godtas @STK-2018-1233
    Scenario: När en kostnad för fel ändamål har krediterats hindrar den inte att andra avräknas
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 40 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 10 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R28 @avvisas @STK-2018-1233
    Scenario: Det som är kvar av kostnaden för fel ändamål avräknas inte
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 30 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000,01 kr egenfinansiering
      Så avvisas det enligt R28 med "egenfinansierat 60 000 kr, att avräkna 50 000 kr, hos nämnden 60 000 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @STK-2018-1233
    Scenario: En rättad kreditering lämnar kostnaden för fel ändamål som den var
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 40 000 kr
      Och att stadskontoret rättat krediteringen
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 0,01 kr egenfinansiering
      Så avvisas det enligt R28 med "egenfinansierat 40 000 kr, att avräkna 0 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @STK-2018-1233
    Scenario: En kreditering är högst det som är redovisat
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden krediterar 2 750 000,01 kr
      Så avvisas det enligt R28 med "egenfinansierat 50 000 kr, förbrukat 2 700 000 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @STK-2018-1233
    Scenario: Utan nya medel finns inget att avräkna mot
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så avvisas det enligt R28 med "att avräkna 50 000 kr, hos nämnden 0 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @STK-2018-1233
    Scenario: Mer än det egenfinansierade avräknas inte
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000,01 kr egenfinansiering
      Så avvisas det enligt R28 med "Ange högst 50 000 kr"
      Och antalet händelser är oförändrat

  Regel: R48 En rad i huvudboken finansieras en gång, ur vilken pott det än är, eller upp till sitt först angivna belopp.

    Bakgrund:
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 900 000 kr som kommunbidrag

    @R48 @godtas @STK-2018-1233
    Scenario: Ett verifikat delas mellan två potter
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat 2001 i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden

    @R48 @avvisas @LKBR
    Scenario: Samma verifikat redovisas i två potter
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat 2001 i KS-2023
      Så avvisas det enligt R48 med "verifikat GL:2001 är redan redovisat i SOC-2023"
      Och antalet händelser är oförändrat

    @R48 @avvisas @LKBR
    Scenario: Delarna av ett verifikat är ett öre för mycket
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på verifikat 2001 i KS-2023
      Så avvisas det enligt R48 med "Redovisa högst 450 000 kr av den raden"
      Och antalet händelser är oförändrat

    @R48 @avvisas @LKBR
    Scenario: Kostnaden är större än verifikatet
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på verifikat 2001 om 450 000 kr
      Så avvisas det enligt R48 med "verifikat GL:2001 är på 450 000 kr, varav 0 kr är redovisat"
      Och antalet händelser är oförändrat

    @R48 @godtas @avvikelse @STK-2018-1233
    Abstrakt Scenario: Ett okänt verifikat är ingen rad som är tagen, och det visas: <verifikat>
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på okänt verifikat i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på <verifikat> i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden
      Och läser avvikelsen R48 "kostnaden 450 000 kr står på verifikat okänd" mot "en rad i huvudboken har ett verifikatnummer"

      Exempel:
        | verifikat                        |
        | okänt verifikat                  |
        | okänt verifikat om 450 000 kr    |

    @R48 @avvisas @LKBR
    Scenario: Kostnaden är större än ett okänt verifikat
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på okänt verifikat om 450 000 kr
      Så avvisas det enligt R48 med "verifikat okänd är på 450 000 kr, varav 0 kr är redovisat"
      Och antalet händelser är oförändrat
