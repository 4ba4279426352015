# language: sv
Egenskap: Bevis
  Ett bevis är en fil som visar att en viss händelse ingår i den liggare som en kontrollpunkt gäller.
  Den som prövar det behöver nycklarna, som kommit en annan väg, och ingen liggare.

  Regel: D10 Ingen händelse kan ändras, strykas, skjutas in eller byta plats utan att den som har en kontrollpunkt utanför liggaren kan visa det.

    @D10 @godtas @C2SP
    Scenario: Ett bevis prövas utan liggare
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att beviset för händelse 3 tagits ut
      Och att liggaren inte finns kvar
      När någon kontrollerar beviset
      Så lyckas det
      Och svaret säger "händelse 3 ingår i liggaren"

    @D10 @godtas @RFC9162
    Scenario: Ett bevis gäller fast liggaren vuxit sedan dess
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att revisorn medundertecknat en kontrollpunkt
      Och att 3 händelser registrerats
      Och att beviset för händelse 3 tagits ut
      När någon kontrollerar beviset
      Så lyckas det
      Och svaret säger "Medundertecknad"

    @D10 @avvisas @C2SP
    Scenario: Utan kontrollpunkt finns inget bevis
      Givet en liggare med nyckel
      När någon tar ut beviset för händelse 3
      Så avvisas det med slutkod 5 och "liggare kontrollpunkt"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: En händelse som ändrats efter kontrollpunkten kan inte bevisas
      Givet en liggare med nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att någon ändrat händelse 3 i filen
      När någon tar ut beviset för händelse 3
      Så avvisas det med slutkod 6 och "händelse 3 ingår inte i den liggare som kontrollpunkten gäller"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: Ur en liggare som krympt tas inga bevis
      Givet en liggare med nyckel
      Och att liggaren kopierats
      Och att 3 händelser registrerats
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att liggaren återställts från kopian
      När någon tar ut beviset för händelse 3
      Så avvisas det med slutkod 6 och "liggaren har krympt"
      Och ingenting är skrivet

    @D10 @avvisas @RFC9162
    Scenario: Ett ändrat bevis håller inte
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att beviset för händelse 3 tagits ut
      Och att händelsen i beviset bytts mot en annan
      När någon kontrollerar beviset
      Så avvisas det med slutkod 6 och "händelse 3 ingår inte i den liggare som kontrollpunkten gäller"
      Och ingenting är skrivet

    @D10 @avvisas @C2SP
    Scenario: Utan nycklar som kommit en annan väg prövas ingenting
      Givet en liggare med nyckel
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att beviset för händelse 3 tagits ut
      När någon kontrollerar beviset
      Så avvisas det med slutkod 2 och "nycklarna måste komma en annan väg"
      Och ingenting är skrivet

    @D10 @godtas @RFC9162
    Scenario: En utvidgning visar att liggaren bara vuxit
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att revisorn medundertecknat en kontrollpunkt
      Och att 3 händelser registrerats
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      När någon kontrollerar utvidgningen mot revisorns kontrollpunkt
      Så lyckas det
      Och svaret säger "är oförändrade"
