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
      Så avvisas det enligt R27 med "har 2023-12-31 som datum medan räkenskapsåret är öppet (bokslutstransaktion, periodisering)"
      Och antalet händelser är oförändrat

    @R27 @godtas @egen-praxis
    Scenario: Medan räkenskapsåret är öppet bokförs kostnaden från december på årets sista dag
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2023-12-28 den 2023-12-31
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är ingen avvikelse öppen

    @R27 @godtas @avvikelse @egen-praxis
    Scenario: Kostnaden från december bokförs i januari fast räkenskapsåret är öppet
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 100 000 kr för 2023-12-28 den 2024-01-02
      Så är 100 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och läser avvikelsen R27 "kostnaden hör till 2023-12-28" mot "den bokförs 2024-01-02, ett senare år; 2023 är öppet, och där bokförs den 2023-12-31 (bokslutstransaktion, periodisering)"

    @R27 @godtas @avvikelse @egen-praxis
    Scenario: Är räkenskapsåret stängt bokförs kostnaden i det nya året, och det visas
      Givet att allt är attesterat
      Och att räkenskapsåret 2023 stängts den 2024-01-02
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

    @R27 @godtas @egen-praxis
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

    @R28 @godtas @egen-praxis
    Scenario: Utfallet är större än det som nämnden disponerar, och en kreditnota kommer
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden krediterar 70 000 kr
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 2 680 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 20 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R27 @godtas @egen-praxis
    Scenario: Det som överstiger potten bär nämnden själv
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 2 750 000 kr
      Så är 2 700 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 50 000 kr egenfinansierat hos arbetsmarknads- och socialnämnden

    @R28 @godtas @egen-praxis
    Scenario: När nya medel kommer avräknas det som nämnden själv burit
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 2 750 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och är 10 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R28 @godtas @egen-praxis
    Scenario: När en kostnad för fel ändamål har krediterats hindrar den inte att andra avräknas
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 40 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så är 0 kr egenfinansierat hos arbetsmarknads- och socialnämnden
      Och är 10 000 kr disponibelt hos arbetsmarknads- och socialnämnden

    @R28 @avvisas @egen-praxis
    Scenario: Det som är kvar av kostnaden för fel ändamål avräknas inte
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 30 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 50 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000,01 kr egenfinansiering
      Så avvisas det enligt R28 med "egenfinansierat 60 000 kr, att avräkna 50 000 kr, hos nämnden 60 000 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @egen-praxis
    Scenario: En rättad kreditering lämnar kostnaden för fel ändamål som den var
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 700 000 kr
      Och att stadskontoret fastställt en skuld på 40 000 kr för fel ändamål ur det förbrukade hos arbetsmarknads- och socialnämnden
      Och att arbetsmarknads- och socialnämnden krediterat 40 000 kr
      Och att stadskontoret rättat krediteringen
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 0,01 kr egenfinansiering
      Så avvisas det enligt R28 med "egenfinansierat 40 000 kr, att avräkna 0 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @egen-praxis
    Scenario: En kreditering är högst det som är redovisat
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden krediterar 2 750 000,01 kr
      Så avvisas det enligt R28 med "egenfinansierat 50 000 kr, förbrukat 2 700 000 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @egen-praxis
    Scenario: Utan nya medel finns inget att avräkna mot
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000 kr egenfinansiering
      Så avvisas det enligt R28 med "att avräkna 50 000 kr, hos nämnden 0 kr"
      Och antalet händelser är oförändrat

    @R28 @avvisas @egen-praxis
    Scenario: Mer än det egenfinansierade avräknas inte
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 2 750 000 kr
      Och att arbetsmarknads- och socialnämnden fått 60 000 kr
      När arbetsmarknads- och socialnämnden avräknar 50 000,01 kr egenfinansiering
      Så avvisas det enligt R28 med "Ange högst 50 000 kr"
      Och antalet händelser är oförändrat

  Regel: R48 En rad i huvudboken finansieras en gång, ur vilken pott det än är, eller upp till sitt först angivna belopp; en kreditnota räknas en gång.

    Bakgrund:
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 900 000 kr som kommunbidrag

    @R48 @godtas @egen-praxis
    Scenario: Ett verifikat delas mellan två potter
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat 2001 i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden

    @R48 @avvisas @egen-praxis
    Scenario: Samma verifikat redovisas i två potter
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat 2001 i KS-2023
      Så avvisas det enligt R48 med "verifikat GL:2001 är redan redovisat i SOC-2023"
      Och antalet händelser är oförändrat

    @R48 @avvisas @egen-praxis
    Abstrakt Scenario: Hur verifikatet än skrivs är det samma rad: <skrivet>
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat "GL-2023:1001:1" i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat <skrivet> i KS-2023
      Så avvisas det enligt R48 med "är redan redovisat i SOC-2023"
      Och antalet händelser är oförändrat

      Exempel:
        | skrivet           |
        | "gl-2023:1001:1"  |
        | "GL 2023 1001 1"  |
        | "GL2023/1001–001" |

    @R48 @godtas @egen-praxis
    Scenario: Två rader skiljs åt även när siffrorna i följd är desamma
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat "GL-2023:100:11" i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat "GL-2023:1001:1" i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden

    @R48 @avvisas @egen-praxis
    Scenario: Delarna av ett verifikat är ett öre för mycket
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på verifikat 2001 i KS-2023
      Så avvisas det enligt R48 med "Redovisa högst 450 000 kr av den raden"
      Och antalet händelser är oförändrat

    @R48 @avvisas @egen-praxis
    Scenario: Kostnaden är större än verifikatet
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på verifikat 2001 om 450 000 kr
      Så avvisas det enligt R48 med "verifikat GL:2001 är på 450 000 kr, varav 0 kr är redovisat"
      Och antalet händelser är oförändrat

    @R48 @avvisas @egen-praxis
    Scenario: Kostnaden är större än ett okänt verifikat
      När tekniska nämnden redovisar en kostnad på 450 000,01 kr på okänt verifikat om 450 000 kr
      Så avvisas det enligt R48 med "verifikat okänd är på 450 000 kr, varav 0 kr är redovisat"
      Och antalet händelser är oförändrat

    @R48 @godtas @avvikelse @egen-praxis
    Scenario: Ett annat belopp på samma verifikat höjer inte taket, och det visas
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När tekniska nämnden redovisar en kostnad på 400 000 kr på verifikat 2001 om 9 000 000 kr i KS-2023
      Så är 400 000 kr förbrukat hos tekniska nämnden
      Och är avvikelsen R48 på 8 100 000 kr öppen

    @R48 @godtas @avvikelse @egen-praxis
    Scenario: Oenigheten om ett verifikats belopp står kvar när den som först sade emot rättas
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 10 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      Och att tekniska nämnden redovisat en kostnad på 20 000 kr på verifikat 2001 om 9 000 000 kr i KS-2023
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 30 000 kr på verifikat 2001 om 9 000 000 kr i SOC-2023
      När stadskontoret rättar den andra kostnaden i KS-2023
      Så är avvikelsen R48 på 8 100 000 kr öppen

    @R48 @godtas @egen-praxis
    Scenario: Ingen oenighet är kvar när de som står kvar anger samma belopp
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 10 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      Och att tekniska nämnden redovisat en kostnad på 20 000 kr på verifikat 2001 om 9 000 000 kr i KS-2023
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 30 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      När stadskontoret rättar den andra kostnaden i KS-2023
      Så är avvikelsen R48 inte öppen

    @R48 @avvisas @egen-praxis
    Scenario: En rättelse som rättas tar inte tillbaka det verifikat som en annan pott har fått
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i SOC-2023
      Och att stadskontoret rättat kostnaden i SOC-2023
      Och att tekniska nämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i KS-2023
      När stadskontoret rättar rättelsen i SOC-2023
      Så avvisas det enligt R48 med "900 000 kr blir redovisat på det"
      Och antalet händelser är oförändrat

    @R48 @godtas @egen-praxis
    Scenario: En rättelse som rättas tar tillbaka verifikatet när ingen annan har det
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i SOC-2023
      Och att stadskontoret rättat kostnaden i SOC-2023
      När stadskontoret rättar rättelsen i SOC-2023
      Så är 450 000 kr förbrukat hos arbetsmarknads- och socialnämnden

    @R48 @avvisas @egen-praxis
    Scenario: Kostnaden som angav verifikatets belopp rättas inte bort under de andra
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 100 000 kr på verifikat 2001 om 900 000 kr i SOC-2023
      Och att tekniska nämnden redovisat en kostnad på 200 000 kr på verifikat 2001 i KS-2023
      Och att tekniska nämnden redovisat en kostnad på 300 000 kr på verifikat 2001 i KS-2023
      När stadskontoret rättar den första kostnaden i SOC-2023
      Så avvisas det enligt R48 med "utan angivet belopp, och 500 000 kr blir redovisat på det"
      Och antalet händelser är oförändrat

    @R48 @avvisas @egen-praxis
    Scenario: Samma kreditnota krediteras två gånger
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr i SOC-2023
      Och att arbetsmarknads- och socialnämnden krediterat 50 000 kr på verifikat 3001 i SOC-2023
      När arbetsmarknads- och socialnämnden krediterar 40 000 kr på verifikat 3001 i SOC-2023
      Så avvisas det enligt R48 med "verifikat GL:3001 är redan krediterat i SOC-2023"
      Och antalet händelser är oförändrat

    @R48 @avvisas @egen-praxis
    Scenario: En kreditnota som är registrerad på nytt tas inte tillbaka av en rättelse
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr i SOC-2023
      Och att arbetsmarknads- och socialnämnden krediterat 50 000 kr på verifikat 3001 i SOC-2023
      Och att stadskontoret rättat krediteringen i SOC-2023
      Och att arbetsmarknads- och socialnämnden krediterat 40 000 kr på verifikat 3001 i SOC-2023
      När stadskontoret rättar rättelsen i SOC-2023
      Så avvisas det enligt R48 med "90 000 kr blir krediterat på det"
      Och antalet händelser är oförändrat

    @R48 @godtas @egen-praxis
    Scenario: En kreditnota tar ingen rad från en kostnad
      Givet att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat 2001 i SOC-2023
      När arbetsmarknads- och socialnämnden krediterar 50 000 kr på verifikat 2001 i SOC-2023
      Så är 400 000 kr förbrukat hos arbetsmarknads- och socialnämnden

  Regel: R52 En kostnad anger sitt verifikat, så att den kan följas till huvudboken.

    @R52 @godtas @egen-praxis
    Scenario: Kostnaden anger sitt verifikat
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 450 000 kr på verifikat 2001
      Så är ingen avvikelse öppen

    @R52 @godtas @avvikelse @egen-praxis
    Scenario: En kostnad utan verifikat visas
      När arbetsmarknads- och socialnämnden redovisar en kostnad på 450 000 kr utan verifikat
      Så är 450 000 kr förbrukat hos arbetsmarknads- och socialnämnden
      Och läser avvikelsen R52 "kostnaden 450 000 kr anger inget verifikat" mot "en rad i huvudboken har ett verifikatnummer"

    @R52 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Ett okänt verifikat är ingen rad som är tagen, och det visas: <verifikat>
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 900 000 kr som kommunbidrag
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på okänt verifikat i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på <verifikat> i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden
      Och läser avvikelsen R52 "kostnaden 450 000 kr står på verifikat okänd" mot "en rad i huvudboken har ett verifikatnummer"

      Exempel:
        | verifikat                        |
        | okänt verifikat                  |
        | okänt verifikat om 450 000 kr    |

    @R52 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Okänd är okänd hur det än skrivs: <så>
      Givet potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att tekniska nämnden fått 900 000 kr som kommunbidrag
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 450 000 kr på verifikat "okand" i SOC-2023
      När tekniska nämnden redovisar en kostnad på 450 000 kr på verifikat "<så>" i KS-2023
      Så är 450 000 kr förbrukat hos tekniska nämnden
      Och är avvikelsen R52 öppen

      Exempel:
        | så    |
        | okand |
        | Okand |
        | Okänd |
