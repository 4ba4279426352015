# language: sv
Egenskap: Ärendet
  Besluten fattas i ärenden. De bereds, bordläggs, återremitteras och remitteras, protokollen
  justeras och anslås, och uppdragen besvaras. Ärendet flyttar inga pengar.

  Regel: R39 En reservation eller ett särskilt yttrande ändrar inga belopp och anmäls innan sammanträdet är slut.

    @R39 @godtas @STK-2023-490
    Abstrakt Scenario: <Slag> från <partier> i kommunstyrelsen
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade
      När <slag> från <partier> antecknas i ärendet STK-2023-490 den 2023-06-07 enligt beslut av kommunstyrelsen den 2023-06-07
      Så har inga pengar flyttats
      Och är 22 200 700 kr ofördelat

      Exempel:
        | Slag               | slag                  | partier |
        | Reservation        | reservationen         | M och C |
        | Reservation        | reservationen         | SD      |

    @R39 @godtas @STK-2023-490
    Scenario: Ett särskilt yttrande i miljönämnden
      När särskilda yttrandet från M och SD antecknas i ärendet STK-2023-490 den 2023-04-25 enligt beslut av miljönämnden den 2023-04-25 § 77
      Så har inga pengar flyttats

    @R39 @godtas @KL
    Scenario: En muntlig reservation, och mötets dag är bara känd till månaden
      När den muntliga reservationen från C antecknas i ärendet STK-0000-1 den 2023-05-10 enligt beslut av Servicenämnden den 2023-05 § 12
      Så har inga pengar flyttats

    @R39 @avvisas @KL
    Scenario: En reservation dagen efter sammanträdet
      När reservationen från SD antecknas i ärendet STK-0000-1 den 2023-06-08 enligt beslut av kommunstyrelsen den 2023-06-07
      Så avvisas det enligt R39 med "reservation 2023-06-08, efter sammanträdet 2023-06-07"
      Och antalet händelser är oförändrat

    @R39 @avvisas @egen-praxis
    Scenario: En reservation gäller ett beslut
      När reservationen från SD antecknas i ärendet STK-0000-1 den 2023-06-07
      Så avvisas det enligt R39 med "reservation i STK-0000-1 utan beslut"
      Och antalet händelser är oförändrat

    @R39 @avvisas @KL
    Abstrakt Scenario: Den som inte har sammanträden har inga reservationer: <organ>
      När reservationen från SD antecknas i ärendet STK-0000-1 den 2023-06-07 enligt beslut av <organ> den 2023-06-07
      Så avvisas det enligt R39 med "som inte har några sammanträden"
      Och antalet händelser är oförändrat

      Exempel:
        | organ           |
        | Socialstyrelsen |
        | stadskontoret   |

  Regel: R40 Ett protokoll justeras inom 14 dagar och anslås senast andra dagen därefter; beslutet vinner laga kraft dagen efter den sista dagen att överklaga, tre veckor efter anslaget. Det får verkställas innan dess om inte särskilda skäl talar emot, och då visas det.

    @R40 @godtas @KL
    Scenario: Protokollet justeras och anslås i tid
      Givet att kommunstyrelsen bordlagt ärendet STK-0000-1 till 2023-06-07 den 2023-05-29
      När protokollet från kommunstyrelsens möte 2023-06-07 justeras 2023-06-14 och anslås 2023-06-15 i ärendet STK-0000-1
      Så vinner beslutet laga kraft 2023-07-07
      Och är ärendet STK-0000-1 anslaget
      Och är ingen avvikelse antecknad i svaret

    @R40 @godtas @KL
    Scenario: Protokollet är justerat men inte anslaget
      När protokollet från kommunstyrelsens möte 2023-06-07 justeras 2023-06-21 i ärendet STK-0000-1
      Så är ärendet STK-0000-1 justerat
      Och är ingen avvikelse antecknad i svaret

    @R40 @godtas @KL @SFS-1930-173 @SFS-1989-253
    Abstrakt Scenario: Den sista dagen att överklaga flyttas till nästa söckendag: <sista dagen>
      När protokollet från kommunstyrelsens möte <möte> justeras <anslaget> och anslås <anslaget> i ärendet STK-0000-1
      Så vinner beslutet laga kraft <laga kraft>
      Och är ingen avvikelse antecknad i svaret

      Exempel:
        | sista dagen               | möte       | anslaget   | laga kraft |
        | en torsdag                | 2023-06-07 | 2023-06-15 | 2023-07-07 |
        | en lördag                 | 2023-06-07 | 2023-06-17 | 2023-07-11 |
        | en söndag                 | 2023-06-07 | 2023-06-18 | 2023-07-11 |
        | skärtorsdagen             | 2023-03-08 | 2023-03-16 | 2023-04-07 |
        | långfredagen              | 2023-03-08 | 2023-03-17 | 2023-04-12 |
        | Kristi himmelsfärdsdag    | 2023-04-26 | 2023-04-27 | 2023-05-20 |
        | nationaldagen             | 2023-05-10 | 2023-05-16 | 2023-06-08 |
        | midsommarafton            | 2023-05-31 | 2023-06-02 | 2023-06-27 |
        | julafton och nyårsafton   | 2024-11-27 | 2024-12-03 | 2024-12-28 |
        | trettondedag jul          | 2024-12-11 | 2024-12-16 | 2025-01-08 |

    @R40 @godtas @KL @SFS-1930-173
    Abstrakt Scenario: Protokollet justeras och anslås i tid: <vad>
      När protokollet från kommunstyrelsens möte <möte> justeras <justerat> och anslås <anslaget> i ärendet STK-0000-1
      Så är ingen avvikelse antecknad i svaret

      Exempel:
        | vad                              | möte       | justerat   | anslaget   |
        | den fjortonde dagen              | 2023-06-07 | 2023-06-21 | 2023-06-21 |
        | den fjortonde dagen är en lördag | 2023-06-10 | 2023-06-26 | 2023-06-26 |
        | den andra dagen efter            | 2023-06-07 | 2023-06-13 | 2023-06-15 |
        | den andra dagen är midsommarafton | 2023-06-07 | 2023-06-21 | 2023-06-26 |
        | månaden är allt som är känt      | 2023-06    | 2023-07-14 | 2023-07    |

    @R40 @godtas @avvikelse @KL
    Abstrakt Scenario: Protokollet justeras eller anslås för sent: <vad>
      När protokollet från kommunstyrelsens möte <möte> justeras <justerat> och anslås <anslaget> i ärendet STK-0000-1
      Så läser svarets avvikelse R40 "<läsning>" mot "<regeln>"

      Exempel:
        | vad                                | möte       | justerat   | anslaget   | läsning             | regeln                                       |
        | den femtonde dagen                 | 2023-06-07 | 2023-06-22 | 2023-06-22 | justerat 2023-06-22 | senast 2023-06-21, 14 dagar efter sammanträdet |
        | den tredje dagen efter justeringen | 2023-06-07 | 2023-06-12 | 2023-06-15 | anslaget 2023-06-15 | senast 2023-06-14, andra dagen efter justeringen |
        | efter tre månader                  | 2023-06-07 | 2023-08-31 | 2023-08-31 | justerat 2023-08-31 | senast 2023-06-21, 14 dagar efter sammanträdet |

    @R40 @godtas @avvikelse @KL
    Scenario: Ett protokoll som inte är anslaget kan också vara justerat för sent
      När protokollet från kommunstyrelsens möte 2023-06-07 justeras 2023-06-22 i ärendet STK-0000-1
      Så är avvikelsen R40 antecknad i svaret

    @R40 @avvisas @KL
    Abstrakt Scenario: Den som inte har sammanträden justerar inget protokoll: <organ>
      När protokollet från <organ>s möte 2023-06-07 justeras 2023-06-14 och anslås 2023-06-15 i ärendet STK-0000-1
      Så avvisas det enligt R40 med "som inte har några sammanträden"
      Och antalet händelser är oförändrat

      Exempel:
        | organ           |
        | Socialstyrelsen |
        | MKB             |
        | stadskontoret   |

    @R40 @avvisas @KL
    Abstrakt Scenario: I fel ordning: <vad>
      Givet att det är den 2099-12-31
      När protokollet från kommunstyrelsens möte 2023-06-07 justeras <justerat> och anslås <anslaget> i ärendet STK-0000-1
      Så avvisas det enligt R40 med "<skäl>"
      Och antalet händelser är oförändrat

      Exempel:
        | vad                        | justerat   | anslaget   | skäl                                              |
        | justerat före mötet        | 2023-06-06 | 2023-06-08 | justerat 2023-06-06, före sammanträdet 2023-06-07 |
        | anslaget före justeringen  | 2023-06-14 | 2023-06-13 | anslaget 2023-06-13, före justeringen 2023-06-14  |
        | laga kraft i ett annat sekel | 2099-12-10 | 2099-12-10 | anslaget 2099-12-10 ger laga kraft 2100-01-05   |

    @R40 @godtas @KL
    Scenario: Den sista dag som kan anges är också en dag för laga kraft
      Givet att det är den 2099-12-31
      När protokollet från kommunstyrelsens möte 2099-12-02 justeras 2099-12-09 och anslås 2099-12-09 i ärendet STK-0000-1
      Så vinner beslutet laga kraft 2099-12-31

    @R40 @godtas @KL
    Scenario: Ett protokoll som bara är planerat ger ingen laga kraft och kan inte vara för sent
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-30 och anslagits 2023-07-10 i ärendet STK-0000-1, bara planerat
      När 3 100 000 kr överförs till kulturnämnden den 2023-06-20 enligt beslut av kommunstyrelsen den 2023-06-07 § 201 i STK-0000-1
      Så är ärendet STK-0000-1 öppet
      Och är ingen avvikelse öppen

    @R40 @avvisas @egen-praxis
    Scenario: Ett protokoll är från ett möte
      När protokollet justeras 2023-06-14 i ärendet STK-0000-1
      Så avvisas det enligt R40 med "justering i STK-0000-1 utan beslut"
      Och antalet händelser är oförändrat

    @R40 @godtas @KL
    Scenario: Beslutet expedieras och verkställs när det har vunnit laga kraft
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      Och att beslutet i ärendet STK-0000-1 expedierats till den 2023-06-16
        | alla nämnder                       |
        | stadskontorets ekonomiavdelning    |
      När 3 100 000 kr överförs till kulturnämnden den 2023-07-07 enligt beslut av kommunstyrelsen den 2023-06-07 § 201 i STK-0000-1
      Så är 3 100 000 kr disponibelt hos kulturnämnden
      Och är ärendet STK-0000-1 i laga kraft
      Och är ingen avvikelse öppen

    @R40 @godtas @egen-praxis
    Scenario: Ett ärende avgör två potter, och det som hör till ärendet visas tillsammans
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden i SOC-2023 den 2023-06-07 enligt beslut § 201 i STK-0000-1
      Och potten KS-2023 med KS anslag
      Och att 15 000 000 kr är avsatta
      Och att kommunstyrelsen fördelat 350 000 kr till kulturnämnden i KS-2023 den 2023-06-07 enligt beslut § 202 i STK-0000-1
      När protokollet från kommunstyrelsens möte 2023-06-07 justeras 2023-06-14 och anslås 2023-06-15 i ärendet STK-0000-1
      Så hör till ärendet STK-0000-1
        | händelse      | pott     |
        | fördelningen  | SOC-2023 |
        | fördelningen  | KS-2023  |
        | justeringen   |          |

    @R40 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Beslutet verkställs före laga kraft, och det visas: <källa>
      Givet potten <pott> med <källa>
      Och att 15 000 000 kr är <läge>
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 3 100 000 kr <överförs> till kulturnämnden den 2023-07-06 enligt beslut av kommunstyrelsen den 2023-06-07 § 201 i STK-0000-1
      Så är 3 100 000 kr disponibelt hos kulturnämnden
      Och är avvikelsen R40 öppen

      Exempel:
        | pott     | källa       | läge                      | överförs                  |
        | SOC-2023 | statsbidrag | rekvirerade och utbetalda | överförs                  |
        | KS-2023  | KS anslag   | avsatta                   | överförs som kommunbidrag |

    @R40 @godtas @egen-praxis
    Scenario: Ett protokoll som registreras på nytt ersätter det förra från samma möte i ärendet
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-21 och anslagits 2023-06-22 i ärendet STK-0000-1
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 3 100 000 kr överförs till kulturnämnden den 2023-07-07 enligt beslut av kommunstyrelsen den 2023-06-07 § 201 i STK-0000-1
      Så är ärendet STK-0000-1 i laga kraft
      Och är ingen avvikelse öppen

    @R40 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: Ett protokoll ersätter inte det från <ett annat>
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      Och att protokollet från <organ>s möte <dag> justerats 2023-06-09 och anslagits 2023-06-09 i ärendet <ärende>
      När 3 100 000 kr överförs till kulturnämnden den 2023-07-06 enligt beslut av kommunstyrelsen den 2023-06-07 § 201 i STK-0000-1
      Så är ärendet STK-0000-1 anslaget
      Och läser avvikelsen R40 "verkställt 2023-07-06" mot "laga kraft 2023-07-07; innan dess får det verkställas om inte särskilda skäl talar emot; pröva det"

      Exempel:
        | ett annat    | organ               | dag        | ärende       |
        | ärende       | kommunstyrelsen     | 2023-06-07 | STK-0000-2 |
        | möte         | kommunstyrelsen     | 2023-06-08 | STK-0000-1 |
        | organ        | kommunfullmäktige   | 2023-06-07 | STK-0000-1 |

    @R40 @godtas @avvikelse @egen-praxis
    Abstrakt Scenario: En överföring som inte anger sitt beslut verkställer fördelningens: <källa>
      Givet potten <pott> med <källa>
      Och att 15 000 000 kr är <läge>
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 3 100 000 kr <överförs> till kulturnämnden den 2023-07-06
      Så är 3 100 000 kr disponibelt hos kulturnämnden
      Och läser avvikelsen R40 "verkställt 2023-07-06" mot "laga kraft 2023-07-07; innan dess får det verkställas om inte särskilda skäl talar emot; pröva det"

      Exempel:
        | pott     | källa       | läge                      | överförs                  |
        | SOC-2023 | statsbidrag | rekvirerade och utbetalda | överförs                  |
        | KS-2023  | KS anslag   | avsatta                   | överförs som kommunbidrag |

    @R40 @godtas @KL
    Scenario: Fördelningens beslut har vunnit laga kraft när det verkställs
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 3 100 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 3 100 000 kr överförs till kulturnämnden den 2023-07-07
      Så är ingen avvikelse öppen

    @R40 @godtas @egen-praxis
    Scenario: Det som förs över räknas först från de beslut som har vunnit laga kraft
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 100 000 kr till kulturnämnden den 2023-05-02
      Och att kommunstyrelsen fördelat 50 000 kr till kulturnämnden den 2023-06-07
      Och att kommunstyrelsen fördelat 70 000 kr till miljönämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 100 000 kr överförs till kulturnämnden den 2023-06-20
      Så är ingen avvikelse öppen

    @R40 @godtas @avvikelse @egen-praxis
    Scenario: Det som går utöver de beslut som har vunnit laga kraft visas
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 100 000 kr till kulturnämnden den 2023-05-02
      Och att kommunstyrelsen fördelat 50 000 kr till kulturnämnden den 2023-06-07
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 100 000,01 kr överförs till kulturnämnden den 2023-06-20
      Så är avvikelsen R40 öppen

    @R40 @godtas @egen-praxis
    Scenario: En rättad fördelning verkställs inte
      Givet potten SOC-2023 med statsbidrag
      Och att 22 200 700 kr är rekvirerade och utbetalda
      Och att kommunstyrelsen fördelat 50 000 kr till kulturnämnden den 2023-06-07
      Och att stadskontoret rättat fördelningen den 2023-06-08
      Och att kommunstyrelsen fördelat 50 000 kr till kulturnämnden den 2023-05-02
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 och anslagits 2023-06-15 i ärendet STK-0000-1
      När 50 000 kr överförs till kulturnämnden den 2023-06-20
      Så är ingen avvikelse öppen

    @R40 @godtas @egen-praxis
    Scenario: När ärendet är avgjort väntar det inte på svar på det som beslutet gick förbi
      Givet att kommunstyrelsen återremitterat ärendet STK-0000-1 med motiveringen "ta fram fler konkreta åtgärder" den 2020-06-03
      Och att kommunstyrelsen remitterat ärendet STK-0000-1 till dessa den 2022-08-17
        | arbetsmarknads- och socialnämnden |
      Och potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-17 enligt beslut § 300 i STK-0000-1
      När protokollet från kommunstyrelsens möte 2022-08-17 justeras 2022-08-24 och anslås 2022-08-25 i ärendet STK-0000-1
      Så väntar ärendet STK-0000-1 på inget svar
      Och är ärendet STK-0000-1 anslaget

    @R40 @godtas @egen-praxis
    Scenario: Ett uppdrag väntar på svar också när ärendet är avgjort
      Givet att kommunstyrelsen gett stadskontoret uppdraget "utred hur insatserna kan samordnas" i ärendet STK-0000-1 den 2020-06-17
      Och potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-17 enligt beslut § 300 i STK-0000-1
      När protokollet från kommunstyrelsens möte 2022-08-17 justeras 2022-08-24 och anslås 2022-08-25 i ärendet STK-0000-1
      Så väntar ärendet STK-0000-1 på 1 svar

    @R40 @godtas @egen-praxis
    Scenario: En remiss efter beslutet väntar på svar
      Givet potten SOC-2022 med statsbidrag
      Och att 19 700 000 kr är rekvirerade
      Och att kommunstyrelsen fördelat 320 000 kr till förskolenämnden den 2022-08-17 enligt beslut § 300 i STK-0000-1
      Och att kommunstyrelsen remitterat ärendet STK-0000-1 till dessa den 2022-08-17
        | arbetsmarknads- och socialnämnden |
      När protokollet från kommunstyrelsens möte 2022-08-17 justeras 2022-08-24 och anslås 2022-08-25 i ärendet STK-0000-1
      Så väntar ärendet STK-0000-1 på 1 svar

  Regel: R56 Ett svar hör till det uppdrag, den remiss eller den återremiss i samma ärende som det besvarar, kommer från den som har frågats och inte före frågan, och ges en gång; ett svar som ges på nytt anger varför och ersätter det förra.

    @R56 @godtas @egen-praxis
    Scenario: Stadskontoret svarar på återremissen
      Givet att kommunstyrelsen återremitterat ärendet STK-2018-1233 med motiveringen "ta fram fler konkreta åtgärder" den 2020-06-03
      När stadskontoret svarar på återremissen i ärendet STK-2018-1233 den 2022-08-12
      Så väntar ärendet STK-2018-1233 på inget svar
      Och är ärendet STK-2018-1233 berett

    @R56 @godtas @egen-praxis
    Scenario: Ett av två uppdrag är besvarat
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att medlen återrapporteras till Socialstyrelsen" i ärendet STK-0000-1 med svar senast 2024-01-31 den 2023-06-07
      Och att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-15
      Så väntar ärendet STK-0000-1 på 1 svar

    @R56 @godtas @egen-praxis
    Scenario: Uppdraget är besvarat men inte återremissen
      Givet att kommunstyrelsen återremitterat ärendet STK-0000-1 med motiveringen "ta fram fler konkreta åtgärder" den 2020-06-03
      Och att kommunstyrelsen gett stadskontoret uppdraget "utred hur insatserna kan samordnas" i ärendet STK-0000-1 den 2020-06-03
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2022-08-12
      Så väntar ärendet STK-0000-1 på 1 svar
      Och är ärendet STK-0000-1 återremitterat

    @R56 @godtas @egen-praxis
    Scenario: En nämnd yttrar sig över en remiss
      Givet att kommunstyrelsens arbetsutskott remitterat ärendet STK-0000-1 med svar senast 2023-11-30 till dessa under 2023
        | arbetsmarknads- och socialnämnden    |
        | Malmös kommunala bostadsbolag        |
      När arbetsmarknads- och socialnämnden svarar på remissen i ärendet STK-0000-1 under 2023
      Så är ärendet STK-0000-1 remitterat

    @R56 @avvisas @egen-praxis
    Scenario: Ett svar gäller något som är begärt
      Givet att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 i ärendet STK-0000-1
      När stadskontoret svarar på justeringen i ärendet STK-0000-1 den 2024-01-15
      Så avvisas det enligt R56 med "är inget uppdrag och ingen remiss i STK-0000-1"
      Och antalet händelser är oförändrat

    @R56 @avvisas @egen-praxis
    Scenario: Samma uppdrag besvaras en gång
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      Och att stadskontoret svarat på uppdraget i ärendet STK-0000-1 den 2024-01-15
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-22
      Så avvisas det enligt R56 med "är redan besvarat av KS-SK"
      Och antalet händelser är oförändrat

    @R56 @avvisas @egen-praxis
    Abstrakt Scenario: Ett svar utan organ är den tillfrågades, och ges en gång: först <först>
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      Och att <först> på uppdraget i ärendet STK-0000-1 den 2024-01-15
      När <sedan> på uppdraget i ärendet STK-0000-1 den 2024-01-22
      Så avvisas det enligt R56 med "är redan besvarat av KS-SK"
      Och antalet händelser är oförändrat

      Exempel:
        | först                   | sedan                |
        | ett svar kommit         | stadskontoret svarar |
        | stadskontoret svarat    | ett svar kommer      |
        | ett svar kommit         | ett svar kommer      |

    @R56 @godtas @egen-praxis
    Scenario: Ett felaktigt svar ersätts av ett nytt, som säger varför
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      Och att stadskontoret svarat på uppdraget i ärendet STK-0000-1 den 2024-01-15
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-15 en gång till, "fel bilaga angavs i svaret"
      Så godtas det
      Och väntar ärendet STK-0000-1 på inget svar

    @R56 @avvisas @egen-praxis
    Abstrakt Scenario: Den som inte har frågats svarar inte: <vem>
      Givet att kommunstyrelsen remitterat ärendet STK-0000-2 till dessa den 2023-08-30
        | arbetsmarknads- och socialnämnden    |
        | kulturnämnden                        |
      När <vem> på remissen i ärendet STK-0000-2 den 2023-11-24
      Så avvisas det enligt R56 med "besvaras av ASN eller KUN, inte av <organ>"
      Och antalet händelser är oförändrat

      Exempel:
        | vem                    | organ       |
        | förskolenämnden svarar | FON         |
        | ett svar kommer        | okänt organ |

    @R56 @avvisas @egen-praxis
    Scenario: Ett svar kommer inte före frågan
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2023-06-06
      Så avvisas det enligt R56 med "svar 2023-06-06, före det som besvaras 2023-06-07"
      Och antalet händelser är oförändrat

    @R56 @avvisas @egen-praxis
    Scenario: Ett svar hör till det ärende där det begärdes
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      När stadskontoret svarar på uppdraget i ärendet STK-0000-2 den 2024-01-15
      Så avvisas det enligt R56 med "är inget uppdrag och ingen remiss i STK-0000-2"
      Och antalet händelser är oförändrat

    @R56 @avvisas @egen-praxis
    Scenario: Ett uppdrag som bara är föreslaget besvaras inte
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1, bara föreslaget den 2023-06-05
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-15
      Så avvisas det enligt R56 med "är inte beslutat, bara föreslaget eller planerat"
      Och antalet händelser är oförändrat

    @R56 @godtas @egen-praxis
    Scenario: Det föreslagna uppdraget registreras på nytt när det är beslutat, och besvaras då
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1, bara föreslaget den 2023-06-05
      Och att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-15
      Så väntar ärendet STK-0000-1 på inget svar

    @R56 @godtas @egen-praxis
    Scenario: Ett planerat svar är inget svar ännu
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1, bara planerat den 2024-01-31
      Så väntar ärendet STK-0000-1 på 1 svar

    @R56 @godtas @egen-praxis
    Scenario: Arbetsutskottet sänder remissen, och nämnden svarar
      Givet att arbetsutskottet remitterat ärendet STK-0000-2 med svar senast 2023-11-30 till dessa den 2023-08-30 enligt beslut av kommunstyrelsens arbetsutskott
        | arbetsmarknads- och socialnämnden    |
        | kulturnämnden                        |
      När kulturnämnden svarar på remissen i ärendet STK-0000-2 den 2023-11-24
      Så väntar ärendet STK-0000-2 på 1 svar

    @R56 @godtas @egen-praxis
    Scenario: Svaret som var planerat ges, utan att det är något andra svar
      Givet att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      Och att stadskontoret svarat på uppdraget i ärendet STK-0000-1, bara planerat den 2024-01-31
      När stadskontoret svarar på uppdraget i ärendet STK-0000-1 den 2024-01-15
      Så väntar ärendet STK-0000-1 på inget svar

  Regel: R36 Ingenting ändras eller tas bort: det som var fel rättas, och det som saknas läggs till, med en ny händelse som pekar på den gamla.

    @R10 @R36 @avvisas @LKBR @egen-praxis
    Scenario: Det som sägs i ett ärende rättas inte, det sägs på nytt
      Givet potten SOC-2023 med statsbidrag
      Och att protokollet från kommunstyrelsens möte 2023-06-07 justerats 2023-06-14 i ärendet STK-0000-1
      När stadskontoret rättar justeringen
      Så avvisas det enligt R10 och R36 med "Registrera det som är rätt på nytt; det som registreras sist gäller"
      Och antalet händelser är oförändrat

    @R10 @R36 @avvisas @LKBR @egen-praxis
    Scenario: Ett svar rättas inte, det ges på nytt
      Givet potten SOC-2023 med statsbidrag
      Och att kommunstyrelsen gett stadskontoret uppdraget "säkerställ att nämnderna redovisar medlen" i ärendet STK-0000-1 den 2023-06-07
      Och att stadskontoret svarat på uppdraget i ärendet STK-0000-1 den 2024-01-15
      När stadskontoret rättar svaret
      Så avvisas det enligt R10 och R36 med "Registrera svaret på nytt och ange i upprepning varför"
      Och avvisas det enligt R10 och R36 med "Det hör inte till någon pott"
      Och antalet händelser är oförändrat
