# ruff: noqa: E501
"""Lists of task trackers and goal systems with several columns of people, dates and texts, of which one each is the goal's own."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, book, goal

D = dt.date

TRACKED = (
    Export(
        "redmine.csv",
        "#,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Updated,Category,Target version,Start date,Due date,Estimated time,% Done,Created,Closed\n"
        "311,Dikes,Goal,,New,Normal,Raise 4 km of the north dike,Tor Lie,Ines Prado,11/20/2026 09:14 AM,,2027,01/04/2027,09/30/2027,,10,10/02/2026 08:00 AM,\n"
        "312,Dikes,Goal,311,In Progress,High,Buy sand for 900 m,Tor Lie,Ada Quist,11/19/2026 02:20 PM,,2027,02/01/2027,04/30/2027,40.0,0,10/02/2026 08:05 AM,\n",
        (goal("Raise 4 km of the north dike", id="311", owner="Ines Prado", start_date=D(2027, 1, 4), due_date=D(2027, 9, 30), status="New", parent=None),
         goal("Buy sand for 900 m", id="312", owner="Ada Quist", due_date=D(2027, 4, 30), parent="311")),
    ),
    Export(
        "gitlab.csv",
        "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels,Time Estimate,Epic ID,Epic Title\n"
        "Load a page in under 2 seconds on the ferry,On 3G.,51,https://git.example/i/51,Open,Per Holt,pholt,Nora Berg,nberg,No,No,2027-03-31,2026-11-02 10:00:00,2026-11-18 09:00:00,,2027-Q1,3,goal,0,,\n"
        "Sell tickets to 40 ports,,52,https://git.example/i/52,Open,Per Holt,pholt,,,No,No,,2026-11-03 10:00:00,2026-11-19 09:00:00,,2027-Q2,5,goal,0,,\n",
        (goal("Load a page in under 2 seconds on the ferry", id="51", owner="Nora Berg", due_date=D(2027, 3, 31), status="Open", parent=None),
         goal("Sell tickets to 40 ports", id="52", owner=None, status="Open")),
    ),
    Export(
        "youtrack.csv",
        "Issue Id,Project,Summary,Reporter,Created,Updated,Resolved,Priority,Type,State,Assignee,Due Date,Votes\n"
        "WELL-7,Wells,Drill two wells in the upper village,Omar Reza,01 Oct 2026 09:00,18 Nov 2026 10:00,,Major,Goal,Open,Signe Dahl,30 Jun 2027,0\n"
        "WELL-9,Wells,Test the water of 60 homes,Omar Reza,02 Oct 2026 09:00,18 Nov 2026 10:00,,Normal,Goal,In Progress,Ugo Neri,31 Mar 2027,2\n",
        (goal("Drill two wells in the upper village", id="WELL-7", owner="Signe Dahl", due_date=D(2027, 6, 30), status="Open"),
         goal("Test the water of 60 homes", id="WELL-9", owner="Ugo Neri", due_date=D(2027, 3, 31))),
    ),
    Export(
        "epics.csv",
        "id,name,type,requester,owners,description,is_completed,created_at,started_at,updated_at,deadline,epic_state,labels\n"
        "880,Let members book a court by phone,epic,Rita Wolf,\"Karl Egg;Mona Rui\",Three taps at most,FALSE,2026/10/01 08:00:00,2026/10/09 08:00:00,2026/11/19 16:00:00,2027/05/31 00:00:00,in progress,2027\n"
        "881,Fill the courts on weekday mornings,epic,Rita Wolf,Dag Ness,,FALSE,2026/10/01 08:10:00,,2026/11/19 16:00:00,,to do,2027\n",
        (goal("Let members book a court by phone", id="880", owner="Karl Egg;Mona Rui", due_date=D(2027, 5, 31), status="in progress"),
         goal("Fill the courts on weekday mornings", owner="Dag Ness", due_date=None, status="to do")),
    ),
    Export(
        "wrike.csv",
        "Key,Folder,Parent task,Title,Status,Priority,Assigned To,Author,Start Date,Duration (Hours),End Date,Depends On,Time Spent,Description\n"
        "1,Goals 2027,,Bake with local flour only,Active,Normal,Tim Orr,Amy Day,01/04/2027,,06/30/2027,,0,From the two mills\n"
        "2,Goals 2027,,Open on Sundays from May,Active,Normal,Amy Day,Amy Day,02/15/2027,,05/02/2027,,0,\n",
        (goal("Bake with local flour only", id="1", owner="Tim Orr", start_date=D(2027, 1, 4), due_date=D(2027, 6, 30)),
         goal("Open on Sundays from May", owner="Amy Day", due_date=D(2027, 5, 2), status="Active")),
    ),
    Export(
        "prefixed.csv",
        "Initiative ref,Initiative name,Initiative description,Initiative status,Initiative assigned to,Initiative time frame,Initiative created by,Initiative created date,Initiative progress\n"
        "ALP-S-3,Let 400 hikers sleep in the new hut,,On track,Bea Kolb,Q3 2027,Jan Vik,2026-10-01,5%\n"
        "ALP-S-4,Repaint every sign above 2000 m,<p>Red and white</p>,Behind,Liv Aas,Q2 2027,Jan Vik,2026-10-01,0%\n",
        (goal("Let 400 hikers sleep in the new hut", id="ALP-S-3", owner="Bea Kolb", due_date=D(2027, 9, 30), status="On track"),
         goal("Repaint every sign above 2000 m", id="ALP-S-4", owner="Liv Aas", due_date=D(2027, 6, 30))),
    ),
    Export(
        "prefixed_objectives.csv",
        "Objective number;Objective title;Objective assigned to;Objective timeframe;Objective requested by;Objective health\n"
        "OB-1;Be the first bakery that people name;Pia Holm;H1 2027;Vera Kos;Green\nOB-2;Waste no bread;Milo Ban;2027;Vera Kos;Amber\n",
        (goal("Be the first bakery that people name", id="OB-1", owner="Pia Holm", due_date=D(2027, 6, 30)),
         goal("Waste no bread", id="OB-2", owner="Milo Ban", due_date=D(2027, 12, 31))),
    ),
    Export(
        "lists.csv",
        "Title,Goal owner,Deputy,Sponsor,Target completion,Next review,Status,Created By,Modified By,Created,Modified,Item Type,Path\n"
        "Answer letters in 3 days,Hal Roe,Sue Ek,Gro Aas,6/30/2027,1/15/2027,Not started,Gro Aas,Gro Aas,11/2/2026 9:00 AM,11/20/2026 3:40 PM,Item,sites/town/Lists/Goals\n"
        "Halve the paper forms,Sue Ek,,Gro Aas,9/30/2027,2/15/2027,In progress,Hal Roe,Gro Aas,11/2/2026 9:05 AM,11/20/2026 3:41 PM,Item,sites/town/Lists/Goals\n",
        (goal("Answer letters in 3 days", owner="Hal Roe", due_date=D(2027, 6, 30), status="Not started"),
         goal("Halve the paper forms", owner="Sue Ek", due_date=D(2027, 9, 30))),
    ),
    Export(
        "several_people.csv",
        "Ref,Aim,Requested by,Lead,Support,Approver,Agreed on,Review,To be done by\n"
        "A1,Have a ranger on every trail at weekends,Gro Aas,Nils Bo,Inga Moe,Eva Lo,02/11/2026,15/02/2027,31/05/2027\n"
        "A2,Replace the rotten bridge at Elk Creek,Eva Lo,Inga Moe,Nils Bo,Eva Lo,02/11/2026,15/02/2027,30/09/2027\n",
        (goal("Have a ranger on every trail at weekends", id="A1", owner="Nils Bo", due_date=D(2027, 5, 31)),
         goal("Replace the rotten bridge at Elk Creek", id="A2", owner="Inga Moe", due_date=D(2027, 9, 30))),
    ),
    Export(
        "unknown_headers.csv",
        "Punkt;Vorhaben;Kopf;Stellvertretung;Angelegt;Fertig bis;Bemerkung\n"
        "7;Den Hafen bis zum Sommer ausbaggern;Uta Kern;Jens Boll;02.11.2026;30.06.2027;mit der Stadt\n"
        "8;Vierzig Poller neu streichen;Rita Bär;Uta Kern;03.11.2026;15.05.2027;\n",
        (goal("Den Hafen bis zum Sommer ausbaggern", owner="Uta Kern", due_date=D(2027, 6, 30)),
         goal("Vierzig Poller neu streichen", owner="Rita Bär", due_date=D(2027, 5, 15))),
    ),
    Export(
        "bonus.csv",
        "Mitarbeiter;Vorgesetzter;Zielvereinbarung;Messkriterium;Ist-Wert;Soll-Wert;Gewicht;Zieltermin;Zielerreichung\n"
        "Kim Ode;Rita Wolf;Reklamationen senken;Reklamationen im Monat;31;20;60 %;30.09.2027;0 %\n"
        "Jan Boll;Rita Wolf;Lager in einem Tag zählen;Tage;3;1;40 %;31.12.2027;25 %\n",
        (goal("Reklamationen senken", owner="Kim Ode", metric="Reklamationen im Monat", target=20.0, current=31.0, due_date=D(2027, 9, 30)),
         goal("Lager in einem Tag zählen", owner="Jan Boll", target=1.0, due_date=D(2027, 12, 31))),
    ),
    Export(
        "school_plan.csv",
        "Priority,Objective,Actions,Lead,Timescale,Success criteria,Monitored by\n"
        "Reading,Every child in year 4 reads at their age,\"Buy books; train helpers\",Mona Rui,July 2027,95% at age,Governors\n"
        "Maths,Teach times tables through games,Weekly club,Dag Ness,March 2027,,Governors\n",
        (goal("Every child in year 4 reads at their age", owner="Mona Rui", due_date=D(2027, 7, 31)),
         goal("Teach times tables through games", owner="Dag Ness", due_date=D(2027, 3, 31))),
    ),
    Export(
        "care_plan.csv",
        "Resident,Goal,Intervention,Responsible,Start,Review date,Target date,Outcome measure\n"
        "Mr Alder,Walks to the garden without help,Daily walk,Nurse Quist,04/01/2027,01/02/2027,31/03/2027,metres walked\n"
        "Mrs Birch,Eats in the dining room every noon,Seat by the window,Nurse Holt,04/01/2027,15/02/2027,30/04/2027,days a week\n",
        (goal("Walks to the garden without help", owner="Nurse Quist", due_date=D(2027, 3, 31), start_date=D(2027, 1, 4)),
         goal("Eats in the dining room every noon", owner="Nurse Holt", due_date=D(2027, 4, 30))),
    ),
    Export(
        "objectives_and_results.csv",
        "Objective Name,Objective Owner,Key Result Name,KR Owner,KR Type,Starting Value,Target Value,Achieved,Unit,KR Start Date,KR Due Date,Last Check-in\n"
        "Be the calm airport,Ole Ruud,Passengers wait under 9 minutes,Kaia Moe,Decrease,17,9,15,minutes,2027-01-01,2027-06-30,2026-11-19\n"
        "Be the calm airport,Ole Ruud,Lose fewer than 3 bags in 10000,Finn Oye,Decrease,7,3,6.5,bags,2027-01-01,2027-09-30,2026-11-18\n",
        (goal("Passengers wait under 9 minutes", owner="Kaia Moe", parent="Be the calm airport", baseline=17.0, target=9.0, current=15.0, unit="minutes", due_date=D(2027, 6, 30)),
         goal("Lose fewer than 3 bags in 10000", owner="Finn Oye", target=3.0, due_date=D(2027, 9, 30))),
    ),
    Export(
        "worker_report.csv",
        "Goals by Cost Center\nRun at: 20/11/2026 16:12,,\"Run by: Noor, Ali\"\nPrompts: Status <> Closed\n\n"
        "Worker,Manager,Cost Center,Business Title,Goal,Additional Information,Category,Due Date,Status,Completed On,Last Functionally Updated\n"
        "\"Moss, Ida\",\"Noor, Ali\",4410 Mill,Miller,Grind 40 tonnes of spelt,For the two new bakeries,Growth,31/12/2027,In Progress,,18/11/2026\n"
        "\"Van Dam, Bo\",\"Noor, Ali\",4410 Mill,Driver,Deliver before six in the morning,,Service,30/06/2027,Not Started,,17/11/2026\n\nTotal: 2\n",
        (goal("Grind 40 tonnes of spelt", owner="Moss, Ida", role="Miller", team="4410 Mill", due_date=D(2027, 12, 31), status="In Progress"),
         goal("Deliver before six in the morning", owner="Van Dam, Bo", due_date=D(2027, 6, 30))),
    ),
    Export(
        "semicolon_report.csv",
        "Zielübersicht nach Standort\nErstellt: 20.11.2026 16:12\n\n"
        "Personalnummer;Nachname, Vorname;Standort;Position;Ziel;Fälligkeit;Status\n"
        "0711;Koch, Jana;Ulm;Meisterin;Neun Händler in Bayern gewinnen;30.06.2027;offen\n0712;Behr, Lutz;Ulm;Schlosser;Reparaturen in zwei Tagen schaffen;31.12.2027;läuft\n",
        (goal("Neun Händler in Bayern gewinnen", owner="Koch, Jana", team="Ulm", role="Meisterin", due_date=D(2027, 6, 30)),
         goal("Reparaturen in zwei Tagen schaffen", owner="Behr, Lutz", status="läuft")),
    ),
    Export(
        "form_questions.csv",
        "Start time,Completion time,Email,Name,Department,\"Objective 1: What would you like to achieve?\",\"Objective 1: How will you measure it?\",\"Objective 1: Deadline\",\"Objective 2: What would you like to achieve?\",\"Objective 2: How will you measure it?\",\"Objective 2: Deadline\",Anything else?\n"
        "11/16/26 8:02:11,11/16/26 8:09:40,ida@mill.example,Ida Moss,Mill,Grind 40 tonnes of spelt,tonnes,12/31/2027,Teach one apprentice to dress a stone,stones,6/30/2027,Thanks\n"
        "11/17/26 9:00:00,11/17/26 9:05:10,bo@mill.example,Bo Lind,Shop,Sell 900 bags on Saturdays,bags,9/30/2027,n/a,,,\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", team="Mill", due_date=D(2027, 12, 31), metric="tonnes"),
         goal("Teach one apprentice to dress a stone", owner="Ida Moss", due_date=D(2027, 6, 30)),
         goal("Sell 900 bags on Saturdays", owner="Bo Lind", team="Shop", due_date=D(2027, 9, 30))),
    ),
    Export(
        "form_optional.csv",
        "Horodateur;Nom et prénom;Votre service;Objectif 1;Objectif 1 : pour quand ?;Objectif 2 (facultatif);Objectif 2 : pour quand ?;Un mot pour la direction\n"
        "16/11/2026 08:02:11;Léa Roy;Atelier;Former deux apprentis à la soudure;30/06/2027;Ranger le stock de cuivre;31/03/2027;merci\n"
        "17/11/2026 09:00:00;Jean Bal;Vente;Signer douze hôtels de la côte;31/12/2027;;;\n",
        (goal("Former deux apprentis à la soudure", owner="Léa Roy", due_date=D(2027, 6, 30)), goal("Ranger le stock de cuivre", owner="Léa Roy", due_date=D(2027, 3, 31)),
         goal("Signer douze hôtels de la côte", owner="Jean Bal", due_date=D(2027, 12, 31))),
    ),
)

SHEETS = (
    Export(
        "board_months.xlsx",
        book(Board=[["Dairy Sud / board FY28"], [], ["Area", "Improvement", "PIC", "Unit", "FY27", "FY28 target", "Target date", "Jan", "Feb", "Mar", "RAG"],
             ["Filling", "Fill 900 pots an hour", "AQ", "pots/h", 700, 900, D(2027, 6, 30), 710, 720, None, "A"],
             [None, "Spill less milk", "PH", "litres", 40, 10, D(2027, 9, 30), 38, 41, None, "R"],
             ["Cold store", "Keep doors shut", "AQ", "openings", 90, 30, D(2027, 3, 31), 80, 85, None, "G"],
             ["Open items", 3], [], ["PIC: AQ = Ada Quist, PH = Per Holt"], ["RAG: R = late, A = watch, G = fine"]]),
        (goal("Fill 900 pots an hour", owner="AQ", unit="pots/h", target=900.0, due_date=D(2027, 6, 30)),
         goal("Spill less milk", owner="PH", target=10.0), goal("Keep doors shut", owner="AQ", due_date=D(2027, 3, 31))),
    ),
    Export(
        "agreement_role.xlsx",
        book(Boll=[["Zielvereinbarung 2027"], [], ["Mitarbeiter:", None, "Jan Boll"], ["Stelle:", None, "Lagerleiter"], ["Abteilung:", None, "Lager"], ["Führungskraft:", None, "Rita Wolf"], [],
             ["Nr.", "Ziel", "Messgröße", "Ausgangswert", "Zielwert", "Gewicht", "Termin"], [1, "Inventur an einem Tag schaffen", "Tage", 3, 1, 0.5, D(2027, 12, 31)], [2, "Fehler beim Packen halbieren", "Fehler", 40, 20, 0.5, D(2027, 6, 30)],
             [None, "Summe", None, None, None, 1, None], [], ["Datum, Unterschrift Mitarbeiter", None, None, None, "Datum, Unterschrift Führungskraft"]],
             Raab=[["Zielvereinbarung 2027"], [], ["Mitarbeiter:", None, "Ute Raab"], ["Stelle:", None, "Einkäuferin"], ["Abteilung:", None, "Einkauf"], ["Führungskraft:", None, "Rita Wolf"], [],
             ["Nr.", "Ziel", "Messgröße", "Ausgangswert", "Zielwert", "Gewicht", "Termin"], [1, "Zwei neue Müller finden", "Verträge", 0, 2, 1, D(2027, 9, 30)], [None, "Summe", None, None, None, 1, None]]),
        (goal("Inventur an einem Tag schaffen", owner="Jan Boll", role="Lagerleiter", team="Lager", target=1.0, due_date=D(2027, 12, 31)),
         goal("Fehler beim Packen halbieren", owner="Jan Boll", role="Lagerleiter"), goal("Zwei neue Müller finden", owner="Ute Raab", role="Einkäuferin", team="Einkauf")),
    ),
    Export(
        "sections_numbered.xlsx",
        book(Piano=[["Piano 2027"], [], ["N.", "Obiettivo", "Referente", "Valore atteso", "Scadenza"], ["VENDITE"], ["1.1", "Aprire due negozi a Torino", "Gaia Neri", 2, "30 giugno 2027"], ["1.2", "Vendere 900 vasi", "Ugo Sala", 900, "31/12/2027"],
             [], ["LABORATORIO"], ["2.1", "Formare tre apprendisti", "Lia Sala", 3, "15/09/2027"]]),
        (goal("Aprire due negozi a Torino", id="1.1", owner="Gaia Neri", target=2.0, due_date=D(2027, 6, 30)), goal("Vendere 900 vasi", id="1.2"),
         goal("Formare tre apprendisti", id="2.1", owner="Lia Sala", due_date=D(2027, 9, 15))),
    ),
    Export(
        "budget_line.xlsx",
        book(Plan=[["Nr", "Doel", "Trekker", "Einddatum", "Nulmeting", "Streefwaarde", "Status"], [1, "Elk kind leert zwemmen", "Bas Vos", D(2027, 7, 9), 61, 75, "loopt"], [2, "Elke dag buiten spelen", "Els Bakker", D(2027, 5, 31), 2, 5, "loopt"],
             [], [None, "Totaal begroot", None, None, None, None, "€ 4.250", "zie begroting"]]),
        (goal("Elk kind leert zwemmen", owner="Bas Vos"), goal("Elke dag buiten spelen", owner="Els Bakker", target=5.0)),
    ),
    Export(
        "quarter_sheets.xlsx",
        book(Q1_2027=[["Goal", "Owner", "Status"], ["Sell 90 kites to clubs", "Uma Kor", "Open"], ["Mend a kite in two days", "Bo Lind", "Open"]], Q2_2027=[["Goal", "Owner", "Status"], ["Win three shops in Hull", "Bo Lind", "Open"]]),
        (goal("Sell 90 kites to clubs", owner="Uma Kor", due_date=D(2027, 3, 31)), goal("Mend a kite in two days", due_date=D(2027, 3, 31)), goal("Win three shops in Hull", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "team_sheets.xlsx",
        book(Sales=[["Goal", "Owner", "Due"], ["Sell 90 kites to clubs", "Uma Kor", D(2027, 6, 30)]], Workshop=[["Goal", "Owner", "Due"], ["Mend a kite in two days", "Bo Lind", D(2027, 12, 31)]]),
        (goal("Sell 90 kites to clubs", owner="Uma Kor"), goal("Mend a kite in two days", owner="Bo Lind")),
    ),
)

TRACKERS = (*TRACKED, *SHEETS)
