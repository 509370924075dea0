# ruff: noqa: E501
"""Whole reports with several habits at once: titles, groups, percentages, brackets, sums, legends, codes, several languages in one file."""

from __future__ import annotations

import datetime as dt
import json

from openpyxl.styles import Font

from tests.audit.reading.export import Export, book, changed, goal

D = dt.date


def _dress(made):  # type: ignore[no-untyped-def]
    sheet = made.active
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("A5:A6")
    for cell in ("E5", "F5"):
        sheet[cell].number_format = "0.0%"
    for row in (4,):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
    sheet.column_dimensions["I"].hidden = True


RICH = (
    Export(
        "clinic_plan.xlsx",
        changed(book(Plan=[["Plan for 2027 / clinic group"], ["as of 19 Nov 2026, page 1 of 1"], [], ["Site", "Aim", "Lead (deputy)", "Measure", "Now", "Aim by date", "Date", "RAG", "key"], ["Elm", "Call back every no-show on the same day", "S. Bright (M. Farrant)", "calls made", 0.615, 0.95, "31 Mar 2027", "A", 1], [None, "See children in pain within a day", "K. Arai", "hours", 40, 24, "May 2027", "G", 2], ["All sites", "Ask for consent on the tablet", "M. Farrant", "forms", 12, 80, "ongoing", "R", 3], ["RAG: R = late, A = watch, G = fine"]]), _dress),
        (goal("Call back every no-show on the same day", metric="calls made", due_date=D(2027, 3, 31), status="A"), goal("See children in pain within a day", owner="K. Arai", due_date=D(2027, 5, 31)), goal("Ask for consent on the tablet", due_date=None)),
        notes=("'ongoing'",),
    ),
    Export(
        "bracketed.csv",
        "Ref;Goal [title];Owner [name, team];From [EUR];To [EUR];Due [dd.mm.yyyy];State\nF-1;Lower the stock of spare parts;Ana Gil, Store;(90.000);70.000;30.06.2027;open\nF-2;Collect bills within thirty days;Luis Mora, Office;45,5;30;31.12.2027;open\n;Sum;;;;;\n",
        (goal("Lower the stock of spare parts", id="F-1", target=70000.0, due_date=D(2027, 6, 30), unit="EUR"), goal("Collect bills within thirty days", baseline=45.5, target=30.0)),
    ),
    Export(
        "appraisal.csv",
        "Appraisal 2026/27;;;;;\nName;Ida Moss;;Job title;Miller;\nManager;Bo Lind;;Department;Mill;\n;;;;;\nObjective;Measure;Weight;Deadline;Self rating;Comment\nGrind 40 tonnes of spelt;tonnes;60%;31/12/2027;;\nDress both stones by summer;stones;40%;15/06/2027;;with Kai\nTotal;;100%;;;\n;;;;;\nEmployee signature;;;Manager signature;;\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", role="Miller", team="Mill", metric="tonnes", due_date=D(2027, 12, 31)), goal("Dress both stones by summer", owner="Ida Moss", due_date=D(2027, 6, 15))),
    ),
    Export(
        "objective_blocks.xlsx",
        book(OKR=[["OKRs Q2 2027", None, None, None, None], [], ["Objective 1", "Be the calm airport", None, None, None], ["Key results", "Owner", "Start", "Target", "Current"], ["Passengers wait under 9 minutes", "Kaia Moe", 17, 9, 15], ["Lose fewer than 3 bags in 10000", "Finn Oye", 7, 3, 6.5], [], ["Objective 2", "Feed people well", None, None, None], ["Key results", "Owner", "Start", "Target", "Current"], ["Open four kiosks with local food", "Kaia Moe", 0, 4, 1]]),
        (goal("Passengers wait under 9 minutes", owner="Kaia Moe", parent="Be the calm airport", baseline=17.0, target=9.0, current=15.0), goal("Lose fewer than 3 bags in 10000", owner="Finn Oye"), goal("Open four kiosks with local food", parent="Feed people well", target=4.0)),
    ),
    Export(
        "sections_and_sums.csv",
        "Strategic plan;;;;\n;;;;\nNo.;Goal;Responsible;Due;Budget\nI. CUSTOMERS;;;;\n1.1;Answer offers within a day;Jan Vik;31.03.2027;4.000\n1.2;Visit forty mills;Femke Bos;30.09.2027;9.500\nSubtotal I;;;;13.500\nII. PEOPLE;;;;\n2.1;Train two apprentices;Jan Vik;31.08.2027;12.000\nSubtotal II;;;;12.000\nTotal;;;;25.500\n* without travel;;;;\n",
        (goal("Answer offers within a day", id="1.1", owner="Jan Vik", due_date=D(2027, 3, 31)), goal("Visit forty mills", id="1.2", owner="Femke Bos"), goal("Train two apprentices", id="2.1")),
    ),
    Export(
        "cancelled.csv",
        "Goal,Owner,Due,Status,Comment\nGive every guest a map,Inga Moe,2027-03-31,In progress,\nSell the old van,Ole Ruud,2027-03-31,Cancelled,board said no\nPaint the breakfast room,Ole Ruud,2027-03-28,Not started,\n",
        (goal("Give every guest a map", status="In progress"), goal("Sell the old van", status="Cancelled"), goal("Paint the breakfast room")),
    ),
    Export(
        "bilingual_cells.csv",
        "Ziel / Goal;Verantwortlich / Owner;Frist / Due;Ist / Actual;Soll / Target;Einheit / Unit\nWeniger Ausschuss / Less scrap;Kim Ode;31.12.2027;4,5;3,0;%\nLieferung in zwei Tagen / Delivery in two days;Ute Raab;30.06.2027;5;2;Tage\n",
        (goal("Weniger Ausschuss / Less scrap", owner="Kim Ode", due_date=D(2027, 12, 31), current=4.5, target=3.0, unit="%"), goal("Lieferung in zwei Tagen / Delivery in two days", owner="Ute Raab", unit="Tage")),
    ),
    Export(
        "kr_numbers.csv",
        "OKR #,Level,Description,DRI,Baseline,Target,Deadline,Score\nO1,Objective,Be the calm airport,Ole Ruud,,,31-Dec-27,0.1\nKR1.1,Key Result,Passengers wait under 9 minutes,Kaia Moe,17,9,30-Jun-27,0.2\nKR1.2,Key Result,Lose fewer than 3 bags in 10000,Finn Oye,7,3,30-Sep-27,0\nO2,Objective,Feed people well,Ole Ruud,,,31-Dec-27,0\nKR2.1,Key Result,Open four kiosks with local food,Kaia Moe,0,4,31-Aug-27,0.3\n",
        (goal("Be the calm airport", owner="Ole Ruud"), goal("Passengers wait under 9 minutes", parent="Be the calm airport", owner="Kaia Moe", baseline=17.0, due_date=D(2027, 6, 30)), goal("Lose fewer than 3 bags in 10000", parent="Be the calm airport"), goal("Feed people well"), goal("Open four kiosks with local food", parent="Feed people well", target=4.0)),
    ),
    Export(
        "levels.json",
        json.dumps({"export": {"company": "Airport", "objectives": [{"ref": "O1", "statement": "Be the calm airport", "sponsor": "Gro Aas", "lead": "Ole Ruud", "window": {"from": "2027-01-01", "to": "2027-12-31"}, "results": [{"ref": "KR1", "statement": "Passengers wait under 9 minutes", "lead": "Kaia Moe", "measure": "minutes", "from": 17, "to": 9, "now": 15, "due": "2027-06-30"}]}]}}),
        (goal("Be the calm airport", id="O1", owner="Ole Ruud"), goal("Passengers wait under 9 minutes", id="KR1", owner="Kaia Moe", parent="Be the calm airport", baseline=17.0, target=9.0, current=15.0, due_date=D(2027, 6, 30))),
    ),
    Export(
        "wochenplan.txt",
        "Ziele der Werkstatt (Stand 20.11.2026)\n\n1. Zwölf Boote bis Mai streichen\n   Wer: Jan Boll | Bis: 31.05.2027 | Stand: angefangen\n2. Den Steg neu bauen\n   Wer: Ute Raab | Bis: 30.04.2027\n3. Den Kran prüfen lassen\n   Wer: Kim Ode | Bis: offen\n\nOffene Punkte:\n- Farbe ist teuer\n- Wer fährt nach Kiel?\n\nGez. Jan\n",
        (goal("Zwölf Boote bis Mai streichen", owner="Jan Boll", due_date=D(2027, 5, 31)), goal("Den Steg neu bauen", owner="Ute Raab", due_date=D(2027, 4, 30)), goal("Den Kran prüfen lassen", owner="Kim Ode", due_date=None)),
    ),
    Export(
        "plain_sentences.txt",
        "Board away day, 9 November 2026\nNotes by Nora\n\nWe started late because of the fog.\n\nWhat we want to reach in 2027\n- Row 200 km as a crew (Per Lund, by 30 June 2027)\n- Mend the blue boat before the regatta (Nora Berg, by 15 May 2027)\n\nWhat we talked about besides\n- the roof of the boathouse\n- the summer party\n",
        (goal("Row 200 km as a crew", owner="Per Lund", due_date=D(2027, 6, 30)), goal("Mend the blue boat before the regatta", owner="Nora Berg", due_date=D(2027, 5, 15))),
    ),
)
