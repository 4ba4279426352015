"""One worked example of each noun of ``registrera``: what stands last in its help.

A test reads each into a command, and records those of a whole year in this order.
"""

from __future__ import annotations

_POTT = "--pott SOC-2024"
_KUN = f"{_POTT} --namnd KUN"

EXEMPEL = {
    "organ": "--kod NYN --namn 'Nya nämnden' --slag namnd --giltig-from 2024-01-01"
    " --datum 2024-01-01 --avser 'ny nämnd'",
    "alias": "--alias Kulturen --kod KUN --datum 2024-01-01 --avser 'så skriver de'",
    "aktor": "--for-aktor EK-02 --roll ekonom --organ KS --datum 2024-01-01 --avser 'ny ekonom'",
    "attestratt": "--for-aktor EK-02 --slag granskning --giltig-from 2024-01-01"
    " --datum 2024-01-01 --avser 'får granska'",
    "pott": f"{_POTT} --kalla statsbidrag --givare SOS --program 'Ökad trygghet'"
    " --bidragsar 2024 --andamal trygghet --kriterier samverkan --nyttjas-from 2024-01-01"
    " --nyttjas-tom 2024-12-31 --engangsmedel --regelverk standard --datum 2024-01-15"
    " --avser 'statsbidraget 2024'",
    "villkor": f"{_POTT} --andring 'längre tid' --galler-fran 2024-02-01"
    " --ny-nyttjas-tom 2024-12-31 --datum 2024-02-01 --avser 'nytt besked'"
    " --underlag 'annat: brev från Socialstyrelsen'",
    "tilldelning": f"{_POTT} --belopp '2 000 000' --datum 2024-01-20 --avser 'årets bidrag'"
    " --beslut 'SOS 2024-01-20 5.1-77/2024'",
    "sankt-tilldelning": f"{_POTT} --belopp '100 000' --datum 2024-02-20 --avser 'mindre ram'"
    " --beslut 'SOS 2024-02-20 5.1-78/2024'",
    "rekvisition": f"{_POTT} --belopp '1 500 000' --rekvisition R1 --ombud ekonom"
    " --datum 2024-03-01 --avser 'första rekvisitionen'",
    "makulering": f"{_POTT} --belopp '100 000' --rekvisition R1 --datum 2024-03-02"
    " --avser 'för mycket begärt'",
    "inbetalning": f"{_POTT} --belopp '1 400 000' --rekvisition R1 --datum 2024-03-15"
    " --avser 'från Socialstyrelsen'",
    "oidentifierad-inbetalning": f"{_POTT} --belopp '5 000' --datum 2024-03-16"
    " --avser 'utan meddelande'",
    "forskottering": f"{_POTT} --belopp '200 000' --datum 2024-03-20 --avser 'i väntan på staten'"
    " --beslut 'KS 2024-03-20 § 31 STK-2024-31'",
    "anslag": "--pott KS-2024 --belopp '800 000' --datum 2024-01-10 --avser 'till förfogande'"
    " --beslut 'KF 2024-01-10 § 3 STK-2024-3'",
    "avsattning": "--pott KS-2024 --belopp '500 000' --datum 2024-01-20 --avser 'till trygghet'"
    " --beslut 'KS 2024-01-20 § 5 STK-2024-5'",
    "askande": f"{_KUN} --belopp '400 000' --insatser cirkusbuss --datum 2024-03-10"
    " --avser 'nämndens äskande'",
    "fordelningsforslag": f"{_POTT} --total '700 000' --rad 'KUN=400 000' --rad 'GRN=300 000'"
    " --datum 2024-03-25 --avser 'förslag till KS'",
    "fordelning": f"{_POTT} --total '700 000'"
    " --rad 'KUN=400 000; insats=cirkusbuss; kriterium=samverkan'"
    " --rad 'GRN=300 000; insats=lovskola; kriterium=samverkan'"
    " --datum 2024-04-10 --avser 'årets fördelning' --beslut 'KS 2024-04-10 § 40 STK-2024-40'",
    "andrad-fordelning": f"{_POTT} --rad 'GRN=50 000' --datum 2024-04-20"
    " --avser 'mindre till GRN' --beslut 'KS 2024-04-20 § 44 STK-2024-44'",
    "mottagande": f"{_KUN} --belopp '400 000' --datum 2024-04-25 --avser 'nämnden tar emot'"
    " --beslut 'KUN 2024-04-25 § 12 KUN-2024-12'",
    "overforing": f"{_KUN} --belopp '300 000' --datum 2024-05-02 --avser 'till nämnden'",
    "kommunbidrag": "--pott KS-2024 --namnd KUN --belopp '100 000' --datum 2024-05-02"
    " --avser 'till nämnden'",
    "avbojande": f"{_KUN} --belopp '20 000' --skal 'hinner inte' --datum 2024-05-10"
    " --avser 'nämnden avböjer' --beslut 'KUN 2024-05-10 § 14 KUN-2024-14'",
    "annan-insats": f"{_KUN} --belopp '30 000' --insats kulturskola --kriterium samverkan"
    " --datum 2024-05-11 --avser 'annan användning'"
    " --beslut 'KUN 2024-05-11 § 15 KUN-2024-15'",
    "provning": f"{_POTT} --avser-id 41 --utfall medgiven --datum 2024-06-12"
    " --avser 'KS medger' --beslut 'KS 2024-06-12 § 70 STK-2024-70'",
    "insatsjustering": f"{_KUN} --insats cirkusbuss --ny-insats cirkusskola"
    " --kriterium samverkan --dialog-datum 2024-06-01 --datum 2024-06-15"
    " --avser 'efter dialog'",
    "forbrukning": f"{_KUN} --belopp '45 000' --insats cirkusbuss --verifikat GL-2024:1001:1"
    " --datum 2024-06-30 --avser 'hyra av buss'",
    "avrakning": f"{_KUN} --belopp '5 000' --datum 2024-07-01 --avser 'eget som potten bär'",
    "kreditering": f"{_KUN} --belopp '5 000' --verifikat GL-2024:1002:1 --datum 2024-07-02"
    " --avser 'hyran sattes ned'",
    "aterlamning": f"{_KUN} --belopp '10 000' --skal 'blev över' --datum 2024-11-01"
    " --avser 'till KS' --beslut 'KUN 2024-11-01 § 30 KUN-2024-30'",
    "uppfoljning": f"{_KUN} --insats cirkusbuss --effekt god --bedomning 'fler unga'"
    " --datum 2024-11-15 --avser 'nämndens uppföljning'",
    "avbrott": f"{_KUN} --insats cirkusbuss --skal 'ingen förare' --datum 2024-11-20"
    " --avser 'insatsen avbryts'",
    "namndredovisning": f"{_KUN} --utfall '40 000' --text 'bussen har rullat'"
    " --datum 2025-01-20 --avser 'till KS'",
    "bedomning": f"{_KUN} --bedomning godtagbar --text 'som avsett' --datum 2025-01-25"
    " --avser 'stadskontorets bedömning'",
    "godkannande": f"{_POTT} --datum 2025-02-12 --avser 'KS godkänner'"
    " --beslut 'KS 2025-02-12 § 20 STK-2025-20'",
    "aterrapportering": f"{_POTT} --steg utkast --summa '40 000' --per-datum 2024-12-31"
    " --datum 2025-02-15 --avser 'till Socialstyrelsen'",
    "avstamning": f"{_POTT} --slag huvudbok --position forbrukat --per-datum 2024-12-31"
    " --belopp '40 000' --datum 2025-02-16 --avser 'mot huvudboken'",
    "skuld": f"{_POTT} --belopp '10 000' --grund fel_belopp --fran-position ofordelat"
    " --datum 2025-02-20 --avser 'ska tillbaka'",
    "aterkrav": f"{_POTT} --belopp '10 000' --forfallodag 2025-04-30 --datum 2025-03-01"
    " --avser 'Socialstyrelsens krav' --underlag 'annat: återkrav 5.1-79/2025'",
    "aterbetalning": f"{_POTT} --belopp '9 000' --datum 2025-04-15 --avser 'betalt'",
    "efterskankning": f"{_POTT} --belopp '1 000' --skal 'litet belopp' --datum 2025-04-20"
    " --avser 'efterskänkt' --beslut 'SOS 2025-04-20 5.1-80/2025'",
    "vaxling": "--pott KS-2024 --fran KS --till KUN --belopp-per-ar '100 000' --fran-ar 2025"
    " --effektbedomning 'god effekt' --insats cirkusbuss --datum 2024-12-11"
    " --avser 'blir varaktigt' --beslut 'KF 2024-12-11 § 90 STK-2024-90'",
    "bidragsarsslut": "--pott SOC-2023 --datum 2024-05-31 --avser 'året är klart'",
    "avvikelse": f"{_POTT} --kod A1 --slag motsagelse --lasning-1 'tabellen: 690 000'"
    " --lasning-2 'beslutet: 700 000' --datum 2024-04-11 --avser 'summan'",
    "utredning": f"{_POTT} --avser-id 41 --kod A1 --slutsats skrivfel --datum 2024-05-01"
    " --underlag 'annat: rättat protokoll' --avser 'tabellen var fel'",
    "rattelse": f"{_POTT} --avser-id 41 --skal 'fel belopp' --avser 'bokförd två gånger'",
    "beslutskomplettering": f"{_POTT} --avser-id 41"
    " --beslut 'KS 2024-04-10 § 40 STK-2024-40' --avser 'paragrafen är känd'",
    "underlagskomplettering": f"{_POTT} --avser-id 41 --underlag 'protokoll: KS 2024-04-10'"
    " --datum 2024-05-01 --avser 'protokollet har kommit'",
    "attest": f"{_POTT} --avser-id 41 --slag granskning --datum 2024-06-30"
    " --avser 'granskad' --aktor AT-01",
    "arsstangning": "--ar 2023 --skal 'bokslutet är klart' --datum 2024-02-28"
    " --avser 'räkenskapsåret 2023' --beslut 'KS 2024-02-26 § 22 STK-2024-22'",
    "arsoppning": "--ar 2023 --skal 'fel i bokslutet' --datum 2024-03-10"
    " --avser 'räkenskapsåret 2023' --beslut 'KS 2024-03-05 § 25 STK-2024-25'",
    "remiss": "--arende STK-2024-40 --mottagare KUN --mottagare GRN --svar-senast 2024-03-01"
    " --datum 2024-02-01 --avser 'nämnderna får yttra sig'",
    "uppdrag": "--arende STK-2024-40 --uppdrag 'följ upp insatserna' --till KUN"
    " --svar-senast 2024-12-31 --datum 2024-04-10 --avser 'KS uppdrag'",
    "uppdragssvar": "--arende STK-2024-40 --avser-id 41 --av KUN --text 'uppföljt'"
    " --datum 2024-12-01 --avser 'svar till KS'",
    "aterremiss": "--arende STK-2024-40 --motivering 'underlaget räcker inte'"
    " --datum 2024-03-06 --avser 'tillbaka till stadskontoret'",
    "bordlaggning": "--arende STK-2024-40 --till-datum 2024-04-10 --datum 2024-03-20"
    " --avser 'till nästa möte'",
    "reservation": "--arende STK-2024-40 --slag reservation --partier M --datum 2024-04-10"
    " --avser 'mot beslutet' --beslut 'KS 2024-04-10 § 40 STK-2024-40'",
    "justering": "--arende STK-2024-40 --anslaget 2024-04-18 --datum 2024-04-17"
    " --avser 'protokollet' --beslut 'KS 2024-04-10 § 40 STK-2024-40'",
    "expediering": "--arende STK-2024-40 --mottagare Kulturnämnden --datum 2024-04-22"
    " --avser 'beslutet skickas'",
}
"""The options of each example, as they are written after ``liggare registrera SUBSTANTIV``."""
