# ruff: noqa: E501
"""Reports of wards, firms and clubs with several columns of people, dates and numbers, in several languages."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

WARDS = (
    Export(
        "ward.csv",
        "sep=;\nStation;Pflegeziel;Zuständig;Vertretung;Erhoben am;Evaluation am;Zieldatum;Istwert;Sollwert;Maßeinheit;Status\n3A;Weniger Stürze in der Nacht;Sr. Uta Kern;Pfl. Jens Boll;02.11.2026;15.02.2027;30.06.2027;9;4;Stürze;läuft\n3B;Neue Bewohner binnen eines Tages sehen;Dr. Rita Bär;Sr. Uta Kern;02.11.2026;15.02.2027;30.09.2027;41,5;24;Stunden;offen\n",
        (goal("Weniger Stürze in der Nacht", owner="Sr. Uta Kern", due_date=D(2027, 6, 30), target=4.0, unit="Stürze", status="läuft", start_date=None), goal("Neue Bewohner binnen eines Tages sehen", due_date=D(2027, 9, 30), target=24.0)),
    ),
    Export(
        "entretiens.csv",
        "Matricule;Nom;Prénom;Service;Poste;Manager;Objectif fixé;Indicateur de réussite;Pondération;Date d'entretien;Échéance;Taux d'atteinte\n0411;ROY;Léa;Atelier;Soudeuse;Jean Bal;Souder sans reprise neuf fois sur dix;reprises;60 %;12/11/2026;30/06/2027;0 %\n0412;BAL;Marc;Boutique;Vendeur;Jean Bal;Ouvrir le dimanche matin;dimanches;40 %;13/11/2026;31/03/2027;0 %\n",
        (goal("Souder sans reprise neuf fois sur dix", owner="Léa ROY", team="Atelier", role="Soudeuse", metric="reprises", due_date=D(2027, 6, 30), start_date=None), goal("Ouvrir le dimanche matin", owner="Marc BAL", due_date=D(2027, 3, 31))),
    ),
    Export(
        "jaardoelen.xlsx",
        book(Doelen=[["Jaardoelen 2027 zwembad De Golf"], ["versie 3, 18 november 2026"], [], ["Nr", "Thema", "Wat willen we bereiken?", "Trekker", "Meedenkers", "Nu", "Straks", "Meeteenheid", "Gereed", "Stand van zaken"], [1, "Veiligheid", "Minder ongelukken op de glijbaan", "Bas Vos", "Els Bakker", 12, 5, "per jaar", D(2027, 12, 31), "loopt"], [2, "Gasten", "Meer lessen voor volwassenen", "Els Bakker", None, 3, 8, "lessen", D(2027, 9, 1), "niet gestart"], [None, None, "2 doelen"]]),
        (goal("Minder ongelukken op de glijbaan", owner="Bas Vos", unit="per jaar", due_date=D(2027, 12, 31), status="loopt"), goal("Meer lessen voor volwassenen", owner="Els Bakker", due_date=D(2027, 9, 1))),
    ),
    Export(
        "deals.csv",
        "Goal Name,Goal Type,Record Owner,Assigned To Team,Period Start,Period End,Goal Value,Achieved Value,Achieved %,Currency,Created Time,Modified Time,Created By\nWin three chains in Hull,Deals,Uma Kor,North,2027-01-01,2027-03-31,3,0,0,,2026-11-01 08:00,2026-11-19 08:00,Bo Lind\nSell kites for 90k in Kent,Revenue,Per Orr,South,2027-01-01,2027-06-30,\"90,000\",\"1,200\",1,GBP,2026-11-01 08:00,2026-11-19 08:00,Bo Lind\n",
        (goal("Win three chains in Hull", owner="Uma Kor", start_date=D(2027, 1, 1), due_date=D(2027, 3, 31), target=3.0), goal("Sell kites for 90k in Kent", owner="Per Orr", target=90000.0, current=1200.0, due_date=D(2027, 6, 30))),
    ),
    Export(
        "trainees.xlsx",
        book(Plan=[["Trainee plan", None, None, None, None], ["Trainee:", "Ana Gil", None, "Mentor:", "Luis Mora"], ["Workshop:", "Guitars", None, "Period:", "2027"], [], ["Learning goal", "How", "Checked by", "Until", "Done"], ["Set the neck of a guitar alone", "three necks with Luis", "Luis Mora", D(2027, 4, 30), None], ["Varnish without a run", "ten boards", "Luis Mora", D(2027, 6, 30), None]]),
        (goal("Set the neck of a guitar alone", owner="Ana Gil", due_date=D(2027, 4, 30)), goal("Varnish without a run", owner="Ana Gil", due_date=D(2027, 6, 30))),
    ),
    Export(
        "roadmap.json",
        json.dumps({"roadmap": {"title": "2027", "updated_at": "2026-11-19", "lanes": [{"title": "Q1", "items": [{"key": "R-1", "title": "Members can pay by card", "contact": {"name": "Vera Kos"}, "ends_on": "2027-03-31", "progress": {"done": 2, "total": 9}}]}, {"title": "Q2", "items": [{"key": "R-2", "title": "Members see their bills of a year", "contact": {"name": "Milo Ban"}, "ends_on": "2027-06-30", "progress": {"done": 0, "total": 4}}]}]}}),
        (goal("Members can pay by card", id="R-1", due_date=D(2027, 3, 31)), goal("Members see their bills of a year", id="R-2", due_date=D(2027, 6, 30))),
    ),
    Export(
        "two_people_cells.csv",
        "Goal,Owners,Deadline\nRow 200 km as a crew,\"Per Lund; Nora Berg\",30 June 2027\nMend the blue boat,Nora Berg / Ole Ruud,15 May 2027\n",
        (goal("Row 200 km as a crew", owner="Per Lund; Nora Berg", due_date=D(2027, 6, 30)), goal("Mend the blue boat", owner="Nora Berg / Ole Ruud")),
    ),
    Export(
        "committee.txt",
        "ROWING CLUB\nCommittee meeting 9/11/2026\n\nIn attendance: Nora Berg, Per Lund\n\n1) Treasurer's report\n   The account stands at 4,100.\n2) Goals for the season\n   - Row 200 km as a crew. Who: Per Lund. When: 30 June 2027\n   - Mend the blue boat. Who: Nora Berg. When: 15 May 2027\n3) Summer party\n   - Ole brings the grill\n",
        (goal("Row 200 km as a crew", owner="Per Lund", due_date=D(2027, 6, 30)), goal("Mend the blue boat", owner="Nora Berg", due_date=D(2027, 5, 15))),
    ),
)
