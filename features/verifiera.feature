# language: sv
Egenskap: Verifiering
  Den som verifierar läser om varje händelse och prövar den mot sitt sigill, mot ordningen och mot det
  som sparats utanför liggaren. Svaret slutar alltid med det som inte kunde uteslutas.

  Regel: D10 Ingen händelse kan ändras, strykas, skjutas in eller byta plats utan att den som har en kontrollpunkt utanför liggaren kan visa det.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2022-08-17
      Och att 3 100 000 kr överförts till kulturnämnden den 2022-09-01
      Och att allt detta är infört i en liggare med nyckel

    @D10 @godtas @RFC9162
    Scenario: En orörd liggare godkänns, men allt kan inte uteslutas
      När någon verifierar liggaren
      Så lyckas det
      Och svaret säger "GODKÄND"
      Och slutar svaret med det som inte kunde uteslutas
        | Ingen kontrollpunkt utifrån angavs |
        | Ingen bladlista angavs             |
        | Vem som registrerade               |
        | Att beloppen är sanna              |
        | Reglerna kördes inte om            |
        | Läsmodellen jämfördes inte         |
        | Händelsernas underlag hölls inte   |

    @D10 @avvisas @RFC9162
    Scenario: Ett ändrat belopp hittas, och händelsen pekas ut
      Givet att någon ändrat överföringen till 1 300 000 kr
      När någon verifierar liggaren
      Så pekas överföringen ut
      Och avvisas det med slutkod 6 och "innehållet stämmer inte med sigillet"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenariomall: Det som strukits, skjutits in eller bytt plats hittas
      Givet att någon <gjort>
      När någon verifierar liggaren
      Så pekas <vad> ut
      Och avvisas det med slutkod 6 och "<sagt>"
      Och ingenting är skrivet

      Exempel:
        | gjort                                          | vad                           | sagt                                 |
        | strukit överföringen                           | överföringen                  | saknas                               |
        | skjutit in överföringen en gång till           | den sista händelsen           | saknar sigill                        |
        | låtit fördelningen och överföringen byta plats | fördelningen och överföringen | innehållet stämmer inte med sigillet |

    @D10 @godtas @RFC9162
    Scenariomall: Utan något utanför liggaren syns inte det som gjorts grundligt
      Givet att någon <gjort>
      När någon verifierar liggaren
      Så lyckas det
      Och svaret säger "att allt är omskrivet, eller att slutet är avklippt, kan inte uteslutas"

      Exempel:
        | gjort                                                           |
        | ändrat överföringen till 1 300 000 kr och räknat om alla sigill |
        | klippt av liggaren efter fördelningen                           |

    @D10 @avvisas @RFC9162
    Scenariomall: Revisorns kontrollpunkt visar det som gjorts grundligt
      Givet en revisor som känner liggarens nyckel
      Och att revisorn medundertecknat en kontrollpunkt
      Och att någon <gjort>
      När någon verifierar liggaren mot kontrollpunkten hos revisorn
      Så avvisas det med slutkod 6 och "<sagt>"
      Och ingenting är skrivet

      Exempel:
        | gjort                                                           | sagt                                      |
        | ändrat överföringen till 1 300 000 kr och räknat om alla sigill | historien är omskriven före kontrollpunkt |
        | klippt av liggaren efter fördelningen                           | slutet är avklippt                        |

    @D10 @avvisas @RFC9162
    Scenariomall: Kontrollsumman i protokollet visar det utan någon fil
      Givet att kontrollsumman tagits in i ett protokoll
      Och att någon <gjort>
      När någon verifierar liggaren mot protokollet
      Så avvisas det med slutkod 6 och "<sagt>"
      Och ingenting är skrivet

      Exempel:
        | gjort                                                           | sagt                                      |
        | ändrat överföringen till 1 300 000 kr och räknat om alla sigill | historien är omskriven före kontrollpunkt |
        | klippt av liggaren efter fördelningen                           | slutet är avklippt                        |

    @D10 @godtas @RFC9162
    Scenario: En liggare som vuxit stämmer med det som står i protokollet
      Givet att kontrollsumman tagits in i ett protokoll
      Och att 2 händelser registrerats
      När någon verifierar liggaren mot protokollet
      Så lyckas det
      Och svaret säger "är yngre än den senaste kontrollpunkt som stämmer"

    @D10 @avvisas @RFC9162
    Scenario: En bladlista pekar ut vad som skrivits om
      Givet att loggen exporterats
      Och att någon ändrat överföringen till 1 300 000 kr och räknat om alla sigill
      När någon verifierar liggaren mot den exporterade bladlistan
      Så pekas överföringen ut
      Och avvisas det med slutkod 6 och "innehållet skiljer sig från den sparade bladlistan"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: Ett omöjligt belopp hittas fast alla sigill räknats om
      Givet att någon ändrat överföringen till 3 200 000 kr och räknat om alla sigill
      När någon verifierar liggaren
      Så pekas överföringen ut
      Och avvisas det med slutkod 6 och "händelsen är omöjlig"
      Och ingenting är skrivet

    @D10 @godtas @RFC9162
    Scenario: Den som bara prövar sigillen får veta vad det inte visar
      Givet att någon ändrat överföringen till 3 200 000 kr och räknat om alla sigill
      När någon verifierar liggaren mot bara sigillen
      Så lyckas det
      Och svaret säger "att inget saldo är mindre än noll, att rättelser, delningar, avslut och attester stämmer med det de avser"

  Regel: D15 Att läsa någon annans liggare kör ingenting i den och ändrar ingenting.

    Bakgrund:
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att allt detta är infört i en liggare

    @D15 @avvisas @SQLite
    Scenariomall: Det som lagts till i filen får aldrig köras
      Givet att någon <gjort>
      När någon verifierar liggaren
      Så avvisas det med slutkod 6 och "har andra tabeller eller spärrar än en liggare"
      Och ingenting är skrivet

      Exempel:
        | gjort                                                         |
        | bytt tabellen med händelser mot en vy som döljer överföringen |
        | lagt till en trigger i filen                                  |

    @D15 @godtas @SQLite
    Scenario: Revisorn lämnar filen som den var
      När någon verifierar liggaren med --revisor
      Så lyckas det
      Och svaret säger "GODKÄND"
      Och ingenting är skrivet
      Och är filens SHA-256 densamma som före

    @D15 @avvisas @SQLite
    Scenario: Revisorn litar inte på ägarens läsmodell
      Givet att någon ändrat det som är disponibelt hos kulturnämnden i läsmodellen till 4 100 000 kr
      När någon verifierar liggaren med --revisor mot läsmodellen
      Så avvisas det med slutkod 2 och "läsmodellen är ägarens kopia"
      Och ingenting är skrivet

  Regel: D11 Varje saldo följer av händelserna; läsmodellen är en kopia som byggs om ur dem.

    @D11 @avvisas @RKR-R1
    Scenario: Ett ändrat saldo i läsmodellen hittas, med båda beloppen
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade och utbetalda
      Och att kulturnämnden fått 3 100 000 kr
      Och att allt detta är infört i en liggare
      Och att någon ändrat det som är disponibelt hos kulturnämnden i läsmodellen till 4 100 000 kr
      När någon verifierar liggaren mot läsmodellen
      Så avvisas det med slutkod 6 och "läsmodellen har 4 100 000 kr, händelserna ger 3 100 000 kr"
      Och ingenting är skrivet
