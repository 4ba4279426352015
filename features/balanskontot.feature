# language: sv
Egenskap: Balanskontot
  Statsbidrag som är inbetalt är en skuld tills det är använt, var i staden pengarna än finns. Det
  är den skulden som huvudbokens balanskonto ska visa. Av den har nämnderna en del och
  kommunstyrelsen resten, centralt.

  Bakgrund:
    Givet potten SOC-2022 med statsbidrag
    Och att 19 700 000 kr är rekvirerade och utbetalda

  Regel: R46 Det som nått nämnderna eller gått tillbaka till staten får inte överstiga inbetalt med tillägg för beslutad förskottering.

    @R46 @godtas @egen-praxis
    Scenario: Det som är överfört men inte använt är fortfarande en skuld
      Givet att arbetsmarknads- och socialnämnden fått 13 780 000 kr
      Och att arbetsmarknads- och socialnämnden redovisat en kostnad på 12 360 000 kr
      Och att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      När 150 000 kr överförs till fritidsnämnden
      Så visar balanskontot 7 340 000 kr, varav 5 770 000 kr centralt
      Och är nämndernas ställning
        | nämnd                             | beslutat   | överfört   | förbrukat  | åter | kvar      |
        | arbetsmarknads- och socialnämnden | 13 780 000 | 13 780 000 | 12 360 000 | 0    | 1 420 000 |
        | fritidsnämnden                    | 1 150 000  | 150 000    | 0          | 0    | 1 150 000 |

    @R46 @godtas @RKR-R2
    Scenario: Innan något är använt är hela det inbetalda en skuld
      Givet att kommunstyrelsen fördelat 2 700 000 kr till arbetsmarknads- och socialnämnden
      När 2 700 000 kr överförs till arbetsmarknads- och socialnämnden den 2022-09-01
      Så är saldot balanskonto 19 700 000 kr per 2022-08-31
      Och är saldot balanskonto 19 700 000 kr per 2022-09-01
      Och är saldot centralt 17 000 000 kr per 2022-09-01

  Regel: R22 En nämnd återlämnar högst det som den har kvar.

    @R22 @godtas @STK-2018-1233 @egen-praxis
    Scenario: Det nämnden återlämnar kommer tillbaka till kommunstyrelsen, och skulden är densamma
      Givet att kulturnämnden fått 3 100 000 kr
      Och att kulturnämnden redovisat en kostnad på 2 000 000 kr
      När kulturnämnden återlämnar 300 000 kr
      Så visar balanskontot 17 700 000 kr, varav 16 900 000 kr centralt
      Och är nämndernas ställning
        | nämnd         | beslutat  | överfört  | förbrukat | åter    | kvar    |
        | kulturnämnden | 3 100 000 | 3 100 000 | 2 000 000 | 300 000 | 800 000 |

  Regel: R21 Det som en nämnd avböjt eller vill använda till annat är spärrat tills KS har beslutat.

    @R21 @godtas @egen-praxis
    Scenario: Det nämnden avböjer är spärrat och kvar tills kommunstyrelsen har prövat det
      Givet att kommunstyrelsen fördelat 1 150 000 kr till fritidsnämnden
      Och att 650 000 kr överförts till fritidsnämnden
      Och att fritidsnämnden avböjt 1 150 000 kr
      När kommunstyrelsen beslutar att 900 000 kr av beskedet ska återlämnas
      Så visar balanskontot 19 700 000 kr, varav 19 450 000 kr centralt
      Och är nämndernas ställning
        | nämnd          | beslutat | överfört | förbrukat | åter    | kvar    |
        | fritidsnämnden | 650 000  | 650 000  | 0         | 400 000 | 250 000 |

  Regel: R33 Fel ändamål, för högt belopp eller utebliven redovisning ger återbetalningsskuld; skulden betalas eller efterskänks, aldrig mer än den är, avrundad till hela kronor.

    @R33 @godtas @SFS-2023-609
    Scenario: Det staten efterskänker är ingen skuld längre
      Givet att kulturnämnden fått 19 700 000 kr
      Och att kulturnämnden redovisat en kostnad på 12 360 000 kr
      Och att allt är attesterat
      Och att bidragsåret avslutats den 2022-12-31
      När Socialstyrelsen efterskänker 7 340 000 kr den 2023-04-28
      Så är saldot balanskonto 7 340 000 kr per 2022-12-31
      Och visar balanskontot 0 kr, varav 0 kr centralt
      Och är nämndernas ställning
        | nämnd         | beslutat   | överfört   | förbrukat  | åter      | kvar |
        | kulturnämnden | 19 700 000 | 19 700 000 | 12 360 000 | 7 340 000 | 0    |

  Regel: R36 Ingenting ändras eller tas bort: det som var fel rättas, och det som saknas läggs till, med en ny händelse som pekar på den gamla.

    @R36 @godtas @LKBR
    Scenario: En rättad överföring räknas inte som överförd
      Givet att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden
      Och att 3 100 000 kr överförts till kulturnämnden
      När stadskontoret rättar överföringen
      Så visar balanskontot 19 700 000 kr, varav 19 700 000 kr centralt
      Och är nämndernas ställning
        | nämnd         | beslutat  | överfört | förbrukat | åter | kvar      |
        | kulturnämnden | 3 100 000 | 0        | 0         | 0    | 3 100 000 |
