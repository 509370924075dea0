# ruff: noqa: E501
"""Layouts that are seen less often: forms of one person, labels, numbered columns, surveys, groups; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

RARE = (
    Export("groups.csv", "Team,Goal,Owner,Due\nCellar,,,\n,Bottle 900 litres,Pam Ode,6/30/2027\n,Clean 4 barrels,Rob Ick,3/31/2027\nShop,,,\n,Sell 700 bottles,Pam Ode,12/31/2027\nSubtotal,3,,\n",
           (goal("Bottle 900 litres", team="Cellar", owner="Pam Ode"), goal("Clean 4 barrels", team="Cellar"), goal("Sell 700 bottles", team="Shop")),
           {"group_title": 2, "total": 1}),
    Export("form.xlsx", book(Form=[["Employee", "Mara Ulm"], ["Department", "Kitchen"], [], ["No.", "Goal", "Measure of success", "Due"], [1, "Cook 40 meals an hour", "Meals", D(2027, 6, 30)], [2, "Teach Ben to bake", "Ben bakes", D(2027, 3, 31)], [], ["Employee signature", None, None, "Date"]]),
           (goal("Cook 40 meals an hour", owner="Mara Ulm", team="Kitchen", metric="Meals"), goal("Teach Ben to bake", owner="Mara Ulm", due_date=D(2027, 3, 31)))),
    Export("labels.csv", "Title,Owner,Due Date\nObjective: Be heard in every valley,Kai Orn,31/12/2027\nKR: Build 12 masts,Kai Orn,30/06/2027\nKR: Reach 4000 homes,Liv Aas,30/11/2027\n",
           (goal("Be heard in every valley", parent=None), goal("Build 12 masts", parent="Be heard in every valley"), goal("Reach 4000 homes", owner="Liv Aas", parent="Be heard in every valley"))),
    Export("numbered_columns.csv", "Name;Vorname;Abteilung;Ziel 1;Ziel 2\nRaab;Ute;Einkauf;Zwei neue Müller finden;Preise um 3 % senken\nBoll;Jan;Lager;Inventur an einem Tag schaffen;\n",
           (goal("Zwei neue Müller finden", owner="Ute Raab", team="Einkauf"), goal("Preise um 3 % senken", owner="Ute Raab"), goal("Inventur an einem Tag schaffen", owner="Jan Boll"))),
    Export("survey.csv", "Timestamp,What is your name?,Which team are you in?,What is your goal for 2027?,By when do you want to reach it?\n11/20/2026 9:14:02,Uma Kor,Sales,Sell 90 kites to clubs,6/30/2027\n11/20/2026 10:02:44,Bo Lind,Workshop,Mend a kite in two days,12/31/2027\n",
           (goal("Sell 90 kites to clubs", owner="Uma Kor", team="Sales", due_date=D(2027, 6, 30)), goal("Mend a kite in two days", owner="Bo Lind"))),
    Export("kinds.csv", "Level,Objective/KR,Title,Owner,Start,Target,Due Date\nCompany,Objective,Be loved in the fjord,Kim Ode,,,12/31/2027\nCompany,Key Result,Get 300 five-star reviews,Kim Ode,40,300,06/30/2027\n",
           (goal("Be loved in the fjord", parent=None), goal("Get 300 five-star reviews", parent="Be loved in the fjord", baseline=40.0, target=300.0))),
    Export("indented_lines.txt", "Harbour team\n\nO1: Nobody waits at the lock\n  KR1: Pass 98% of barges in 20 minutes\n  KR2: Hire 2 keepers by May 2027\n",
           (goal("Pass 98% of barges in 20 minutes", parent="Nobody waits at the lock"), goal("Hire 2 keepers by May 2027", parent="Nobody waits at the lock")), {"objective": 1}),
    Export("dashes.csv", "Goal,Owner\nOwn the river,Ada\n- Sell 9 rafts,Bea\n- Rent 30 rafts,Cy\nOwn the lake,Ada\n", (goal("Own the river", parent=None), goal("Sell 9 rafts", parent="1"), goal("Rent 30 rafts", parent="1"), goal("Own the lake", parent=None))),
    Export("repeated.csv", "Plan,Objective,Outcome,Owner,Target value\n2027,Grow abroad,Reach 900 readers in Peru,Ada,900\n2027,Grow abroad,Hire 2 writers in Lima,Bea,2\n",
           (goal("Reach 900 readers in Peru", parent="Grow abroad", target=900.0), goal("Hire 2 writers in Lima", parent="Grow abroad"))),
    Export("other_keys.csv", "Issue Type,Issue key,Issue id,Parent id,Summary,Assignee\nEpic,AB-1,1001,,Serve lunch in 10 minutes,Ada Orr\nStory,AB-2,1002,1001,Buy 3 ovens,Bo Lind\nSub-task,AB-3,1003,1002,Ask for offers,Bo Lind\n",
           (goal("Serve lunch in 10 minutes", id="AB-1"), goal("Buy 3 ovens", id="AB-2", parent="AB-1")), {"sub_kind": 1}),
    Export("blocks.csv", ",,,,\nTeam,Sales,,,\n,,,,\nObjective,Win the alpine inns,,,\nKR1,Sign 12 inns,Ada,12,2027-03-31\nKR2,Visit 60 inns,Bea,60,2027-03-15\n",
           (goal("Sign 12 inns", parent="Win the alpine inns", due_date=D(2027, 3, 31)), goal("Visit 60 inns", parent="Win the alpine inns")), {"objective": 1, "title": 1}),
    Export("lines.jsonl", "".join(json.dumps(x) + "\n" for x in ({"objective": "Run clean", "key_results": [{"kr": "Burn 20% less oil", "owner": "Ada", "due": "2027-05-01"}]}, {"objective": "Sing", "key_results": []})),
           (goal("Run clean", id="1"), goal("Burn 20% less oil", parent="Run clean", owner="Ada", due_date=D(2027, 5, 1)), goal("Sing"))),
    Export("text_numbers.csv", "Goal,Lead,Metric,From,To,By\nFaster delivery,Ada,Days,5 days,2 days,end of Q2 2027\nBigger baskets,Bo,Basket,CHF 45.50,CHF 60.-,Dec 2027\n",
           (goal("Faster delivery", baseline=5.0, target=2.0, due_date=D(2027, 6, 30)), goal("Bigger baskets", target=60.0, due_date=D(2027, 12, 31)))),
    Export("sparse.csv", "Goal,Owner,Due,Target\nSell boats in Kiel,,,\nHire cooks,,,\nCut costs by 4%,Cy Orr,2027-03-31,4%\nTrain Bo,,,\nOpen bar,,,\n",
           (goal("Sell boats in Kiel"), goal("Hire cooks"), goal("Cut costs by 4%", owner="Cy Orr", target=4.0), goal("Train Bo"), goal("Open bar"))),
    Export("kpi.csv", "KPI;Ist 2026;Ziel 2027;Verantwortung;Termin\nAusschuss senken;4,5;3,0;J. Ott;31.12.2027\nLiefertreue erhöhen;91;97;S. Ital;30.06.2027\n",
           (goal("Ausschuss senken", current=4.5, target=3.0, owner="J. Ott"), goal("Liefertreue erhöhen", target=97.0, due_date=D(2027, 6, 30)))),
)
