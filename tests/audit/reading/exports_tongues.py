# ruff: noqa: E501
"""Lists in other languages and code pages, and lines among goals that hold for those below; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, book, goal

D = dt.date

TONGUES = (
    Export(
        "polska.csv",
        "Cele warsztatu 2027;;;;;;\nStan na 20.11.2026;;;;;;\n\nLp.;Cel;Osoba odpowiedzialna;Termin;Wartość bazowa;Wartość docelowa;J.m.\n"
        "1;Naprawić źródło wycieku w łodziach;Łukasz Żak;30.06.2027;12,5;4;łodzie\n2;Przeszkolić trzech szkutników;Zofia Wójcik;15 maja 2027;0;3;osoby\nRazem;2;;;;;\n".encode("cp1250"),
        (goal("Naprawić źródło wycieku w łodziach", owner="Łukasz Żak", due_date=D(2027, 6, 30), baseline=12.5, target=4.0, unit="łodzie"), goal("Przeszkolić trzech szkutników", owner="Zofia Wójcik", due_date=D(2027, 5, 15))),
        notes=("cp1250",),
    ),
    Export(
        "svenska.csv",
        "Område;Mål;Ansvarig;Startvärde;Målvärde 2027;Slutdatum;Status\nHamnen;Fler båtar lägger till på vardagar;Åke Sjö;310;420;2027-08-31;Pågår\n;Bryggan ska vara öppen i regn;Örjan Ek;12,5;40;2027-12-31;Ej påbörjad\n\nUtskrivet 2026-11-19\n",
        (goal("Fler båtar lägger till på vardagar", owner="Åke Sjö", baseline=310.0, target=420.0, due_date=D(2027, 8, 31)), goal("Bryggan ska vara öppen i regn", owner="Örjan Ek", target=40.0)),
    ),
    Export(
        "dansk.xlsx",
        book(Plan=[["Handlingsplan 2027"], ["Opdateret 17-11-2026"], ["Område", "Mål", "Ansvarlig", "Frist", "Udgangspunkt", "Målværdi", "Enhed"], ["Drift", "Færre stop på pumperne", "Birgit Holm", D(2027, 10, 1), 64, 20, "timer"], [None, "Hurtigere ud til kunderne", "Søren Bæk", "uge 26, 2027", 7.5, 4, "timer"], ["I alt", None, None, None, None, None, None]]),
        (goal("Færre stop på pumperne", owner="Birgit Holm", due_date=D(2027, 10, 1), baseline=64.0, target=20.0, unit="timer"), goal("Hurtigere ud til kunderne", owner="Søren Bæk", due_date=D(2027, 7, 4), target=4.0)),
    ),
    Export(
        "nihongo.csv",
        "社員番号,氏名,所属,役職,目標,達成基準,期限,ステータス\nB11,鈴木 花子,営業課,主任,新しい取引先を8社開拓する,契約8件,2027/03/31,承認済\nB12,山本 太郎,倉庫課,係長,棚卸しを1日で終える,所要日数,2027/09/30,下書き\n".encode("cp932"),
        (goal("新しい取引先を8社開拓する", owner="鈴木 花子", team="営業課", role="主任", metric="契約8件", due_date=D(2027, 3, 31)), goal("棚卸しを1日で終える", owner="山本 太郎", due_date=D(2027, 9, 30))),
    ),
    Export(
        "cesky.csv",
        "Cíl;Odpovědná osoba;Oddělení;Termín;Výchozí hodnota;Cílová hodnota;Stav\nZkrátit čekání na opravu kola;Jiří Dvořák;Dílna;30. června 2027;9;4;probíhá\nProdat víc dětských kol;Šárka Nová;Prodej;31.12.2027;120;180;nezahájeno\n".encode("cp1250"),
        (goal("Zkrátit čekání na opravu kola", owner="Jiří Dvořák", team="Dílna", due_date=D(2027, 6, 30), baseline=9.0, target=4.0), goal("Prodat víc dětských kol", owner="Šárka Nová", target=180.0)),
    ),
    Export(
        "western.csv",
        "Objectif;Responsable;Échéance\nRéduire l’attente à l'accueil – été compris;Noémie Lachance;30/06/2027\nFormer « deux » équipiers à Orléans;Éloïse Côté;31/12/2027\n".encode("cp1252"),
        (goal("Réduire l’attente à l'accueil – été compris", owner="Noémie Lachance", due_date=D(2027, 6, 30)), goal("Former « deux » équipiers à Orléans", owner="Éloïse Côté")),
        notes=("cp1252",),
    ),
    Export(
        "unknown_words.csv",
        "Sarake;Pyrkimys;Tekijä;Loppuu 2027\n1;Avaamme kaksi uutta laituria kesään mennessä;Aino Mäki;30.06.2027\n2;Korjaamme vanhan veneen talven aikana;Eero Laine;31.03.2027\n",
        (goal("Avaamme kaksi uutta laituria kesään mennessä", owner="Aino Mäki", due_date=D(2027, 6, 30)), goal("Korjaamme vanhan veneen talven aikana", owner="Eero Laine", due_date=D(2027, 3, 31))),
    ),
)

CARRIED = (
    Export(
        "by_employee.xlsx",
        book(Detail=[["Goals by Employee"], [], ["Goal Title", "Category", "Due", "Measure", "Target", "Status"], ["Moss, Ida (004512) - Miller, Mill"], ["Grind 40 tonnes of spelt", "Growth", "12/31/2027", "Tonnes", "40", "Open"], ["Dress both stones by June", "Care", "06/15/2027", "Stones", "2", "Open"], ["Goals: 2"],
             ["Van Dam, Bo (004733) - Driver, Shop"], ["Deliver before six in the morning", "Service", "06/30/2027", "Days", "200", "Open"], ["Goals: 1"], [], ["Grand total goals: 3", None, None, None, None, "Page 1 of 1"]]),
        (goal("Grind 40 tonnes of spelt", owner="Moss, Ida", metric="Tonnes", target=40.0, due_date=D(2027, 12, 31)), goal("Dress both stones by June", owner="Moss, Ida"), goal("Deliver before six in the morning", owner="Van Dam, Bo", due_date=D(2027, 6, 30))),
    ),
    Export(
        "employee_lines.csv",
        "Goal,Due,Target,Status\nEmployee: Ida Moss,,,\nGrind 40 tonnes of spelt,2027-12-31,40,Open\nDress both stones by June,2027-06-15,2,Open\nEmployee: Bo Lind,,,\nSell 900 bags on Saturdays,2027-09-30,900,Open\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", target=40.0), goal("Dress both stones by June", owner="Ida Moss"), goal("Sell 900 bags on Saturdays", owner="Bo Lind", due_date=D(2027, 9, 30))),
    ),
    Export(
        "mitarbeiter_zeilen.csv",
        "Ziel;Termin;Zielwert\nMitarbeiterin: Ute Raab;;\nZwei neue Müller finden;30.09.2027;2\nMitarbeiter: Jan Boll;;\nInventur an einem Tag schaffen;31.12.2027;1\nFehler beim Packen halbieren;30.06.2027;20\n",
        (goal("Zwei neue Müller finden", owner="Ute Raab", target=2.0), goal("Inventur an einem Tag schaffen", owner="Jan Boll"), goal("Fehler beim Packen halbieren", owner="Jan Boll", due_date=D(2027, 6, 30))),
    ),
    Export(
        "units_above.csv",
        "Goal,Lead,By when,From (kg),To (kg)\nMILL,,,,\nLose less flour at the sieve,Ida Moss,30 Jun 2027,65,30.5\nGoal,Lead,By when,From (EUR),To (EUR)\nEarn more from the Friday tours,Bo Lind,15 Sep 2027,1900,3500\n",
        (goal("Lose less flour at the sieve", owner="Ida Moss", baseline=65.0, target=30.5, unit="kg"), goal("Earn more from the Friday tours", owner="Bo Lind", target=3500.0, unit="EUR")),
        {"repeated_header": 1},
    ),
    Export(
        "logframe.xlsx",
        book(Frame=[["LOGICAL FRAMEWORK - Trees for the ridge"], [], ["Level", "Result statement", "Indicator", "Baseline (2025)", "Target (2027)", "Means of verification", "Responsible", "Due"], ["Outcome 1", "Families on the ridge cook with less wood", "Households with a stove", 34, 70, "Survey of homes", "Grace Orr", "12/2027"],
             ["Output 1.1", "Stoves are built and handed over", "Stoves in use", 0, 22, "Handover notes, photos", "Isaac Boll", "09/2027"], ["Activities"], [], ["Assumptions: no flood"]]),
        (goal("Families on the ridge cook with less wood", owner="Grace Orr", metric="Households with a stove", baseline=34.0, target=70.0, due_date=D(2027, 12, 31)), goal("Stoves are built and handed over", owner="Isaac Boll", target=22.0)),
    ),
    Export(
        "thrown_away.csv",
        "id,name,notes,created_at,updated_at,status,due_date,assignee,section\n11,Open the archive on Saturdays,,2026-10-28,2026-11-16,open,2027-03-27,Bea Holl,Doing\n12,Scan all maps,,2026-10-29,2026-11-01,trashed,2027-05-31,Bea Holl,Next\n13,Lend 500 records a month,,2026-10-29,2026-11-02,open,2027-06-30,Yan Dumas,Next\n",
        (goal("Open the archive on Saturdays", id="11", owner="Bea Holl", due_date=D(2027, 3, 27), status="open"), goal("Lend 500 records a month", owner="Yan Dumas")),
        {"archived": 1},
    ),
    Export(
        "okr_notes.md",
        "---\ntitle: OKRs\n---\n\n<!-- template\n## O0: Objective\n- [ ] **KR0.1** Cut X from A to B\n-->\n\n## O1: Be the calm airport\n\n- [ ] **KR1.1** Passengers wait under 9 minutes - owner: @kaia - due: 2027-06-30\n- [ ] **KR1.2** Lose fewer than 3 bags in 10000 - owner: @finn - due: 2027-09-30\n\n## Parked\n\n- A new app\n\n## Score of last year\n\n| Objective | Score |\n|---|---|\n| O1 | 0.6 |\n",
        (goal("Passengers wait under 9 minutes", owner="kaia", due_date=D(2027, 6, 30), parent="Be the calm airport"), goal("Lose fewer than 3 bags in 10000", owner="finn")),
    ),
)

OTHERS = (*TONGUES, *CARRIED)
