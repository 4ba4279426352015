# language: sv
Egenskap: Nycklar
  Liggaren undertecknar med en nyckel som ligger utanför den, skyddad av ett lösenord. Vilken nyckel
  som gäller, och från när, står i liggaren själv. Revisorn har en egen.

  Regel: D10 Ingen händelse kan ändras, strykas, skjutas in eller byta plats utan att den som har en kontrollpunkt utanför liggaren kan visa det.

    @D10 @godtas @C2SP
    Scenario: Den första nyckeln noteras i liggaren
      Givet en liggare
      När ekonomiavdelningen gör nyckeln "ekonomi.nyckel"
      Så lyckas det
      Och den senaste händelsen är "NyckelBytt"
      Och nyckeln i svaret är liggarens

    @D10 @godtas @C2SP
    Scenario: Efter ett nyckelbyte står båda nycklarna i liggaren
      Givet en liggare med nyckel
      Och att ekonomiavdelningen gjort nyckeln "ny.nyckel"
      När någon frågar efter liggarens nycklar
      Så lyckas det
      Och svaret räknar upp 2 nycklar

    @D10 @godtas @C2SP
    Scenario: Efter ett nyckelbyte undertecknar den nya nyckeln
      Givet en liggare med nyckel
      Och att ekonomiavdelningen gjort nyckeln "ny.nyckel"
      När ekonomiavdelningen undertecknar en kontrollpunkt med "ny.nyckel"
      Så lyckas det

    @D10 @avvisas @C2SP
    Scenario: Efter ett nyckelbyte undertecknar inte den gamla
      Givet en liggare med nyckel
      Och att ekonomiavdelningen gjort nyckeln "ny.nyckel"
      När ekonomiavdelningen undertecknar en kontrollpunkt
      Så avvisas det med slutkod 2 och "gäller inte längre"
      Och ingenting är skrivet

    @D10 @godtas @C2SP
    Scenario: Revisorns nyckel rör ingen liggare
      Givet en liggare
      När revisorn gör en egen nyckel
      Så lyckas det
      Och antalet händelser i liggaren är oförändrat

    @D10 @avvisas @C2SP
    Scenario: En nyckel skrivs aldrig över
      Givet en liggare med nyckel
      När ekonomiavdelningen gör nyckeln "ekonomi.nyckel"
      Så avvisas det med slutkod 7 och "en nyckel skrivs aldrig över"
      Och ingenting är skrivet

    @D10 @avvisas @C2SP
    Scenario: Utan att någon kan ange lösenordet görs ingen nyckel
      Givet en liggare
      När ekonomiavdelningen gör en nyckel utan lösenord
      Så avvisas det med slutkod 2 och "LIGGARE_NYCKEL_LOSEN"
      Och ingenting är skrivet
