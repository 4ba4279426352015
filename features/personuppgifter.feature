# language: sv
Egenskap: Personuppgifter
  Vem en person är står aldrig i liggaren. Där står ett åtagande; namnet ligger i en fil bredvid och
  kan utplånas. Händelser, kontrollsumma och bevis är desamma före och efter.

  Regel: D14 Ingen händelse säger vem en person är; ett namn som döljs kan utplånas utan att loggen ändras.

    @D14 @godtas @GDPR
    Scenario: Ett namn döljs bakom ett åtagande
      Givet en liggare
      När någon döljer handläggaren "Anna Andersson" till händelse 3
      Så lyckas det
      Och liggarens fil nämner inte "Anna Andersson"

    @D14 @godtas @GDPR
    Scenario: Den som läser händelsen ser namnet så länge det finns kvar
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      När någon läser händelse 3
      Så lyckas det
      Och svaret säger "handläggare: Anna Andersson"

    @D14 @godtas @GDPR
    Scenario: Ett personnummer får döljas fast det inte får registreras
      Givet en liggare
      När någon döljer uppgiftslämnaren "19121212-1212" till händelse 3
      Så lyckas det
      Och liggarens fil nämner inte "19121212-1212"

    @D14 @godtas @GDPR
    Scenario: Den exporterade loggen har bara åtagandet
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      När någon exporterar loggen
      Så lyckas det
      Och svaret nämner inte "Anna Andersson"

    @D14 @godtas @GDPR
    Scenario: Det som utplånats är borta ur varje fil
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      När någon utplånar det som döljs till händelse 3
      Så lyckas det
      Och ingen fil nämner "Anna Andersson"

    @D14 @godtas @GDPR
    Scenario: Händelsen säger att namnet är utplånat
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      Och att någon utplånat det som döljs till händelse 3
      När någon läser händelse 3
      Så lyckas det
      Och svaret säger "handläggare: utplånad"

    @D14 @godtas @GDPR
    Scenario: En utplåning till gör ingenting
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      Och att någon utplånat det som döljs till händelse 3
      När någon utplånar det som döljs till händelse 3
      Så lyckas det
      Och svaret säger "Redan utplånad"
      Och antalet händelser i liggaren är oförändrat

    @D14 @godtas @C2SP @GDPR
    Scenario: Ett bevis gäller fast namnet utplånats
      Givet en liggare med nyckel
      Och en revisor som känner liggarens nyckel
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      Och att ekonomiavdelningen undertecknat en kontrollpunkt
      Och att beviset för händelse 6 tagits ut
      Och att någon utplånat det som döljs till händelse 3
      När någon kontrollerar beviset
      Så lyckas det
      Och svaret säger "händelse 6 ingår i liggaren"

    @D14 @godtas @RFC9162 @GDPR
    Scenario: Loggen från före utplåningen är en början av den efter
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      Och att loggen exporterats
      Och att någon utplånat det som döljs till händelse 3
      När någon jämför exporten med liggaren
      Så lyckas det
      Och svaret säger "början"

    @D14 @godtas @GDPR
    Scenario: Utan filen bredvid står åtagandet kvar
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      Och att filen med personuppgifter inte finns kvar
      När någon läser händelse 3
      Så lyckas det
      Och svaret säger "handläggare: finns inte här"

    @D14 @avvisas @GDPR
    Scenario: Ett skäl som säger vem tas inte emot
      Givet en liggare
      Och att någon dolt handläggaren "Anna Andersson" till händelse 3
      När någon utplånar det som döljs till händelse 3 eftersom "Anna Andersson vill det"
      Så avvisas det med slutkod 2 och "innehåller det som ska utplånas"
      Och ingenting är skrivet

    @D14 @avvisas @GDPR
    Scenario: Ett namn på kommandoraden tas inte emot
      Givet en liggare
      När någon döljer handläggaren på kommandoraden till händelse 3
      Så avvisas det med slutkod 2 och "Anna Andersson"
      Och ingenting är skrivet

    @D14 @avvisas @GDPR
    Scenario: Det som döljs hör till en händelse som finns
      Givet en liggare
      När någon döljer handläggaren "Anna Andersson" till händelse 99
      Så avvisas det med slutkod 5 och "händelse 99 finns inte"
      Och ingenting är skrivet

    @D14 @avvisas @GDPR
    Scenario: Det som inte är dolt kan inte utplånas
      Givet en liggare
      När någon utplånar det som döljs till händelse 3
      Så avvisas det med slutkod 5 och "ingen dold personuppgift"
      Och ingenting är skrivet
