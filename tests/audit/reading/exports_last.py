# ruff: noqa: E501
"""Further exports with several habits each, by which the reader is tried as a whole."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

LAST = (
    Export(
        "perf_goals.csv",
        "Review Cycle,Employee ID,Employee First Name,Employee Last Name,Employee Email,Manager Name,Department,Job Title,Goal ID,Goal Title,Goal Description,Measurement,Start Value,Current Value,Target Value,Unit,Goal Start Date,Goal End Date,Weight (%),Progress (%),Goal Status,Visibility,Created By,Created At\n"
        "2027,E21,Ida,Moss,ida@mill.example,Bo Lind,Mill,Miller,G-1,Grind 40 tonnes of spelt,For two bakeries,Tonnes ground,31,33,40,t,2027-01-01,2027-12-31,60,22,On Track,Public,HR Admin,2026-11-01\n2027,E22,Kai,Orn,kai@mill.example,Bo Lind,Mill,Clerk,G-2,Answer mails within a day,,Hours,30,28,24,h,2027-01-01,2027-06-30,40,33,At Risk,Private,HR Admin,2026-11-01\n",
        (goal("Grind 40 tonnes of spelt", id="G-1", owner="Ida Moss", team="Mill", role="Miller", metric="Tonnes ground", baseline=31.0, current=33.0, target=40.0, unit="t", start_date=D(2027, 1, 1), due_date=D(2027, 12, 31), status="On Track"), goal("Answer mails within a day", id="G-2", owner="Kai Orn", unit="h", due_date=D(2027, 6, 30))),
    ),
    Export(
        "tiers.csv",
        "Objective ID,Objective,Tier,Program,Owner,Blocked,Health,Begin Date,Target Completion Date,Key Result,Key Result Baseline,Key Result Target,Key Result Actual,Key Result Owner\n500,Be the calm airport,Portfolio,Terminal,Ole Ruud,No,Green,01-Jan-2027,31-Dec-2027,Passengers wait under 9 minutes,17,9,15,Kaia Moe\n500,Be the calm airport,Portfolio,Terminal,Ole Ruud,No,Green,01-Jan-2027,31-Dec-2027,Lose fewer than 3 bags in 10000,7,3,6.5,Finn Oye\n",
        (goal("Passengers wait under 9 minutes", owner="Kaia Moe", parent="Be the calm airport", baseline=17.0, target=9.0, current=15.0, due_date=D(2027, 12, 31)), goal("Lose fewer than 3 bags in 10000", owner="Finn Oye", parent="Be the calm airport")),
    ),
    Export(
        "sheet_grid.xlsx",
        book(Tracker=[["Primary", "Assigned To", "Start", "Finish", "% Complete", "Status", "Comments", "Modified By"], ["Open the archive on Saturdays", "bea@lib.example", D(2027, 1, 4), D(2027, 3, 27), 0.1, "In Progress", "two helpers", "hq@lib.example"], ["    Print the door sign", "yan@lib.example", D(2027, 1, 4), D(2027, 2, 1), 0, "Not Started", None, "hq@lib.example"], ["Lend 500 records a month", "yan@lib.example", D(2027, 2, 1), D(2027, 6, 30), 0, "Not Started", None, "hq@lib.example"]]),
        (goal("Open the archive on Saturdays", owner="bea@lib.example", due_date=D(2027, 3, 27), status="In Progress"), goal("Print the door sign"), goal("Lend 500 records a month", owner="yan@lib.example")),
    ),
    Export(
        "club.xlsx",
        book(Ziele=[["Ziele des Rudervereins", None, None, None, None], ["Beschluss vom 09.11.2026", None, None, None, None], [], ["Bereich", "Was wollen wir?", "Wer?", "Bis wann?", "Erledigt?"], ["Jugend", "Zwanzig Kinder lernen rudern", "Nora Berg", "30.06.2027", "nein"], [None, "Ein Boot für Kinder kaufen", "Per Lund", "30.04.2027", "nein"], ["Haus", "Das Dach neu decken", "Ole Ruud", "Herbst 2027", "nein"]]),
        (goal("Zwanzig Kinder lernen rudern", owner="Nora Berg", due_date=D(2027, 6, 30)), goal("Ein Boot für Kinder kaufen", owner="Per Lund", due_date=D(2027, 4, 30)), goal("Das Dach neu decken", owner="Ole Ruud")),
    ),
    Export(
        "kpi_tree.json",
        json.dumps({"scorecard": {"name": "Inn 2027", "perspectives": [{"name": "Guests", "objectives": [{"id": "S1", "name": "Guests stay longer", "owner": {"name": "Ada Orr"}, "measures": [{"name": "Nights a stay", "baseline": 2, "target": 3, "unit": "nights"}], "dueDate": "2027-06-30"}]}, {"name": "People", "objectives": [{"id": "S2", "name": "Two trainees stay with us", "owner": {"name": "Bo Lind"}, "measures": [{"name": "Trainees", "baseline": 0, "target": 2, "unit": "people"}], "dueDate": "2027-09-30"}]}]}}),
        (goal("Guests stay longer", id="S1", owner="Ada Orr", due_date=D(2027, 6, 30)), goal("Two trainees stay with us", owner="Bo Lind", due_date=D(2027, 9, 30))),
    ),
    Export(
        "paged.json",
        json.dumps({"meta": {"page": 1, "per_page": 50, "total": 3}, "data": [{"uid": "a", "name": "Row 200 km by summer", "lead": {"id": 4, "fullName": "Per Lund"}, "reviewer": {"id": 9, "fullName": "Hq Boss"}, "deadline": "2027-06-30", "kpi": {"name": "km", "from": 20, "to": 200, "current": 31}, "state": "open"}, {"uid": "b", "name": "Mend the blue boat", "lead": None, "reviewer": {"id": 9, "fullName": "Hq Boss"}, "deadline": None, "kpi": None, "state": "draft"}], "errors": []}),
        (goal("Row 200 km by summer", owner="Per Lund", due_date=D(2027, 6, 30), target=200.0, baseline=20.0, current=31.0, status="open"), goal("Mend the blue boat", owner=None, status="draft")),
    ),
    Export(
        "intranet.html",
        "<html><body><div class='header'>Intranet</div><table class='layout'><tr><td><ul><li><a>News</a></li><li><a>People</a></li></ul></td><td><h1>Goals of the desk</h1><table><caption>2027</caption><tr><th rowspan=2>Goal</th><th colspan=2>Who</th><th rowspan=2>Due</th></tr><tr><th>Owner</th><th>Helper</th></tr><tr><td>Give every guest a map</td><td>Inga Moe</td><td>Ole Ruud</td><td>31.03.2027</td></tr><tr><td>Paint the breakfast room</td><td>Ole Ruud</td><td></td><td>28.03.2027</td></tr><tr><td colspan=4>Printed 20.11.2026</td></tr></table></td></tr></table></body></html>",
        (goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud", due_date=D(2027, 3, 28))),
    ),
    Export(
        "forwarded_mail.txt",
        "-----Original Message-----\nFrom: Inga Moe <inga@inn.example>\nSent: Friday, 20 November 2026 16:02\nTo: Gro Aas\nSubject: FW: goals desk\n\nGro,\n\nthese are the three for the system:\n\n- Give every guest a map of the town. Owner: me. Due end of March 2027.\n- Paint the breakfast room. Owner: Ole Ruud. Due 28 March 2027.\n- Buy twelve new beds. Owner: Ole Ruud. Due 30 September 2027.\n\nBest\nInga\n",
        (goal("Give every guest a map of the town", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud", due_date=D(2027, 3, 28)), goal("Buy twelve new beds", owner="Ole Ruud", due_date=D(2027, 9, 30))),
    ),
    Export(
        "sprint_notes.md",
        "# Planning notes\n\n> Draft. Ask Vera before changing anything.\n\n**Goal:** Members can pay by card\n**Owner:** Vera Kos\n**Due:** 2027-06-30\n\n**Goal:** Members see their bills of a year\n**Owner:** Milo Ban\n**Due:** 2027-09-30\n\n---\n_Last edited 2026-11-19_\n",
        (goal("Members can pay by card", owner="Vera Kos", due_date=D(2027, 6, 30)), goal("Members see their bills of a year", owner="Milo Ban", due_date=D(2027, 9, 30))),
    ),
    Export(
        "nested_list.md",
        "# Goals 2027\n\n- **Mill**\n  - Grind 40 tonnes of spelt — Ida Moss — 31 Dec 2027\n  - Dress both stones by summer — Kai Orn — 15 Jun 2027\n- **Shop**\n  - Sell 900 bags on Saturdays — Bo Lind — 30 Sep 2027\n\n## Not now\n\n- A second mill\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Dress both stones by summer", owner="Kai Orn"), goal("Sell 900 bags on Saturdays", owner="Bo Lind", due_date=D(2027, 9, 30))),
    ),
)
