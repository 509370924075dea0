# ruff: noqa: E501
"""Files that are no goals, which are refused, and files of goals that look a little like them."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

REFUSED = (
    Export("errors.json", json.dumps({"errors": [{"id": "e1", "status": "401", "message": "You have to sign in to see these goals"}, {"id": "e2", "status": "403", "message": "Your plan does not include this report"}]}), refused="no list of goals"),
    Export("fault.xml", "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>9F3</RequestId></Error>", refused="no list of goals"),
    Export("limit.json", json.dumps({"message": "API rate limit exceeded for 10.0.0.1", "documentation_url": "https://docs.example/limits", "status": "403"}), refused="no list of goals"),
    Export("gone.html", "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action='/login'><label>Email</label><input name='u'><label>Password</label><input type='password' name='p'><button>Sign in</button></form><ul><li><a href='/help'>Help</a></li><li><a href='/privacy'>Privacy</a></li></ul></body></html>", refused="web page"),
    Export("empty_list.json", json.dumps({"goals": [], "total": 0}), refused="no list of goals"),
)

BESIDE = (
    Export(
        "partial.json",
        json.dumps({"data": {"goals": {"nodes": [{"id": "g1", "title": "Row 200 km by summer", "owner": {"name": "Per Lund"}, "dueOn": "2027-06-30"}, None, {"id": "g3", "title": "Mend the blue boat", "owner": None, "dueOn": None}]}}, "errors": [{"message": "goal g2 cannot be read", "path": ["goals", 1]}]}),
        (goal("Row 200 km by summer", id="g1", owner="Per Lund", due_date=D(2027, 6, 30)), goal("Mend the blue boat", owner=None)),
    ),
    Export(
        "delta.json",
        json.dumps({"@odata.context": "https://graph.example/$metadata", "@odata.nextLink": "https://graph.example/next", "value": [{"@odata.etag": "x", "Id": "1", "Title": "Row 200 km by summer", "AssignedTo": {"LookupId": 7, "LookupValue": "Per Lund", "Email": "per@row.example"}, "DueDate": "2027-06-30T00:00:00Z", "GoalStatus": "Open", "Author": {"LookupValue": "Hq Boss"}, "Created": "2026-11-01T00:00:00Z"}, {"@odata.etag": "y", "Id": "2", "Title": "Mend the blue boat", "AssignedTo": None, "DueDate": None, "GoalStatus": "Draft", "Author": {"LookupValue": "Hq Boss"}, "Created": "2026-11-01T00:00:00Z"}]}),
        (goal("Row 200 km by summer", id="1", owner="Per Lund", due_date=D(2027, 6, 30), status="Open"), goal("Mend the blue boat", owner=None, status="Draft")),
    ),
    Export(
        "lookup.csv",
        "(Do Not Modify) Goal,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Name,Goal Owner,Manager,Goal Metric,Target (Integer),Actual (Integer),From,To,Time Period,Status Reason,Percentage Achieved\n8f1-22,abc==,2026-11-19 10:00:00,Win three chains in Hull,Uma Kor,Bo Lind,Chains,3,0,2027-01-01,2027-06-30,H1 2027,Open,0\n8f1-23,def==,2026-11-19 10:00:00,Open the Kent market,Per Orr,Bo Lind,Shops,4,1,2027-01-01,2027-12-31,2027,Open,25\n",
        (goal("Win three chains in Hull", owner="Uma Kor", metric="Chains", target=3.0, current=0.0, start_date=D(2027, 1, 1), due_date=D(2027, 6, 30)), goal("Open the Kent market", owner="Per Orr", target=4.0, due_date=D(2027, 12, 31))),
    ),
    Export(
        "budget_beside.xlsx",
        book(Goals=[["Goal", "Owner", "Due", "Cost", None, "Budget", "EUR"], ["Row 200 km by summer", "Per Lund", D(2027, 6, 30), 900, None, "Boats", 4000], ["Mend the blue boat", "Nora Berg", D(2027, 5, 15), 1200, None, "Coach", 2500], [None, None, None, 2100, None, "Sum", 6500]]),
        (goal("Row 200 km by summer", owner="Per Lund", due_date=D(2027, 6, 30)), goal("Mend the blue boat", owner="Nora Berg")),
    ),
    Export(
        "tagged.csv",
        "name;assignee;deadline;labels;estimate;parent;url;created;author\nRow 200 km by summer;Per Lund;2027-06-30;sport,2027;5;;https://t.example/1;2026-11-01;Hq Boss\nBuy two oars;Nora Berg;2027-02-28;sport;1;Row 200 km by summer;https://t.example/2;2026-11-01;Hq Boss\n",
        (goal("Row 200 km by summer", owner="Per Lund", due_date=D(2027, 6, 30)), goal("Buy two oars", owner="Nora Berg", parent="Row 200 km by summer")),
    ),
    Export(
        "plan_on_a_page.xlsx",
        book(Page=[["Plan on a page – Rowing club"], [], ["Our purpose", "Everybody in the valley can row"], [], ["Theme", "Goal 2027", "Lead", "Measure", "By"], ["Youth", "Twenty children learn to row", "Nora Berg", "children", "30/06/2027"], ["Youth", "Buy a boat for children", "Per Lund", "boats", "30/04/2027"], ["House", "Cover the roof anew", "Ole Ruud", "m2", "30/11/2027"]]),
        (goal("Twenty children learn to row", owner="Nora Berg", metric="children", due_date=D(2027, 6, 30)), goal("Buy a boat for children", owner="Per Lund"), goal("Cover the roof anew", due_date=D(2027, 11, 30))),
    ),
)

ERRORS = (*REFUSED, *BESIDE)
