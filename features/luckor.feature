# language: sv
Egenskap: Det som källan inte säger
  Ett belopp eller en uppställning som ingen källa ger uppfinns inte. Beslutet står som det är känt, och inget flyttas förrän det kompletteras.

  Regel: R57 Det som källan inte säger uppfinns inte: ett äskande utan belopp, och en fördelning utan rader eller belopp, är en lucka, som varken flyttar eller ersätter något förrän den kompletteras.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp
      Och att kommunstyrelsen avsatt 8 500 000 kr

    @R57 @godtas @avvikelse @aterrapportering-2024
    Scenario: Nämnder tilldelas medel, men ingen källa säger hur mycket
      När kommunstyrelsen fördelar en okänd summa enligt uppställningen
        | nämnd             | belopp |
        | Grundskolenämnden | okänt  |
        | Kulturnämnden     | okänt  |
      Så är 8 500 000 kr ofördelat
      Och är 0 kr fördelat till grundskolenämnden
      Och är 1 avvikelse R57 öppen, med "belopp saknas för GRN, KUN"

    @R57 @godtas @avvikelse @egen-praxis
    Scenario: Ett belopp är känt, de andra inte
      När kommunstyrelsen fördelar en okänd summa enligt uppställningen
        | nämnd             | belopp  |
        | Grundskolenämnden | okänt   |
        | Kulturnämnden     | 500 000 |
        | Förskolenämnden   | okänt   |
      Så är 8 000 000 kr ofördelat
      Och är 500 000 kr fördelat till kulturnämnden
      Och är 0 kr fördelat till grundskolenämnden
      Och är 1 avvikelse R57 öppen, med "belopp saknas för GRN, FON"

    @R57 @godtas @avvikelse @egen-praxis
    Scenario: Det som blir känt flyttas, och det som återstår sägs
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd             | belopp | insats   |
        | Grundskolenämnden | okänt  | läxhjälp |
        | Grundskolenämnden | okänt  | läsläger |
        | Förskolenämnden   | okänt  |          |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd             | belopp    | insats   |
        | Grundskolenämnden | 1 200 000 | läsläger |
      Så är 1 200 000 kr fördelat till grundskolenämnden
      Och är 7 300 000 kr ofördelat
      Och är 1 avvikelse R57 öppen, med "belopp saknas för GRN (läxhjälp), FON"

    @R57 @R7 @R9 @godtas @egen-praxis
    Scenario: När det sista beloppet är känt är inget att utreda
      Givet att kommunstyrelsen fördelat 1 200 000 kr enligt uppställningen
        | nämnd             | belopp  |
        | Grundskolenämnden | okänt   |
        | Kulturnämnden     | 500 000 |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd             | belopp  |
        | Grundskolenämnden | 700 000 |
      Så är 700 000 kr fördelat till grundskolenämnden
      Och är ingen avvikelse öppen

    @R57 @R7 @godtas @avvikelse @egen-praxis
    Scenario: Det angivna totalbeloppet prövas när alla belopp är kända
      Givet att kommunstyrelsen fördelat 1 500 000 kr enligt uppställningen
        | nämnd             | belopp  |
        | Grundskolenämnden | okänt   |
        | Kulturnämnden     | 500 000 |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd             | belopp  |
        | Grundskolenämnden | 700 000 |
      Så är avvikelsen R7 på 300 000 kr öppen
      Och är avvikelsen R57 inte öppen

    @R9 @avvisas @egen-praxis
    Scenario: En komplettering fördelar inte mer än det som är avsatt
      Givet att kommunstyrelsen fördelat 8 000 000 kr till kulturnämnden
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd           | belopp |
        | förskolenämnden | okänt  |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd           | belopp     |
        | förskolenämnden | 500 000,01 |
      Så avvisas det enligt R9 med "varav 500 000 kr är ofördelat"
      Och antalet händelser är oförändrat

    @R57 @avvisas @egen-praxis
    Abstrakt Scenario: En komplettering gäller det som väntar: <vad>
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd           | belopp  | insats   |
        | Kulturnämnden   | 500 000 |          |
        | Förskolenämnden | okänt   | gårdslek |
        | Förskolenämnden | okänt   | odling   |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd   | belopp   |
        | <nämnd> | <belopp> |
      Så avvisas det enligt R57 med "<svar>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                           | nämnd            | belopp  | svar                                                     |
        | raden har redan sitt belopp   | kulturnämnden    | 500 000 | har en rad för KUN som inte går att para                 |
        | nämnden finns inte i tabellen | Tekniska nämnden | 500 000 | Det som väntar på belopp är FON (gårdslek), FON (odling) |
        | två rader kan vara den        | förskolenämnden  | 500 000 | har en rad för FON som inte går att para                 |
        | inget belopp                  | förskolenämnden  | okänt   | anger inget belopp för FON                               |

    @R57 @avvisas @egen-praxis
    Scenario: Ett beslut där allt är känt kompletteras inte med rader
      Givet att kommunstyrelsen fördelat 500 000 kr till kulturnämnden
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd         | belopp  |
        | kulturnämnden | 100 000 |
      Så avvisas det enligt R57 med "har inga rader som väntar på belopp"
      Och antalet händelser är oförändrat

    @R57 @godtas @avvikelse @STK-2023-490
    Scenario: Uppställningen är en bilaga som inte finns, så beslutet står utan rader
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade senast den 2023-06-05
      När kommunstyrelsen fördelar 22 200 700 kr utan uppställning den 2023-06-07
      Så är 22 200 700 kr ofördelat
      Och är 1 avvikelse R57 öppen, med "fördelning utan rader"

    @R57 @R7 @R8 @R49 @godtas @egen-praxis
    Scenario: Beslutet den 7 juni vilar på pengar som var rekvirerade senast den 5 juni, och ingen dag är under noll
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade senast den 2023-06-05
      Och att kommunstyrelsen fördelat 22 200 700 kr utan uppställning den 2023-06-07
      När stadskontoret kompletterar fördelningen med raderna den 2023-06-07
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 20 000 000 |
        | Miljönämnden                      | 2 200 700  |
      Så är 0 kr ofördelat
      Och är ingen avvikelse öppen

    @R57 @R7 @R8 @R49 @godtas @egen-praxis
    Scenario: Bara året för rekvisitionen är känt, och beslutet den 7 juni är inte för tidigt
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade under 2023
      När kommunstyrelsen fördelar 22 200 700 kr enligt uppställningen den 2023-06-07
        | nämnd                             | belopp     |
        | Arbetsmarknads- och socialnämnden | 20 000 000 |
        | Miljönämnden                      | 2 200 700  |
      Så är 0 kr ofördelat
      Och är ingen avvikelse öppen

    @R57 @godtas @avvikelse @egen-praxis
    Scenario: Uppställningen blir känd, men inte alla belopp
      Givet att kommunstyrelsen fördelat en okänd summa utan uppställning
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd           | belopp  |
        | Kulturnämnden   | 500 000 |
        | Förskolenämnden | okänt   |
      Så är 500 000 kr fördelat till kulturnämnden
      Och är 1 avvikelse R57 öppen, med "belopp saknas för FON"

    @R57 @R11 @godtas @avvikelse @egen-praxis
    Scenario: Det som sägs om raden när den blir känd hör till den, och det som redan var sagt står kvar
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd           | belopp | kriterium       |
        | Kulturnämnden   | okänt  | utsatta områden |
        | Förskolenämnden | okänt  |                 |
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd         | belopp  | insats    |
        | Kulturnämnden | 500 000 | dansskola |
      Så är 500 000 kr fördelat till kulturnämnden
      Och är raden för kulturnämnden "dansskola" enligt "utsatta områden"

    @R57 @godtas @avvikelse @STK-2023-490
    Scenario: Förslaget har ett totalbelopp och inga rader
      Givet potten KS-2023 med KS anslag
      När stadskontoret föreslår att 15 000 000 kr fördelas utan uppställning
      Så har inga pengar flyttats
      Och är 1 avvikelse R57 öppen, med "fördelningsförslag utan rader"

    @R57 @godtas @egen-praxis
    Scenario: Ett rättat belopp väntar igen
      Givet att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd           | belopp |
        | Förskolenämnden | okänt  |
      Och att stadskontoret kompletterat fördelningen med raderna
        | nämnd           | belopp  |
        | Förskolenämnden | 500 000 |
      Och att stadskontoret rättat kompletteringen
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd           | belopp  |
        | Förskolenämnden | 600 000 |
      Så är 600 000 kr fördelat till förskolenämnden
      Och är ingen avvikelse öppen

    @R57 @godtas @avvikelse @STK-2023-490
    Scenario: Det är känt att nämnden äskar, men inte hur mycket
      Givet potten SOC-2023 med statsbidrag
      När miljönämnden äskar medel den 2023-04-25 enligt beslut av miljönämnden § 77 i STK-2023-490
      Så är 0 kr äskat av miljönämnden
      Och är 1 avvikelse R57 öppen, med "beloppet i äskandet från MN är inte känt"

    @R57 @godtas @avvikelse @STK-2023-490
    Scenario: Nämndens beslut nämner inget belopp, och det som är aviserat står kvar
      Givet potten SOC-2023 med statsbidrag
      Och att funktionsstödsnämnden äskat 3 500 000 kr
      När funktionsstödsnämnden äskar medel den 2023-05-22 enligt beslut av funktionsstödsnämnden § 61 i STK-2023-490
      Så är 3 500 000 kr äskat av funktionsstödsnämnden

    @R57 @godtas @egen-praxis
    Scenario: När beslutets belopp blir känt ersätter det det som aviserats
      Givet att Servicenämnden äskat 600 000 kr
      Och att Servicenämnden äskat medel enligt beslut av Servicenämnden § 12 i STK-0000-1
      När Servicenämnden äskar 500 000 kr enligt beslut av Servicenämnden § 13 i STK-0000-1
      Så är 500 000 kr äskat av Servicenämnden

    @R57 @godtas @avvikelse @egen-praxis
    Scenario: Ett beslutat belopp står kvar när ett äskande utan belopp kommer in
      Givet att Servicenämnden äskat 600 000 kr enligt beslut av Servicenämnden § 12 i STK-0000-1
      När Servicenämnden äskar medel
      Så är 600 000 kr äskat av Servicenämnden

  Regel: R36 Ingenting ändras eller tas bort: det som var fel rättas, och det som saknas läggs till, med en ny händelse som pekar på den gamla.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp
      Och att kommunstyrelsen avsatt 8 500 000 kr
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd           | belopp |
        | Kulturnämnden   | okänt  |
        | Förskolenämnden | okänt  |
      Och att stadskontoret kompletterat fördelningen med raderna
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |

    @R36 @godtas @egen-praxis
    Scenario: En komplettering rättas, och raden väntar på belopp igen
      När stadskontoret rättar kompletteringen
      Så är 0 kr fördelat till kulturnämnden
      Och är 8 500 000 kr ofördelat
      Och är 1 avvikelse R57 öppen, med "belopp saknas för"

    @R36 @avvisas @egen-praxis
    Scenario: Beslutet rättas inte medan dess kompletteringar gäller
      När stadskontoret rättar fördelningen
      Så ska kompletteringen rättas först
      Och avvisas det enligt R36 med "som inte finns"
      Och antalet händelser är oförändrat

    @R36 @avvisas @egen-praxis
    Scenario: Den senaste kompletteringen rättas först
      Givet att stadskontoret kompletterat fördelningen med raderna
        | nämnd           | belopp  |
        | Förskolenämnden | 500 000 |
      När stadskontoret rättar den första kompletteringen
      Så avvisas det enligt R36 med "beslutet är kompletterat i flera steg, senast genom"
      Och antalet händelser är oförändrat

    @R36 @godtas @egen-praxis
    Scenario: En rättad komplettering kan tas tillbaka
      Givet att stadskontoret rättat kompletteringen
      När stadskontoret rättar rättelsen
      Så är 500 000 kr fördelat till kulturnämnden
      Och är 1 avvikelse R57 öppen, med "belopp saknas för FON"

  Regel: R37 Pengar flyttas bara på beslut; en tjänsteskrivelse är ett förslag och flyttar ingenting.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp
      Och att kommunstyrelsen avsatt 8 500 000 kr
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen
        | nämnd             | belopp |
        | Grundskolenämnden | okänt  |

    @R37 @avvisas @egen-praxis
    Scenario: Bara den som registrerar säger vad kommunstyrelsen beslutade
      När stadskontoret kompletterar fördelningen med raderna utan underlag
        | nämnd             | belopp    |
        | Grundskolenämnden | 7 000 000 |
      Så avvisas det enligt R37 med "anger varken beslut eller underlag"
      Och antalet händelser är oförändrat

    @R37 @godtas @egen-praxis
    Scenario: Beloppet står i en handling
      När stadskontoret kompletterar fördelningen med raderna
        | nämnd             | belopp    |
        | Grundskolenämnden | 7 000 000 |
      Så är 7 000 000 kr fördelat till grundskolenämnden

    @R37 @godtas @egen-praxis
    Scenario: Beloppet står i beslutet
      När stadskontoret kompletterar fördelningen med raderna utan underlag enligt beslut av kommunstyrelsen den 2024-05-02
        | nämnd             | belopp    |
        | Grundskolenämnden | 7 000 000 |
      Så är 7 000 000 kr fördelat till grundskolenämnden

    @R18 @avvisas @egen-praxis
    Scenario: En rad vars belopp inte är känt förs inte över
      När 1 kr överförs som kommunbidrag till grundskolenämnden
      Så avvisas det enligt R18 med "en rad för GRN vars belopp inte är känt"
      Och antalet händelser är oförändrat

  Regel: R60 Ett belopp som blir känt gäller från beslutets dag, aldrig före den: kompletteringen dateras då, eller första öppna dagen om räkenskapsåret är stängt.

    Bakgrund:
      Givet potten KS-2024 med KS anslag
      Och att kommunfullmäktige anvisat ett anslag utan känt belopp den 2024-03-01
      Och att kommunstyrelsen avsatt 8 500 000 kr den 2024-03-06
      Och att kommunstyrelsen fördelat en okänd summa enligt uppställningen den 2024-03-06
        | nämnd         | belopp |
        | Kulturnämnden | okänt  |

    @R60 @godtas @egen-praxis
    Scenario: En komplettering som dateras när beslutet fattades
      När stadskontoret kompletterar fördelningen med raderna den 2024-03-06
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      Så är 500 000 kr fördelat till kulturnämnden
      Och är avvikelsen R60 inte öppen

    @R49 @godtas @egen-praxis
    Scenario: Beloppet blir känt först året därpå, och gäller från beslutets dag
      Givet att stadskontoret kompletterat fördelningen med raderna den 2024-03-06
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      När 500 000 kr överförs som kommunbidrag till kulturnämnden den 2024-05-01
      Så är ingen avvikelse öppen

    @R60 @godtas @avvikelse @egen-praxis
    Scenario: En komplettering som dateras när beloppet blev känt
      När stadskontoret kompletterar fördelningen med raderna den 2025-03-24
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      Så är 1 avvikelse R60 öppen, med "kompletteringen är daterad 2025-03-24"

    @R60 @godtas @egen-praxis
    Scenario: Beslutets år är stängt, och beloppet gäller från första öppna dagen
      Givet att allt är attesterat
      Och att räkenskapsåret 2024 stängts den 2025-02-10
      När stadskontoret kompletterar fördelningen med raderna den 2025-01-01
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      Så är 500 000 kr fördelat till kulturnämnden
      Och är avvikelsen R60 inte öppen

    @R60 @godtas @avvikelse @egen-praxis
    Scenario: Beslutets år är stängt, och kompletteringen dateras ändå efter första öppna dagen
      Givet att allt är attesterat
      Och att räkenskapsåret 2024 stängts den 2025-02-10
      När stadskontoret kompletterar fördelningen med raderna den 2025-03-24
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      Så är 500 000 kr fördelat till kulturnämnden
      Och läser avvikelsen R60 "kompletteringen är daterad 2025-03-24" mot "beloppet gäller från beslutets dag, eller första öppna dagen: 2025-01-01 (2024-03-06 är i ett stängt år)"

    @R60 @avvisas @egen-praxis
    Scenario: Ett belopp före beslutet
      När stadskontoret kompletterar fördelningen med raderna den 2024-03-05
        | nämnd         | belopp  |
        | Kulturnämnden | 500 000 |
      Så avvisas det enligt R60 med "före beslutet 2024-03-06"
      Och antalet händelser är oförändrat
