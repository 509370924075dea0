# ruff: noqa: E501
"""Reports of plants, farms, schools and shops, each with several habits at once."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

PLACES = (
    Export(
        "farm.tsv",
        "Hofziele 2027 – Stand 18.11.2026\t\t\t\t\t\t\n\t\t\t\t\t\t\nBereich\tZiel\tVerantw.\tHilft\tAusgang (t)\tZiel 2027 (t)\tfertig bis\nACKER\t\t\t\t\t\t\nWeizen\tMehr Weizen vom Südfeld holen\tFrauke Petersen\tOle\t5,9\t7\tEnde August 2027\nKlee\tVierzig Hektar Klee säen\tOle Brandt\t\t0\t40\t10.4.2027\nSTALL\t\t\t\t\t\t\nMilch\tMehr Milch je Kuh und Tag\tFrauke Petersen\tJannis\t27,5\t31\tQ3/2027\nSumme\t\t\t\t\t\t\n",
        (goal("Mehr Weizen vom Südfeld holen", owner="Frauke Petersen", baseline=5.9, target=7.0, due_date=D(2027, 8, 31)), goal("Vierzig Hektar Klee säen", owner="Ole Brandt", target=40.0, due_date=D(2027, 4, 10)), goal("Mehr Milch je Kuh und Tag", owner="Frauke Petersen", due_date=D(2027, 9, 30))),
    ),
    Export(
        "plant.xlsx",
        book(Board=[["Line board – bottling", None, None, None, None, None, None], [], ["Line", "What", "Who", "Unit", "2026", "Target", "When"], ["L1", "Change over faster", "Marek K.", "min", 47, 30, D(2027, 4, 30)], [None, "Stop the capper from jamming", "Tess B.", "stops", 6, 1, D(2027, 6, 30)], ["L2", "Fill more glass bottles an hour", "Marek K.", "bottles/h", 16200, 18500, D(2027, 9, 30)], ["Goals open: 3"], ["Checked by: ____"]]),
        (goal("Change over faster", owner="Marek K.", unit="min", target=30.0, due_date=D(2027, 4, 30)), goal("Stop the capper from jamming", owner="Tess B."), goal("Fill more glass bottles an hour", target=18500.0)),
    ),
    Export(
        "shop.csv",
        "Goal,Assigned,Helpers,Deadline,KPI,Was,Wanted,Done so far,Notes\n\"Sell 900 bags on Saturdays, also in winter\",Bo Lind,\"Ida, Kai\",30-Sep-27,bags,610,900,640,\"needs a second till\n(ask Gro)\"\n\"Open at six, not at seven\",Kai Orn,,31-Mar-27,days a week,0,6,0,\n,,,,,,,,\nPrinted by Gro Aas on 20-Nov-26,,,,,,,,\n",
        (goal("Sell 900 bags on Saturdays, also in winter", owner="Bo Lind", metric="bags", due_date=D(2027, 9, 30)), goal("Open at six, not at seven", owner="Kai Orn", due_date=D(2027, 3, 31))),
    ),
    Export(
        "faculty.csv",
        "Staff Development Goals;;;;;;\nSchool of Engineering;;;;;;\n;;;;;;\nStaff No;Surname;Forename;Post;Agreed goal;Agreed with;Complete by\n0411;Arai;Keiko;Lecturer;Publish two papers on tidal power;Prof Aas;2027-09-30\n0412;Boll;Isaac;Technician;Certify the wind tunnel;Prof Aas;2027-04-30\n;;;;;;\nCount: 2;;;;;;\n",
        (goal("Publish two papers on tidal power", owner="Keiko Arai", role="Lecturer", due_date=D(2027, 9, 30)), goal("Certify the wind tunnel", owner="Isaac Boll", role="Technician", due_date=D(2027, 4, 30))),
    ),
    Export(
        "library.json",
        json.dumps({"library": "Town", "exportedAt": "2026-11-20", "lists": [{"listName": "Doing", "tasks": [{"taskId": 11, "taskName": "Open the archive on Saturdays", "assignedUsers": [{"userId": 1, "userName": "Bea Holl"}], "dueOn": "2027-03-27", "checklist": [{"text": "Print the door sign", "done": False}], "comments": []}]}, {"listName": "Next", "tasks": [{"taskId": 12, "taskName": "Lend 500 records a month", "assignedUsers": [], "dueOn": None, "checklist": [], "comments": [{"text": "who pays for the shelves?"}]}]}]}),
        (goal("Open the archive on Saturdays", owner="Bea Holl", due_date=D(2027, 3, 27)), goal("Lend 500 records a month", owner=None)),
    ),
    Export(
        "coach.txt",
        "1:1 Ida / Bo – 18 Nov 2026\n\nLast time\n- dressing stones took a week\n- new sieves arrived\n\nGoals until summer\n- Grind 40 tonnes of spelt (due 2027-06-30)\n- Learn to weld from Kai (due 2027-04-30)\n\nTo do before next time\n- Bo asks Gro for the budget\n",
        (goal("Grind 40 tonnes of spelt", due_date=D(2027, 6, 30)), goal("Learn to weld from Kai", due_date=D(2027, 4, 30))),
    ),
    Export(
        "obiettivi_bando.xlsx",
        book(Obiettivi=[["Cooperativa La Serra – obiettivi 2027"], ["Aggiornato il 12/11/2026"], [], ["Cod.", "Obiettivo", "Referente", "Sostituto", "Indicatore", "U.M.", "Valore attuale", "Valore atteso", "Entro il", "Avanzamento"], ["S1", "Vendere più cassette al sabato", "Gaia Neri", "Ugo Sala", "cassette", "n.", 80, 150, D(2027, 9, 30), "in corso"], ["S2", "Consumare meno acqua", "Ugo Sala", None, "acqua", "m³", "31,5", 20, "31 dicembre 2027", "da avviare"], [None, "Totale obiettivi: 2"]]),
        (goal("Vendere più cassette al sabato", id="S1", owner="Gaia Neri", metric="cassette", target=150.0, due_date=D(2027, 9, 30)), goal("Consumare meno acqua", id="S2", owner="Ugo Sala", target=20.0, due_date=D(2027, 12, 31))),
    ),
    Export(
        "workspace.html",
        "<html><head><title>Goals</title></head><body><h1>Workspace goals</h1><p>Exported on 20 Nov 2026 by Hq Boss</p><div class='goal'><h2>Be the calm airport</h2><p>Owner: Ole Ruud &middot; Due: 31 Dec 2027</p><p>The terminal is too loud.</p></div><div class='goal'><h2>Feed people well</h2><p>Owner: Kaia Moe &middot; Due: 31 Aug 2027</p></div></body></html>",
        (goal("Be the calm airport", owner="Ole Ruud", due_date=D(2027, 12, 31)), goal("Feed people well", owner="Kaia Moe", due_date=D(2027, 8, 31))),
    ),
)
