# ruff: noqa: E501
"""Outlines and notes whose goals carry their fields in marks, properties and lines below; minutes with agendas around the goals."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, goal

D = dt.date

OUTLINED = (
    Export(
        "blocks.md",
        "title:: Ziele 2027\ntags:: [[planung]], werkstatt\n\n- ## Werkstatt\n  collapsed:: true\n\t- TODO [#A] Zwölf Boote bis Mai streichen\n\t  DEADLINE: <2027-05-31 Mon>\n\t  owner:: [[Jan Boll]]\n\t  target:: 12\n\t\t- LATER Farbe bestellen\n"
        "\t- DOING Den Steg neu bauen\n\t  SCHEDULED: <2027-02-01 Mon>\n\t  DEADLINE: <2027-04-30 Fri>\n\t  owner:: [[Ute Raab]], [[Kim Ode]]\n\t  id:: 65f1a2c4-0000-4b6b-8a37-3c5e7d9f1b20\n- ## Laden\n\t- TODO Zehn neue Händler finden\n\t  owner:: [[Kim Ode]]\n-\n",
        (goal("Zwölf Boote bis Mai streichen", owner="Jan Boll", due_date=D(2027, 5, 31), target=12.0), goal("Den Steg neu bauen", owner="Ute Raab, Kim Ode", due_date=D(2027, 4, 30)), goal("Zehn neue Händler finden", owner="Kim Ode", due_date=None)),
    ),
    Export(
        "journal.md",
        "type:: goals\n\n- Goals for the mill\n\t- NOW Grind 40 tonnes of spelt #growth\n\t  due:: [[2027-12-31]]\n\t  responsible:: [[Ida Moss]]\n\t- LATER Win three bakeries in Bath\n\t  due:: [[2027-06-30]]\n\t  responsible:: [[Bo Lind]]\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "vault.md",
        "---\ntitle: Goals 2027\ntags: [goals, mill]\ncreated: 2026-11-20\n---\n\n# Goals 2027\n\n## Mill\n\n- [ ] Grind 40 tonnes of spelt ⏫ 🛫 2027-01-04 📅 2027-12-31 #goal [owner:: [[Ida Moss]]]\n- [/] Win three bakeries in Bath 📅 2027-06-30 (owner:: Bo Lind)\n    - [ ] call the one in Milsom Street\n\n## Done\n\n- [x] Dress both stones 📅 2026-10-01 ✅ 2026-09-30 [owner:: [[Ida Moss]]]\n\n## Notes\n\n- the miller's fair is in May\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", start_date=D(2027, 1, 4), due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30)),
         goal("Dress both stones", owner="Ida Moss", due_date=D(2026, 10, 1))),
    ),
    Export(
        "headed_vault.md",
        "---\nquarter: Q1 2027\n---\n# Team goals\n\n### Grind 40 tonnes of spelt\nOwner:: [[Ida Moss]]\nDue:: 2027-12-31\nStatus:: #on-track\n\nWe ground 31 this year.\n\n### Win three bakeries in Bath\nOwner:: [[Bo Lind|Bo]]\nDue:: 2027-06-30\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", due_date=D(2027, 6, 30))),
    ),
    Export(
        "agenda.org",
        "#+TITLE: Goals 2027\n#+AUTHOR: Ida Moss\n#+STARTUP: overview\n\n* Mill\n** TODO [#A] Grind 40 tonnes of spelt                  :growth:\n   DEADLINE: <2027-12-31 Fri> SCHEDULED: <2027-01-04 Mon>\n   :PROPERTIES:\n   :OWNER:    Ida Moss\n   :BASELINE: 31\n   :TARGET:   40\n   :END:\n   For the two new bakeries.\n"
        "*** TODO Order sieves\n** IN-PROGRESS Win three bakeries in Bath               :sales:mill:\n   DEADLINE: <2027-06-30 Wed>\n   :PROPERTIES:\n   :OWNER:    Bo Lind\n   :END:\n* Notes\n  - the fair is in May\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", start_date=D(2027, 1, 4), due_date=D(2027, 12, 31), baseline=31.0, target=40.0), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "taskpaper.txt",
        "Mill:\n\t- Grind 40 tonnes of spelt @owner(Ida Moss) @due(2027-12-31)\n\t- Win three bakeries in Bath @owner(Bo Lind) @due(2027-06-30)\nShop:\n\t- Sell 900 bags on Saturdays @owner(Bo Lind) @due(2027-09-30)\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind"), goal("Sell 900 bags on Saturdays", due_date=D(2027, 9, 30))),
    ),
    Export(
        "goal_pages.md",
        "# Goals of the ferry crew\n\n1. **Leave on time 95 of 100 times**\n   - Owner: Dag Ness\n   - Due: 31 March 2027\n   - Target: 95%\n\n2. **Cut noise on deck to 60 dB**\n   - Owner: Mona Rui\n   - Due: 30 June 2027\n   - Target: 60\n\n## Attendees\n\n- Dag, Mona\n",
        (goal("Leave on time 95 of 100 times", owner="Dag Ness", due_date=D(2027, 3, 31), target=95.0), goal("Cut noise on deck to 60 dB", owner="Mona Rui", due_date=D(2027, 6, 30), target=60.0)),
    ),
    Export(
        "wiki_links.md",
        "## Goals\n\n* [[Leave on time 95 of 100 times]] - @[[Dag Ness]] - 31 March 2027\n* [[Cut noise on deck to 60 dB]] - @[[Mona Rui]] - 30 June 2027\n",
        (goal("Leave on time 95 of 100 times", owner="Dag Ness", due_date=D(2027, 3, 31)), goal("Cut noise on deck to 60 dB", owner="Mona Rui", due_date=D(2027, 6, 30))),
    ),
)

MINUTES = (
    Export(
        "parish.txt",
        "ST ANNE PARISH COUNCIL\nMinutes of the meeting of Monday 9 November 2026, 19:30-21:05\n\nPresent: Ada Quist (chair), Per Holt, Sister Mary Dunn,\n         Ole Ruud (treasurer)\nApologies: Finn Oye\n\n1. Minutes of the last meeting\nThese were signed. Per has mended the gate.\n\n2. The roof\nWater comes in above the organ. On wet Sundays we put out six\nbuckets. Ole asked for a second offer.\n\n3. Goals for 2027\n\n"
        "   G1. Raise 9,000 for the roof by Easter\n       Owner: Ole Ruud      Due: 28 March 2027\n\n   G2. Bring thirty young people into the choir\n       and keep them until summer\n       Owner: Sister Mary Dunn   Due: 30 June 2027\n\n4. Any other business\nThe kettle is broken. Ada will bring hers.\n\nNext meeting: Monday 14 December 2026\nMinutes taken by F. Oye                    Page 1 of 1\n",
        (goal("Raise 9,000 for the roof by Easter", owner="Ole Ruud", due_date=D(2027, 3, 28)), goal("Bring thirty young people into the choir and keep them until summer", owner="Sister Mary Dunn", due_date=D(2027, 6, 30))),
    ),
    Export(
        "protokoll.txt",
        "Protokoll der Teamsitzung vom 9. November 2026\n\nAnwesend: Jan Boll, Ute Raab, Kim Ode\nEntschuldigt: Rita Wolf\n\nTOP 1 Begrüßung\nJan eröffnet die Sitzung um 9 Uhr.\n\nTOP 2 Rückblick\nDas Lager ist aufgeräumt. Die Inventur dauerte drei Tage.\n\nTOP 3 Ziele 2027\nZ1: Inventur an einem Tag schaffen\n    Verantwortlich: Jan Boll   Termin: 31.12.2027\nZ2: Fehler beim Packen halbieren\n    Verantwortlich: Ute Raab   Termin: 30.06.2027\n\nTOP 4 Verschiedenes\nDie Kaffeekasse ist leer.\n\nNächste Sitzung: 14. Dezember 2026\nProtokoll: Kim Ode\n",
        (goal("Inventur an einem Tag schaffen", owner="Jan Boll", due_date=D(2027, 12, 31)), goal("Fehler beim Packen halbieren", owner="Ute Raab", due_date=D(2027, 6, 30))),
    ),
    Export(
        "actions.txt",
        "Team meeting 17 Nov 2026\nAttendees: Ida, Bo, Kai\n\n1. News\nThe wheel turns again after the frost.\n\n2. Our objectives for next year\n2.1 Grind 40 tonnes of spelt (Ida Moss, by 31 December 2027)\n2.2 Win three bakeries in Bath (Bo Lind, by 30 June 2027)\n\n3. AOB\nNone.\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "coded.txt",
        "Objectives of the harbour office, 2027\n\nOBJ-01  Dredge three berths by autumn\n        Lead: Lena Frost | Deadline: 30 September 2027\nOBJ-02  Paint 40 mooring posts\n        Lead: Ugo Neri | Deadline: 15 June 2027\n\nIssued by the harbour master\n",
        (goal("Dredge three berths by autumn", owner="Lena Frost", due_date=D(2027, 9, 30)), goal("Paint 40 mooring posts", owner="Ugo Neri", due_date=D(2027, 6, 15))),
    ),
    Export(
        "mail_lines.txt",
        "From: Lena Frost <lena@harbour.example>\nTo: Ugo Neri\nDate: Fri, 20 Nov 2026 09:12\nSubject: RE: goals\n\nHi Ugo,\n\nthis is what I would put into the system:\n\n1) Dredge three berths by autumn\n   Who: Lena Frost\n   When: 30 September 2027\n\n2) Paint 40 mooring posts\n   Who: Ugo Neri\n   When: 15 June 2027\n\nDoes that work for you?\n\nLena\n\n> On 19 Nov 2026, Ugo Neri wrote:\n> Can you send me our goals?\n> 1) the berths\n> 2) the posts\n",
        (goal("Dredge three berths by autumn", owner="Lena Frost", due_date=D(2027, 9, 30)), goal("Paint 40 mooring posts", owner="Ugo Neri", due_date=D(2027, 6, 15))),
    ),
)

OUTLINES = (*OUTLINED, *MINUTES)
