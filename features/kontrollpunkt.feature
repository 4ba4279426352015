# language: sv
Egenskap: Kontrollpunkter
  En kontrollpunkt är liggaren i tre rader: namn, antal händelser och en kontrollsumma över alltihop,
  undertecknade. Den som har en kvar utanför liggaren kan visa att historien är orörd, eller inte.

  Regel: D10 Ingen händelse kan ändras, strykas, skjutas in eller byta plats utan att den som har en kontrollpunkt utanför liggaren kan visa det.

    @D10 @godtas @C2SP
    Scenario: Liggaren undertecknas som den är nu
      Givet en liggare med nyckel
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så lyckas det
      Och kontrollpunkten gäller alla händelser i liggaren

    @D10 @godtas @C2SP
    Scenario: Samma liggare en gång till ger samma kontrollpunkt
      Givet en liggare med nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så lyckas det
      Och kontrollpunkten är densamma

    @D10 @godtas @C2SP
    Scenario: Protokollet får kontrollsumman i ord som går att läsa
      Givet en liggare med nyckel
      När ekonomiavdelningen undertecknar en kontrollpunkt för protokollet
      Så lyckas det
      Och svaret säger "Antal händelser"
      Och svaret säger "i grupper om åtta tecken"

    @D10 @avvisas @C2SP
    Scenario: En liggare utan nyckel kan inte undertecknas
      Givet en liggare
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så avvisas det med slutkod 5 och "liggare nyckel ny"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: En ändrad händelse undertecknas inte
      Givet en liggare med nyckel
      Och att någon ändrat händelse 3 i filen
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så avvisas det med slutkod 6 och "händelse 3: innehållet stämmer inte med sigillet"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: En händelse ändrad tillsammans med alla sigill undertecknas inte
      Givet en liggare med nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att någon ändrat händelse 3 i filen och räknat om alla sigill
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så avvisas det med slutkod 6 och "HISTORIEN ÄR ÄNDRAD"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: En återställd säkerhetskopia undertecknas inte
      Givet en liggare med nyckel
      Och att liggaren kopierats
      Och att 3 händelser registrerats
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att liggaren återställts från kopian
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så avvisas det med slutkod 6 och "liggaren har krympt"
      Och ingenting är skrivet

    @D10 @godtas @C2SP
    Scenario: Revisorn medundertecknar den första kontrollpunkten
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      När revisorn medundertecknar kontrollpunkten
      Så lyckas det
      Och kontrollpunkten är undertecknad av båda

    @D10 @godtas @RFC9162
    Scenario: Revisorn medundertecknar när liggaren bara vuxit
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att revisorn medundertecknat en kontrollpunkt
      Och att 3 händelser registrerats
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      När revisorn medundertecknar utvidgningen
      Så lyckas det
      Och kontrollpunkten är undertecknad av båda

    @D10 @avvisas @RFC9162
    Scenario: Revisorn medundertecknar inte en liggare som krympt
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att liggaren kopierats
      Och att 3 händelser registrerats
      Och att revisorn medundertecknat en kontrollpunkt
      Och att liggaren återställts från kopian med en ny kontrollpunkt
      När revisorn medundertecknar kontrollpunkten
      Så avvisas det med slutkod 6 och "liggaren har krympt"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: Revisorn medundertecknar inte en historia som skrivits om
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att liggaren kopierats
      Och att 3 händelser registrerats
      Och att revisorn medundertecknat en kontrollpunkt
      Och att liggaren återställts från kopian med 9 andra händelser och en ny kontrollpunkt
      När revisorn medundertecknar utvidgningen
      Så avvisas det med slutkod 6 och "HISTORIEN ÄR ÄNDRAD"
      Och ingenting är skrivet

    @D10 @avvisas @C2SP
    Scenario: Revisorn medundertecknar ingen liggare med okänd nyckel
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att ekonomiavdelningen gjort nyckeln "ny.nyckel"
      Och att ekonomiavdelningen undertecknat en kontrollpunkt med "ny.nyckel"
      När revisorn medundertecknar kontrollpunkten
      Så avvisas det med slutkod 6 och "ingen signatur av känd nyckel"
      Och ingenting är skrivet

    @D10 @godtas @RFC9162
    Scenario: Två exporter av samma liggare jämförs
      Givet en liggare med nyckel
      Och att loggen exporterats
      Och att 3 händelser registrerats
      När någon jämför exporten med liggaren
      Så lyckas det
      Och svaret säger "är början av"

    @D10 @avvisas @RFC9162
    Scenario: En jämförelse pekar ut den första händelse som skiljer
      Givet en liggare med nyckel
      Och att loggen exporterats
      Och att någon ändrat händelse 3 i filen
      När någon jämför exporten med liggaren
      Så avvisas det med slutkod 6 och "händelse 3"
      Och ingenting är skrivet
