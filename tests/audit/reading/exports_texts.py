# ruff: noqa: E501
"""Goals in letters, minutes, notes and pages, with all that stands around them; each with what a careful person takes from it. All are made up."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, goal

D = dt.date

LETTERS = (
    Export(
        "letter.txt",
        "From: Ulla Berg <ulla@kiln.example>\nTo: team@kiln.example\nCc: Per Lund\nSent: Monday, 23 November 2026 09:12\nSubject: Our goals for 2027\n\n"
        "Hi all,\n\nThanks for the good talk on Friday. Here is what we agreed on:\n\n"
        "1. Fire 900 bowls without a crack by June 2027\n2. Sell 40 large vases to hotels\n3. Teach six evening classes\n   a month until summer\n\n"
        "Please tell me by Wednesday if something is missing.\n\nBest regards,\nUlla\n\n--\nUlla Berg | Kiln & Clay Ltd.\nTel. +44 20 5550 0182 | www.kiln.example\n",
        (goal("Fire 900 bowls without a crack by June 2027"), goal("Sell 40 large vases to hotels"), goal("Teach six evening classes a month until summer")),
    ),
    Export(
        "letter_plain.txt",
        "Subject: goals\n\nDear Nora,\n\nas promised, my goals for the coming year:\n\nRent 12 more boats in the harbour by May 2027\nCut repairs per boat from 5 to 3\n\n"
        "Let me know what you think!\n\nCheers\nOle\n\nSent from my phone\n",
        (goal("Rent 12 more boats in the harbour by May 2027"), goal("Cut repairs per boat from 5 to 3")),
    ),
    Export(
        "brief.txt",
        "Von: Jens Holt\nAn: Team Lager\nDatum: 24.11.2026\nBetreff: Ziele 2027\n\nHallo zusammen,\n\nhier unsere Ziele für nächstes Jahr:\n\n"
        "- Fehler beim Packen von 3 % auf 1 % senken\n- Inventur an einem Tag schaffen\n\nViele Grüße\nJens\n\nHolt Logistik GmbH\nHafenstraße 4, 20457 Hamburg\nTelefon: 040 555 0199\n",
        (goal("Fehler beim Packen von 3 % auf 1 % senken"), goal("Inventur an einem Tag schaffen")),
    ),
    Export(
        "reply.txt",
        "Looks good to me, thanks!\n\nOn Tue, 24 Nov 2026 at 10:02, Ida Moss <ida@mill.example> wrote:\n> Hi Bo,\n>\n> our goals:\n> * Grind 40 tonnes of spelt by October 2027\n> * Win three bakeries in Bath\n>\n> Regards\n> Ida\n",
        (goal("Grind 40 tonnes of spelt by October 2027"), goal("Win three bakeries in Bath")),
    ),
    Export(
        "minutes.md",
        "# Planning meeting, 20 November 2026\n\n**Attendees:** Ada, Bo, Cy\n\n## Agenda\n\n- Look back at 2026\n- Goals 2027\n- Any other business\n\n## Goals 2027\n\n- Plant 300 hedges along the Ouse by March 2027\n- Halve the fuel used per acre\n\n"
        "## Parking lot\n\n- Should we buy a new tractor?\n\n## Next meeting\n\n- 18 December, 14:00, barn\n",
        (goal("Plant 300 hedges along the Ouse by March 2027"), goal("Halve the fuel used per acre")),
    ),
)

NOTES = (
    Export(
        "headed.md",
        "# Goals of the choir 2027\n\nWritten by Ines, last changed in November.\n\n## Goal 1: Sing in four churches by Easter 2027\n\n- **Owner:** Ines Prado\n- **Due:** 28 March 2027\n- **Target:** 4\n\n"
        "## Goal 2: Win 12 new tenors\n\n- **Owner:** Tor Lie\n- **Due:** 2027-09-30\n\nWe lost five last year.\n",
        (goal("Sing in four churches by Easter 2027", owner="Ines Prado", due_date=D(2027, 3, 28), target=4.0), goal("Win 12 new tenors", owner="Tor Lie", due_date=D(2027, 9, 30))),
    ),
    Export(
        "page_headed.md",
        "# Shop goals\n\n### Sell 200 lamps online\n\nOwner: Kai Orn\nDeadline: 30 June 2027\nStatus: on track\n\n### Open a stall on the Saturday market\n\nOwner: Liv Aas\nDeadline: 1 May 2027\nStatus: not started\n",
        (goal("Sell 200 lamps online", owner="Kai Orn", due_date=D(2027, 6, 30), status="on track"), goal("Open a stall on the Saturday market", owner="Liv Aas", due_date=D(2027, 5, 1))),
    ),
    Export(
        "form.txt",
        "PERFORMANCE GOALS 2027\n\nEmployee: Rosa Lind\nDepartment: Dye works\nManager: Finn Oye\n\nGoal: Dye 60 bales without waste\nMeasure: Bales dyed\nDue date: 30 September 2027\n\nGoal: Train two apprentices in blue dyes\nMeasure: Exams passed\nDue date: 15 December 2027\n\nSignature: ______________   Date: ____________\n",
        (goal("Dye 60 bales without waste", owner="Rosa Lind", team="Dye works", metric="Bales dyed", due_date=D(2027, 9, 30)), goal("Train two apprentices in blue dyes", owner="Rosa Lind", due_date=D(2027, 12, 15))),
    ),
    Export(
        "tails.md",
        "# Goals\n\n- Sell 140 kites by mail order (owner: Ana Ko, due: 2027-06-30)\n- Cut returns from 9% to 4% (Owner: Ben Sy; Due: 31 March 2027)\n- Open a workshop in Hull [owner: Ana Ko] [due: 2027-09-01]\n- Write the kite handbook | Owner: Cy Orr | Due: 15 May 2027\n",
        (goal("Sell 140 kites by mail order", owner="Ana Ko", due_date=D(2027, 6, 30)), goal("Cut returns from 9% to 4%", owner="Ben Sy", due_date=D(2027, 3, 31)),
         goal("Open a workshop in Hull", owner="Ana Ko", due_date=D(2027, 9, 1)), goal("Write the kite handbook", owner="Cy Orr", due_date=D(2027, 5, 15))),
    ),
    Export(
        "bare_tails.txt",
        "Goals of the ferry crew\n\n* Carry 900 cars a day – Dag Ness, 31 July 2027\n* Leave on time 95 of 100 times (Mona Rui)\n* Paint the upper deck - due 2027-05-15\n",
        (goal("Carry 900 cars a day", owner="Dag Ness", due_date=D(2027, 7, 31)), goal("Leave on time 95 of 100 times", owner="Mona Rui"), goal("Paint the upper deck", due_date=D(2027, 5, 15))),
    ),
    Export(
        "todo.txt",
        "(A) 2026-11-01 Call 20 inns about breakfast jam +sales @phone due:2027-03-31\n(B) 2026-11-02 Cook 900 jars of plum jam +kitchen due:2027-09-15\nx 2026-11-20 2026-11-03 Order 1000 lids +kitchen\n",
        (goal("Call 20 inns about breakfast jam", due_date=D(2027, 3, 31)), goal("Cook 900 jars of plum jam", due_date=D(2027, 9, 15)), goal("Order 1000 lids", status="done")),
    ),
    Export(
        "teams.txt",
        "GOALS 2027 – HARBOUR OFFICE\n\nBerths:\nDredge two berths by August 2027\nBook 95% of summer nights\n\nOffice:\nAnswer every letter within three days\n\nStatus: draft, not yet agreed\nPage 1 of 1\n",
        (goal("Dredge two berths by August 2027"), goal("Book 95% of summer nights"), goal("Answer every letter within three days")),
    ),
    Export(
        "legend.md",
        "Goals of the bees group\n\n| Goal | Who | When | RAG |\n|---|---|---|---|\n| Move 14 hives to the heath | Pam Ode | 1 August 2027 | G |\n| Harvest 300 kg of honey | Rob Ick | 30 September 2027 | A |\n\nLegend:\n- G = on track\n- A = at risk\n- R = off track\n\nQuestions? Ask Pam (pam@bees.example).\n",
        (goal("Move 14 hives to the heath", owner="Pam Ode", due_date=D(2027, 8, 1), status="G"), goal("Harvest 300 kg of honey", owner="Rob Ick")),
    ),
    Export(
        "list_legend.txt",
        "Our goals\n\n[x] Bake 40 loaves before seven\n[ ] Hire a second baker by April 2027\n[ ] Sell rolls at the station\n\nLegend: [x] done, [ ] open\n* = shared with the mill\nContact: Uma Kor, ext. 214\n",
        (goal("Bake 40 loaves before seven"), goal("Hire a second baker by April 2027"), goal("Sell rolls at the station")),
    ),
    Export(
        "smart.txt",
        "SMART goal of Tove By\n\nSpecific: Rent 40 sledges to schools\nMeasurable: 40 rentals in the book\nAchievable: we rented 31 last winter\nRelevant: schools fill our weekdays\nTime-bound: by 28 February 2027\n",
        (goal("Specific: Rent 40 sledges to schools"),),
    ),
)

PAGES = (
    Export(
        "list.html",
        "<html><head><title>Goals</title><style>li{}</style></head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>Wiki</a></li></ul></nav><h1>Goals 2027</h1><p>Last edited by Eva on Monday</p>"
        "<h2>Sales</h2><ul><li>Sell 90 sails to clubs by May 2027</li><li>Win <b>two</b> yards in Brest</li></ul><h2>Loft</h2><ol><li>Sew a jib in four days</li></ol><footer><p>© 2026 Sail Loft</p><ul><li>Imprint</li></ul></footer></body></html>",
        (goal("Sell 90 sails to clubs by May 2027"), goal("Win two yards in Brest"), goal("Sew a jib in four days")),
    ),
    Export(
        "mail.html",
        "<html><body><p>Hi team,</p><p>below you find our goals. Have a nice weekend!</p><table><tr><td>Goal</td><td>Owner</td><td>Due</td></tr><tr><td>Ship 40 crates a day</td><td>Kim Ode</td><td>30 June 2027</td></tr>"
        "<tr><td>Load a lorry in 25 minutes</td><td>Ray Toft</td><td>31 Aug 2027</td></tr></table><p>Kind regards<br>Kim</p><table><tr><td><img src='x'></td><td>Ode Shipping<br>Tel 555 0101</td></tr></table></body></html>",
        (goal("Ship 40 crates a day", owner="Kim Ode", due_date=D(2027, 6, 30)), goal("Load a lorry in 25 minutes", owner="Ray Toft")),
    ),
    Export(
        "legend_table.html",
        "<h2>OKRs</h2><table><tr><th>Colour</th><th>Meaning</th></tr><tr><td>Green</td><td>on track</td></tr></table><table><tr><th>Objective</th><th>Key result</th><th>Owner</th></tr>"
        "<tr><td rowspan=2>Be the yard that is never late</td><td>Deliver 19 of 20 hulls on the day</td><td>Odd Vik</td></tr><tr><td>Answer quotes in two days</td><td>Eli Ras</td></tr></table>",
        (goal("Deliver 19 of 20 hulls on the day", parent="Be the yard that is never late", owner="Odd Vik"), goal("Answer quotes in two days", parent="Be the yard that is never late", owner="Eli Ras")),
    ),
)

TEXTS = (*LETTERS, *NOTES, *PAGES)
