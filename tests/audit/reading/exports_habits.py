# ruff: noqa: E501
"""Habits of people who write goals down: in mails, on pages, in sheets of their own making; each with what a careful person takes from it."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

PROSE = (
    Export("mail_tails.txt", "Subject: Objectives Q1 – warehouse\nFrom: Piet van Laar\nDate: 27 Nov 2026\n\nTeam,\n\nas discussed on Thursday, these are the objectives for Q1. Please shout if I got anything wrong.\n\n  1) Pick 95% of orders before noon (Noor Haddou, by 31 March 2027)\n  2) Count every shelf twice (Ilse Traut, by 28 February 2027)\n  3) Train two new drivers (Noor Haddou, by 15 January 2027)\n\nNot on the list but still important: safety first!\n\nThanks everyone\nPiet\n\nPiet van Laar\nHead of Warehouse\nT +31 20 555 0133\npiet@laar.example\n\nThis message is confidential and intended for the addressee only.\n",
           (goal("Pick 95% of orders before noon", owner="Noor Haddou", due_date=D(2027, 3, 31)), goal("Count every shelf twice", owner="Ilse Traut", due_date=D(2027, 2, 28)), goal("Train two new drivers", owner="Noor Haddou", due_date=D(2027, 1, 15)))),
    Export("by_person.txt", "TEAM GOALS 2027\n\nAda Quist\n- Visit 30 farms by June 2027\n- Write a field guide\n\nPer Holt\n- Drive 400 safe shifts\n\nNext review: 12 April 2027\n",
           (goal("Visit 30 farms by June 2027"), goal("Write a field guide"), goal("Drive 400 safe shifts"))),
    Export("kanban.md", "# Goals board\n\n## To do\n\n- Tune 40 pianos by June\n- Sell the old grand\n\n## Doing\n\n- Write to all schools in Leith\n\n## Done\n\n- Move the shop\n\n## Labels\n\n- red: urgent\n- blue: shop\n",
           (goal("Tune 40 pianos by June"), goal("Sell the old grand"), goal("Write to all schools in Leith"), goal("Move the shop")), {"other_section": 2}),
    Export("nested_fields.txt", "Goals for the vineyard\n\n1. Turn 11 hectares to organic growing\n   Owner: Ilse Traut\n   Due: 31 August 2027\n   Why: the market asks for it\n\n2. Sell 6,000 bottles to guests\n   Owner: Noor Haddou\n   Due: 17 December 2027\n",
           (goal("Turn 11 hectares to organic growing", owner="Ilse Traut", due_date=D(2027, 8, 31)), goal("Sell 6,000 bottles to guests", owner="Noor Haddou", due_date=D(2027, 12, 17)))),
    Export("mixed.md", "---\ntitle: Goals 2027\nauthor: Kim Ode\ntags: [goals, team]\n---\n\n# Goals 2027\n\n> Draft, please comment until Friday.\n\n![chart](chart.png)\n\n1. **Ship 40 crates a day** — Kim Ode, 30 June 2027\n2. **Load a lorry in 25 minutes** — Ray Toft, 31 August 2027\n\n| Colour | Meaning |\n|---|---|\n| green | on track |\n| red | late |\n\n[Back to top](#top)\n",
           (goal("Ship 40 crates a day", owner="Kim Ode", due_date=D(2027, 6, 30)), goal("Load a lorry in 25 minutes", owner="Ray Toft", due_date=D(2027, 8, 31)))),
    Export("courriel.txt", "De : Léa Roy\nÀ : Équipe\nObjet : Objectifs 2027\n\nBonjour à tous,\n\nvoici nos objectifs pour l'année prochaine :\n\n- Vendre 2 000 pots de miel en ligne (responsable : Jean Bal, échéance : 31/12/2027)\n- Former dix apiculteurs (responsable : Léa Roy, échéance : 30/06/2027)\n\nMerci de me répondre avant vendredi.\n\nBien cordialement,\nLéa Roy\nDirectrice\n06 12 34 56 78\n",
           (goal("Vendre 2 000 pots de miel en ligne", owner="Jean Bal", due_date=D(2027, 12, 31)), goal("Former dix apiculteurs", owner="Léa Roy", due_date=D(2027, 6, 30)))),
    Export("checklist.html", "<!doctype html><html><head><title>Goals - Intranet</title></head><body><header><div>Intranet</div><ul><li><a href='#'>News</a></li><li><a href='#'>People</a></li></ul></header><main><h1>Workshop goals</h1><div class='meta'>By Eva Sal, 3 min read</div><div class='card'><h3>Restore 12 clocks</h3><p>Owner: Ugo Neri</p><p>Due: 31 May 2027</p></div><div class='card'><h3>Teach two trainees</h3><p>Owner: Lena Frost</p><p>Due: 30 Sep 2027</p></div></main><aside><h4>Related</h4><ul><li>Goals 2026</li></ul></aside><footer>Contact: it@clocks.example</footer></body></html>",
           (goal("Restore 12 clocks", owner="Ugo Neri", due_date=D(2027, 5, 31)), goal("Teach two trainees", owner="Lena Frost", due_date=D(2027, 9, 30)))),
    Export("export_page.html", "<html><body><table class='layout'><tr><td><img></td><td>Goal Report</td></tr><tr><td colspan=2><table border=1><tr><td colspan=5><b>Goals 2027</b></td></tr><tr><td><b>Employee</b></td><td><b>Goal</b></td><td><b>Weight</b></td><td><b>Due</b></td><td><b>Status</b></td></tr><tr><td colspan=5>Workshop</td></tr><tr><td>Ugo Neri</td><td>Restore 12 clocks in the tower</td><td>60%</td><td>31-May-2027</td><td>Open</td></tr><tr><td>Lena Frost</td><td>Teach two trainees</td><td>40%</td><td>30-Sep-2027</td><td>Open</td></tr><tr><td colspan=2>Total</td><td>100%</td><td></td><td></td></tr></table></td></tr><tr><td colspan=2>Printed 20-Nov-2026 08:12 by admin</td></tr></table></body></html>",
           (goal("Restore 12 clocks in the tower", owner="Ugo Neri", due_date=D(2027, 5, 31), status="Open"), goal("Teach two trainees", owner="Lena Frost"))),
)

SHEETS = (
    Export("one_page_okr.xlsx", book(OKR=[["OKR sheet"], ["Name:", "Signe Dahl"], ["Quarter:", "Q1 2027"], [], ["Objective 1", "Nobody waits for water"], ["KR 1.1", "Replace 14 pumps", 0, 14], ["KR 1.2", "Answer calls in an hour", 3, 1], [], ["Objective 2", "Waste nothing"], ["KR 2.1", "Hold water loss below 7%", 9, 7]]),
           (goal("Replace 14 pumps", parent="Nobody waits for water"), goal("Answer calls in an hour", parent="Nobody waits for water"), goal("Hold water loss below 7%", parent="Waste nothing"))),
    Export("review.xlsx", book(Review=[["Annual review", None, None, None], ["Employee", "Mara Ulm", "Reviewer", "Bo Lind"], ["Position", "Cook", "Date", D(2026, 11, 20)], [], ["Goals for next year", None, None, None], ["#", "Goal", "How measured", "Complete by"], [1, "Cook 40 meals an hour", "Meals", D(2027, 6, 30)], [2, "Teach Ben to bake", "Ben bakes alone", D(2027, 3, 31)], [], ["Employee comments:", None, None, None], ["I would like more time on Fridays.", None, None, None], [], ["Signatures", None, None, None], ["Employee: ________", None, "Reviewer: ________", None]]),
           (goal("Cook 40 meals an hour", owner="Mara Ulm", metric="Meals", due_date=D(2027, 6, 30)), goal("Teach Ben to bake", owner="Mara Ulm"))),
    Export("months.xlsx", book(Plan=[["Goal", "Owner", "Jan", "Feb", "Mar", "Total"], ["Sell kites at the fair", "Uma Kor", 10, 20, 30, 60], ["Mend old kites", "Bo Lind", 5, 5, 5, 15], ["Total", None, 15, 25, 35, 75]]),
           (goal("Sell kites at the fair", owner="Uma Kor"), goal("Mend old kites", owner="Bo Lind"))),
    Export("prioritised.xlsx", book(Goals=[["Priority", "What", "Who", "When", "Done?"], ["High priority", None, None, None, None], [1, "Paint 9 buoys before Easter", "Cid Orr", D(2027, 3, 20), "no"], [2, "Oil all lock gates", "Eva Sal", D(2027, 5, 1), "no"], ["Low priority", None, None, None, None], [3, "Mow the towpath", "Cid Orr", D(2027, 6, 1), "no"], [], ["Key:", "no = open", "yes = done", None, None]]),
           (goal("Paint 9 buoys before Easter", owner="Cid Orr", due_date=D(2027, 3, 20)), goal("Oil all lock gates", owner="Eva Sal"), goal("Mow the towpath", owner="Cid Orr"))),
    Export("tree.csv", "Level;Goal;Owner;Due\n0;Be the first name in tiles;Cid Orr;31.12.2027\n1;Win the south;Eva Sal;31.12.2027\n2;Sign 12 builders in Kent;Eva Sal;30.06.2027\n1;Waste nothing;Max Ile;31.12.2027\n2;Break fewer than 2% of tiles;Max Ile;31.12.2027\n",
           (goal("Be the first name in tiles", parent=None), goal("Win the south", parent="1"), goal("Sign 12 builders in Kent", parent="2"), goal("Waste nothing", parent="1"), goal("Break fewer than 2% of tiles", parent="4"))),
    Export("semantic.csv", "Vision,Strategic pillar,Goal statement,R (responsible),A (accountable),Start,Finish,Baseline (2026),Target (2027),UoM\nBest tiles,Growth,Sign builders in Kent,Eva Sal,Max Ile,2027-01-01,2027-06-30,4,12,builders\nBest tiles,Quality,Break fewer tiles,Cid Orr,Max Ile,2027-01-01,2027-12-31,5%,2%,%\n",
           (goal("Sign builders in Kent", owner="Eva Sal", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30), baseline=4.0, target=12.0, unit="builders"), goal("Break fewer tiles", owner="Cid Orr", target=2.0))),
    Export("range.csv", "Goal,Assigned,Timeline,Goal value,Progress value\nWeave 30 rugs,Ada Orr,Jan 4 2027 - May 31 2027,30,2\nSell 20 rugs in Leeds,Bo Lind,Mar 1 2027 - Aug 31 2027,20,0\n",
           (goal("Weave 30 rugs", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0, current=2.0), goal("Sell 20 rugs in Leeds", due_date=D(2027, 8, 31), target=20.0))),
    Export("headless.csv", "Weave 30 rugs by May,Ada Orr,2027-05-31\nSell 20 rugs in Leeds,Bo Lind,2027-08-31\nLearn to dye wool with plants,Ada Orr,2027-10-31\n",
           (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"), goal("Learn to dye wool with plants", due_date=D(2027, 10, 31)))),
    Export("bonus_de.xlsx", book(Ziele=[["Zielvereinbarung 2027"], ["Mitarbeiter/in:", "Rosa Lind", None, "Abteilung:", "Färberei"], ["Vorgesetzte/r:", "Finn Oye", None, "Datum:", "20.11.2026"], [], ["Nr.", "Ziel", "Gewichtung", "Messgröße", "Zielwert (100 %)", "Termin"], [1, "60 Ballen ohne Ausschuss färben", 0.6, "Ballen", 60, D(2027, 9, 30)], [2, "Zwei Lehrlinge ausbilden", 0.4, "Prüfungen", 2, D(2027, 12, 15)], ["Summe", None, 1.0, None, None, None], [], ["Ort, Datum", None, None, "Unterschrift Vorgesetzte/r", None, None]]),
           (goal("60 Ballen ohne Ausschuss färben", owner="Rosa Lind", team="Färberei", metric="Ballen", target=60.0, due_date=D(2027, 9, 30)), goal("Zwei Lehrlinge ausbilden", owner="Rosa Lind", target=2.0))),
    Export("header_gap.csv", "Goal tracker export;;;\nUser: admin;;;\n;;;\nTitle;Assigned to;End;State\n;;;\nMove 14 hives;Pam Ode;2027-08-01;open\nHarvest 300 kg of honey;Rob Ick;2027-09-30;open\n;;;\n2 goals;;;\n",
           (goal("Move 14 hives", owner="Pam Ode", due_date=D(2027, 8, 1), status="open"), goal("Harvest 300 kg of honey", owner="Rob Ick"))),
)

DATA = (
    Export("asana.json", json.dumps({"data": [{"gid": "11", "name": "Weave 30 rugs by May", "assignee": {"gid": "7", "name": "Ada Orr"}, "due_on": "2027-05-31", "start_on": None, "completed": False, "notes": "", "memberships": [{"section": {"name": "Loom"}}], "parent": None, "custom_fields": [{"gid": "3", "name": "Target", "type": "number", "number_value": 30, "display_value": "30"}]}, {"gid": "12", "name": "Dye wool", "assignee": None, "due_on": None, "completed": True, "parent": {"gid": "11", "name": "Weave 30 rugs by May"}, "custom_fields": [{"gid": "3", "name": "Target", "type": "number", "number_value": None, "display_value": None}]}]}),
           (goal("Weave 30 rugs by May", id="11", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0), goal("Dye wool", owner=None, parent="Weave 30 rugs by May"))),
    Export("airtable.json", json.dumps({"records": [{"id": "rec1", "createdTime": "2026-11-01T10:00:00.000Z", "fields": {"Goal": "Weave 30 rugs by May", "Lead": {"id": "u1", "email": "ada@rugs.example", "name": "Ada Orr"}, "Target date": "2027-05-31", "Stage": "Doing", "Goal value": 30}}, {"id": "rec2", "createdTime": "2026-11-01T10:00:00.000Z", "fields": {"Goal": "Sell 20 rugs in Leeds", "Stage": "Planned"}}]}),
           (goal("Weave 30 rugs by May", id="rec1", owner="Ada Orr", due_date=D(2027, 5, 31), status="Doing", target=30.0), goal("Sell 20 rugs in Leeds", owner=None, status="Planned"))),
    Export("nested_tree.json", json.dumps({"title": "Goals 2027", "children": [{"title": "Be the name in rugs", "ownerName": "Ada Orr", "children": [{"title": "Weave 300 rugs", "ownerName": "Bo Lind", "dueDate": "2027-05-31", "children": []}, {"title": "Sell 200 rugs abroad", "ownerName": "Cy Orr", "dueDate": "2027-11-30", "children": []}]}]}),
           (goal("Be the name in rugs", owner="Ada Orr"), goal("Weave 300 rugs", parent="Be the name in rugs", owner="Bo Lind", due_date=D(2027, 5, 31)), goal("Sell 200 rugs abroad", parent="Be the name in rugs", owner="Cy Orr"))),
    Export("snake.jsonl", "".join(json.dumps(x) + "\n" for x in ({"goal_statement": "Weave 30 rugs by May", "owned_by": "Ada Orr", "completion_target": "2027-05-31", "kpi_name": "Rugs", "kpi_target": 30}, {"goal_statement": "Sell 20 rugs in Leeds", "owned_by": "Bo Lind", "completion_target": "2027-08-31", "kpi_name": "Sales", "kpi_target": 20})),
           (goal("Weave 30 rugs by May", owner="Ada Orr", metric="Rugs", target=30.0, due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"))),
    Export("devops.json", json.dumps({"count": 2, "value": [{"id": 71, "rev": 3, "fields": {"System.Id": 71, "System.WorkItemType": "Epic", "System.Title": "Answer claims in 5 days", "System.State": "Active", "System.AssignedTo": {"displayName": "Rui Sa", "uniqueName": "rui@claims.example"}, "Microsoft.VSTS.Scheduling.TargetDate": "2027-06-30T00:00:00Z", "System.CreatedBy": {"displayName": "Hq"}}, "url": "https://x.example"}, {"id": 72, "rev": 1, "fields": {"System.Id": 72, "System.WorkItemType": "Feature", "System.Title": "Scan 900 letters a day", "System.State": "New", "System.Parent": 71, "System.CreatedBy": {"displayName": "Hq"}}, "url": "https://x.example"}]}),
           (goal("Answer claims in 5 days", id="71", owner="Rui Sa", status="Active", due_date=D(2027, 6, 30)), goal("Scan 900 letters a day", id="72", owner=None, parent="71", status="New"))),
)

HABITS = (*PROSE, *SHEETS, *DATA)
