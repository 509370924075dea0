# ruff: noqa: E501
"""Tables that stand on their side, forms, columns for teams and quarters, bilingual headers, boards; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from openpyxl.styles import Font

from tests.audit.reading.export import Export, book, changed, goal

D = dt.date


def bold(*rows: int) -> Callable[[Any], None]:
    """Set the first cells of these rows of the first sheet in bold."""

    def change(made: Any) -> None:
        for row in rows:
            made.worksheets[0].cell(row, 1).font = Font(bold=True)

    return change


SIDEWAYS = (
    Export("team_columns.xlsx", book(Plan=[["Goals of the museum", None, None], [], [None, "Workshop", "Ticket desk"], ["Head", "Ugo Neri", "Lena Frost"], ["Goal 1", "Restore 12 clocks by May 2027", "Sell 400 year cards"], ["Goal 2", "Teach two trainees", "Keep the queue under 5 minutes"], ["Goal 3", None, "Answer mail in a day"], ["Notes", "budget is open", "-"]]),
           (goal("Restore 12 clocks by May 2027", team="Workshop"), goal("Teach two trainees", team="Workshop"), goal("Sell 400 year cards", team="Ticket desk"), goal("Keep the queue under 5 minutes", team="Ticket desk"), goal("Answer mail in a day", team="Ticket desk"))),
    Export("people_columns.csv", "Ada Quist,Per Holt,Ines Prado\nVisit 30 farms by June 2027,Drive 400 safe shifts,Bake for three fairs\nWrite a field guide,Learn to weld this year,\n",
           (goal("Visit 30 farms by June 2027", owner="Ada Quist"), goal("Drive 400 safe shifts", owner="Per Holt"), goal("Bake for three fairs", owner="Ines Prado"), goal("Write a field guide", owner="Ada Quist"), goal("Learn to weld this year", owner="Per Holt"))),
    Export("quarter_goals.csv", "Team,Owner,Q1 2027,Q2 2027,Q3 2027\nCellar,Pam Ode,Bottle 900 litres of cider,Clean all four barrels,\nShop,Rob Ick,Open on Sundays again,Sell 700 bottles to inns,Hire a student for the fair\n",
           (goal("Bottle 900 litres of cider", team="Cellar", owner="Pam Ode", due_date=D(2027, 3, 31)), goal("Clean all four barrels", due_date=D(2027, 6, 30)), goal("Open on Sundays again", owner="Rob Ick"), goal("Sell 700 bottles to inns", due_date=D(2027, 6, 30)), goal("Hire a student for the fair", due_date=D(2027, 9, 30)))),
    Export("quarter_figures.xlsx", book(Plan=[["Targets 2027"], [], ["Region", "Sales rep", "Target description", "Q1 2027", "Q2 2027", "Total 2027"], ["North", "Tor Lie", "Sell ovens to hotels", 10, 15, 25], [None, "Eva Lo", "Sell spare parts by mail", 400, 500, 900], ["Subtotal North", None, None, 410, 515, 925], ["Grand total", None, None, 410, 515, 925]]),
           (goal("Sell ovens to hotels", owner="Tor Lie", team="North"), goal("Sell spare parts by mail", owner="Eva Lo", team="North"))),
    Export("one_form.xlsx", book(Form=[["Goal agreement 2027"], [], ["Name", "Signe Dahl"], ["Department", "Wells"], ["Goal", "Replace 14 pumps in the north well"], ["Measured by", "Pumps replaced"], ["Target", 14], ["Due date", D(2027, 5, 31)], [], ["Signature", None]]),
           (goal("Replace 14 pumps in the north well", owner="Signe Dahl", team="Wells", metric="Pumps replaced", target=14.0, due_date=D(2027, 5, 31)),)),
    Export("a_form_a_sheet.xlsx", book(One=[["Goal", "Dredge three berths by autumn"], ["Owner", "Lena Frost"], ["Deadline", D(2027, 9, 30)]], Two=[["Goal", "Paint 40 mooring posts"], ["Owner", "Ugo Neri"], ["Deadline", D(2027, 6, 15)]]),
           (goal("Dredge three berths by autumn", owner="Lena Frost", due_date=D(2027, 9, 30)), goal("Paint 40 mooring posts", owner="Ugo Neri", due_date=D(2027, 6, 15)))),
    Export("form_again.csv", "Employee;Omar Reza\nAbteilung;Wasserwerk\n;\nZiel;Wasserverlust unter 7 % halten\nTermin;31.12.2027\n;\nZiel;Zwei Brunnen neu bohren\nTermin;30.06.2027\n",
           (goal("Wasserverlust unter 7 % halten", owner="Omar Reza", team="Wasserwerk", due_date=D(2027, 12, 31)), goal("Zwei Brunnen neu bohren", owner="Omar Reza", due_date=D(2027, 6, 30)))),
    Export("head.xlsx", book(Bonus=[["Agreement 2027"], ["Employee:", None, "Mara Ulm", "Staff no.:", 4711], ["Department:", None, "Kitchen", "Line manager:", "Bo Lind"], [], ["No.", "Goal", "Weight", "Threshold", "Target", "Maximum", "Due"], [1, "Cook 40 meals an hour", 0.6, 30, 40, 45, D(2027, 6, 30)], [2, "Throw away less than 4% of food", 0.4, 6, 4, 3, D(2027, 12, 31)], ["Sum of weights", None, 1, None, None, None, None], [], ["____________", None, None, "____________"], ["Date, signature employee", None, None, "Date, signature manager"]]),
           (goal("Cook 40 meals an hour", owner="Mara Ulm", team="Kitchen", target=40.0, due_date=D(2027, 6, 30)), goal("Throw away less than 4% of food", owner="Mara Ulm", target=4.0))),
)

HEADERS = (
    Export("bilingual.csv", "Nr. / No.;Ziel / Goal;Verantwortlich / Owner;Fällig am / Due date;Zielwert / Target;Status\n1;Zwölf Almhütten neu decken;Kim Ode;30.09.2027;12;offen\n2;Zwei Lehrlinge finden;Ute Raab;31.03.2027;2;offen\n",
           (goal("Zwölf Almhütten neu decken", owner="Kim Ode", due_date=D(2027, 9, 30), target=12.0), goal("Zwei Lehrlinge finden", owner="Ute Raab", target=2.0))),
    Export("bilingual_lines.xlsx", book(Plan=[["Objectif\n(Goal)", "Responsable\n(Owner)", "Échéance\n(Due date)"], ["Ouvrir deux ateliers à Lyon", "Léa Roy", D(2027, 4, 30)], ["Former dix apprentis", "Jean Bal", D(2027, 9, 1)]]),
           (goal("Ouvrir deux ateliers à Lyon", owner="Léa Roy", due_date=D(2027, 4, 30)), goal("Former dix apprentis", owner="Jean Bal"))),
    Export("labels_below.csv", "goal_text,owner_name,due_dt,pct\nGoal,Owner,Due date,% Complete\nPrint 900 maps of the fell,Kaia Moe,2027-04-30,10%\nMark 60 km of paths,Finn Oye,2027-03-31,0%\n",
           (goal("Print 900 maps of the fell", owner="Kaia Moe", due_date=D(2027, 4, 30)), goal("Mark 60 km of paths", owner="Finn Oye"))),
    Export("smart_columns.csv", "Name,Specific,Measurable,Achievable,Relevant,Time-bound\nUgo Neri,Restore 12 clocks in the tower room,12 clocks run,Nine were done in 2026,The tower opens again,31 May 2027\nLena Frost,Sell 400 year cards at the desk,400 cards sold,310 were sold in 2026,Cards pay the winter,30 Nov 2027\n",
           (goal("Restore 12 clocks in the tower room", owner="Ugo Neri", due_date=D(2027, 5, 31)), goal("Sell 400 year cards at the desk", owner="Lena Frost", due_date=D(2027, 11, 30)))),
    Export("likert.csv", "Employee Name,Goal,Self rating (1-5),Manager rating (1-5),Comments,Goal weight,Due\nAda Quist,Visit 30 patients a week,4,3,Good start,40%,2027-06-30\nPer Holt,Drive 400 safe shifts,5,4,,60%,2027-12-31\n",
           (goal("Visit 30 patients a week", owner="Ada Quist", due_date=D(2027, 6, 30), target=None, current=None), goal("Drive 400 safe shifts", owner="Per Holt", target=None))),
    Export("unknown_status.csv", "Vorhaben,Wer,Wo stehen wir\nZehn Boote neu streichen,Jan Boll,in Arbeit\nDen Steg bis Mai 2027 bauen,Ute Raab,nicht begonnen\nDen Kran prüfen lassen,Jan Boll,erledigt\n",
           (goal("Zehn Boote neu streichen", owner="Jan Boll", status="in Arbeit"), goal("Den Steg bis Mai 2027 bauen", status="nicht begonnen"), goal("Den Kran prüfen lassen", status="erledigt"))),
    Export("names_apart.csv", "Legal First Name,Legal Last Name,Employee ID,Goal Name,Complete By\nRui,Sa,88,Answer every claim within 5 days,06/30/2027\nEva,Lo,89,Scan 900 letters a day,03/15/2027\n",
           (goal("Answer every claim within 5 days", owner="Rui Sa", due_date=D(2027, 6, 30)), goal("Scan 900 letters a day", owner="Eva Lo"))),
    Export("cascade.csv", "Company objective,Department objective,Individual goal,Employee,Due\nBe the first name in tiles,Win the south,Sign 12 builders in Kent,Cid Orr,2027-06-30\nBe the first name in tiles,Win the south,Open a show room in Hove,Eva Sal,2027-09-30\nBe the first name in tiles,Waste nothing,Break fewer than 2% of tiles,Max Ile,2027-12-31\n",
           (goal("Sign 12 builders in Kent", owner="Cid Orr", parent="Win the south"), goal("Open a show room in Hove", parent="Win the south"), goal("Break fewer than 2% of tiles", parent="Waste nothing"))),
    Export("paths.csv", "Path,Title,Assignee,Finish\nGrow abroad,Grow abroad,Ada Orr,2027-12-31\nGrow abroad > Open in Oslo by May,Open in Oslo by May,Bo Lind,2027-05-31\nGrow abroad > Sell 900 rugs in Norway,Sell 900 rugs in Norway,Bo Lind,2027-11-30\n",
           (goal("Grow abroad", parent=None), goal("Open in Oslo by May", parent="Grow abroad", due_date=D(2027, 5, 31)), goal("Sell 900 rugs in Norway", parent="Grow abroad"))),
    Export("sections.xlsx", changed(book(Goals=[["Goal", "Owner", "Due", "Target"], ["Sales", None, None, None], ["Sell 90 kites to clubs", "Uma Kor", D(2027, 6, 30), 90], ["Win three shops in Hull", "Bo Lind", D(2027, 9, 30), 3], ["Workshop and repairs of old kites", None, None, None], ["Mend a kite in two days", "Bo Lind", D(2027, 12, 31), 2], ["Prepared by Uma, 20 Nov 2026", None, None, None], ["* shared with the mill", None, None, None]]), bold(2, 5)),
           (goal("Sell 90 kites to clubs", owner="Uma Kor"), goal("Win three shops in Hull"), goal("Mend a kite in two days", target=2.0))),
    Export("legend_beside.xlsx", book(Goals=[["Goal", "Owner", "Due", None, "Legend"], ["Pick 40 crates of pears", "Pam Ode", D(2027, 9, 30), None, "G = on track"], ["Prune the old orchard", "Rob Ick", D(2027, 2, 28), None, "A = at risk"], [None, None, None, None, "R = off track"]]),
           (goal("Pick 40 crates of pears", owner="Pam Ode", due_date=D(2027, 9, 30)), goal("Prune the old orchard", owner="Rob Ick"))),
    Export("money.csv", "Meta;Responsável;Valor inicial;Valor alvo;Prazo\nVender mais pão sem glúten;Íris Paixão;R$ 80.000,00;R$ 150.000,50;31/12/2027\nAbrir três quiosques;Caio Bastos;;3;30/06/2027\n",
           (goal("Vender mais pão sem glúten", owner="Íris Paixão", baseline=80000.0, target=150000.5), goal("Abrir três quiosques", target=3.0))),
)

JSON = (
    Export("board.json", json.dumps({"board": "Goals", "columns": [{"title": "To do", "cards": [{"title": "Tune 40 pianos by June", "assignee": "Kaia Moe", "due": "2027-06-30"}, {"title": "Sell the old grand", "assignee": None, "due": None}]}, {"title": "Done", "cards": [{"title": "Move the shop to Leith", "assignee": "Finn Oye", "due": "2026-10-01"}]}]}),
           (goal("Tune 40 pianos by June", owner="Kaia Moe", due_date=D(2027, 6, 30), status="To do"), goal("Sell the old grand", status="To do"), goal("Move the shop to Leith", owner="Finn Oye", status="Done"))),
    Export("ziele.json", json.dumps({"stand": "2026-11-20", "ziele": [{"nr": 1, "titel": "Den Steg neu bauen", "verantwortlich": {"vorname": "Jan", "nachname": "Boll"}, "faelligAm": "2027-05-31", "zielwert": 1}, {"nr": 2, "titel": "Zehn Boote streichen", "verantwortlich": {"vorname": "Ute", "nachname": "Raab"}, "faelligAm": "2027-04-30", "zielwert": 10}]}),
           (goal("Den Steg neu bauen", owner="Jan Boll", due_date=D(2027, 5, 31)), goal("Zehn Boote streichen", owner="Ute Raab", target=10.0))),
    Export("by_id.json", json.dumps({"goals": {"g1": {"name": "Weave 30 rugs by May", "ownerName": "Ada Orr", "targetDate": "2027-05-31"}, "g2": {"name": "Sell 20 rugs in Leeds", "ownerName": "Bo Lind", "targetDate": "2027-08-31"}}}),
           (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"))),
    Export("by_person.json", json.dumps({"Ada Orr": [{"goal": "Weave 30 rugs by May", "due": "2027-05-31"}], "Bo Lind": [{"goal": "Sell 20 rugs in Leeds", "due": "2027-08-31"}, {"goal": "Learn to dye wool", "due": None}]}),
           (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"), goal("Learn to dye wool", owner="Bo Lind"))),
    Export("split.json", json.dumps({"columns": ["Goal", "Owner", "Due date"], "data": [["Weave 30 rugs by May", "Ada Orr", "2027-05-31"], ["Sell 20 rugs in Leeds", "Bo Lind", "2027-08-31"]]}),
           (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"))),
    Export("tasks.json", json.dumps({"kind": "tasks#taskLists", "items": [{"kind": "tasks#tasks", "title": "My goals", "updated": "2026-11-20T10:00:00Z", "items": [{"kind": "tasks#task", "id": "a1", "title": "Row 200 km by summer", "notes": "with Per", "status": "needsAction", "due": "2027-06-30T00:00:00.000Z"}, {"kind": "tasks#task", "id": "a2", "title": "Mend the blue boat", "status": "completed", "due": "2026-10-01T00:00:00.000Z"}]}]}),
           (goal("Row 200 km by summer", id="a1", due_date=D(2027, 6, 30), status="needsAction"), goal("Mend the blue boat", status="completed"))),
)

LAYOUTS = (*SIDEWAYS, *HEADERS, *JSON)
