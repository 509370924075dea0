# ruff: noqa: E501
"""Answers of interfaces as JSON: pages, references by id, typed fields, measures as objects, entries that are no goals among goals."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from tests.audit.reading.export import Export, goal

D = dt.date


def answer(file: str, data: Any, *goals: Any, **more: Any) -> Export:
    return Export(file, json.dumps(data, ensure_ascii=False), goals, **more)


def _issue(number: int, title: str, login: str | None, due: str | None, **more: Any) -> dict[str, Any]:
    who = {"login": login, "id": number * 7, "type": "User"} if login else None
    return {
        "url": f"https://forge.example/{number}", "id": 910000 + number, "number": number, "title": title, "user": {"login": "bot-ann", "id": 3},
        "labels": [{"id": 1, "name": "goal", "color": "fff"}], "state": "open", "assignee": who, "assignees": [who] if who else [],
        "milestone": {"number": 1, "title": "H1", "state": "open", "due_on": f"{due}T07:00:00Z"} if due else None,
        "created_at": "2026-11-03T09:12:00Z", "updated_at": "2026-11-20T18:30:11Z", "closed_at": None, "body": None, **more,
    }  # fmt: skip


ANSWERS = (
    answer(
        "forge.json", [_issue(4, "Show tides for 60 harbours", "kaia", "2027-03-31"), _issue(5, "Bump leaflet from 1.8 to 1.9", None, None, pull_request={"url": "https://forge.example/pulls/5"}), _issue(6, "Open the map in under a second", "finn", "2027-06-30")],
        goal("Show tides for 60 harbours", owner="kaia", due_date=D(2027, 3, 31), status="open"), goal("Open the map in under a second", owner="finn", due_date=D(2027, 6, 30)), left={"sub_kind": 1},
    ),
    answer(
        "measures.json",
        {"goals": [{"id": "g1", "name": "Guests stay longer", "goalType": {"id": "t", "name": "Team"}, "owner": {"id": "1", "displayName": "Ada Orr"}, "state": "active", "statusLabel": "On track", "timeframe": {"name": "H1", "startDate": "2027-01-01", "endDate": "2027-06-30"}, "progress": 3,
                    "keyResults": [{"id": "k1", "name": "Nights a stay rise from 2 to 3", "owner": {"id": "1", "displayName": "Bo Lind"}, "measure": {"type": "number", "initialValue": 2, "targetValue": 3, "currentValue": 2.1}, "statusLabel": "Behind", "dueDate": "2027-05-31"}]}], "paging": {"nextCursor": None, "total": 1}},
        goal("Guests stay longer", owner="Ada Orr", due_date=D(2027, 6, 30)), goal("Nights a stay rise from 2 to 3", owner="Bo Lind", parent="Guests stay longer", baseline=2.0, target=3.0, current=2.1, status="Behind", due_date=D(2027, 5, 31)),
    ),
    answer(
        "goals_api.json",
        {"data": [{"gid": "120", "name": "Sell 900 rugs abroad", "resource_type": "goal", "owner": {"gid": "7", "name": "Ada Orr", "resource_type": "user"}, "due_on": "2027-11-30", "start_on": "2027-01-01", "status": "green", "html_notes": "<body>By ship.</body>", "team": {"gid": "8", "name": "Sales", "resource_type": "team"},
                   "metric": {"gid": "9", "metric_sub_type": "number", "unit": "none", "initial_number_value": 310, "target_number_value": 900, "current_number_value": 350}, "followers": [{"gid": "1", "name": "Hq Boss"}], "likes": []},
                  {"gid": "121", "name": "Waste less than 2% of wool", "resource_type": "goal", "owner": None, "due_on": None, "start_on": None, "status": None, "html_notes": "", "team": None, "metric": None, "followers": [], "likes": []}], "next_page": {"offset": "x"}},
        goal("Sell 900 rugs abroad", id="120", owner="Ada Orr", team="Sales", due_date=D(2027, 11, 30), start_date=D(2027, 1, 1), baseline=310.0, target=900.0, current=350.0, status="green"), goal("Waste less than 2% of wool", owner=None, due_date=None),
    ),
    answer(
        "work_items.json",
        {"count": 2, "value": [{"id": 71, "rev": 4, "fields": {"System.WorkItemType": "Objective", "System.Title": "Answer every claim within 5 days", "System.State": "Active", "System.AssignedTo": {"displayName": "Rui Sa", "uniqueName": "rui@c.example"}, "System.CreatedBy": {"displayName": "Hq Boss"}, "System.CreatedDate": "2026-10-01T08:00:00Z", "System.ChangedDate": "2026-11-19T08:00:00Z", "Microsoft.VSTS.Scheduling.TargetDate": "2027-06-30T00:00:00Z", "System.TeamProject": "Claims"}, "url": "https://dev.example/71"},
                               {"id": 72, "rev": 2, "fields": {"System.WorkItemType": "Key Result", "System.Title": "Scan 900 letters a day", "System.State": "New", "System.AssignedTo": {"displayName": "Eva Lo", "uniqueName": "eva@c.example"}, "System.CreatedBy": {"displayName": "Hq Boss"}, "System.CreatedDate": "2026-10-01T08:00:00Z", "System.ChangedDate": "2026-11-19T08:00:00Z", "Microsoft.VSTS.Scheduling.TargetDate": "2027-03-15T00:00:00Z", "System.Parent": 71, "System.TeamProject": "Claims"}, "url": "https://dev.example/72"}]},
        goal("Answer every claim within 5 days", id="71", owner="Rui Sa", status="Active", due_date=D(2027, 6, 30), parent=None), goal("Scan 900 letters a day", id="72", owner="Eva Lo", parent="71", due_date=D(2027, 3, 15)),
    ),
    answer(
        "targets.json",
        {"goals": [{"id": "e5", "name": "A shop that runs by itself", "team_id": "1", "date_created": "1790000000000", "start_date": None, "due_date": "1814313600000", "description": "", "owners": [{"id": 7, "username": "Ada Orr", "email": "ada@rugs.example"}], "creator": 2, "percent_completed": 0.1, "archived": False,
                    "key_results": [{"id": "k7", "goal_id": "e5", "name": "Serve 60 guests an hour", "type": "number", "unit": "guests", "creator": 2, "owners": [{"id": 8, "username": "Bo Lind"}], "steps_start": 30, "steps_end": 60, "steps_current": 35, "percent_completed": 0.17}]}]},
        goal("A shop that runs by itself", owner="Ada Orr", due_date=D(2027, 6, 30)), goal("Serve 60 guests an hour", owner="Bo Lind", baseline=30.0, target=60.0, current=35.0, unit="guests"),
    ),
    answer(
        "odata.json",
        {"d": {"results": [{"__metadata": {"uri": "https://hr.example/Goal_1(9)", "type": "SFOData.Goal_1"}, "id": "9", "name": "Replace 14 pumps", "metric": "Pumps replaced", "userId": "signe", "start": "/Date(1798761600000)/", "due": "/Date(1811721600000)/", "stateLabel": "On Track", "weight": "30.0", "lastModified": "/Date(1795000000000)/", "done": "10.0"}]}},
        goal("Replace 14 pumps", id="9", metric="Pumps replaced", start_date=D(2027, 1, 1), due_date=D(2027, 5, 31), status="On Track"),
    ),
    answer(
        "json_api.json",
        {"data": [{"type": "goals", "id": "1", "attributes": {"title": "Weave 30 rugs by May", "due-date": "2027-05-31", "created-at": "2026-11-01T08:00:00Z", "target-value": 30}, "relationships": {"owner": {"data": {"type": "people", "id": "7"}}, "parent": {"data": None}}},
                  {"type": "goals", "id": "2", "attributes": {"title": "Dye wool for ten rugs", "due-date": "2027-03-31", "created-at": "2026-11-01T08:00:00Z", "target-value": 10}, "relationships": {"owner": {"data": {"type": "people", "id": "8"}}, "parent": {"data": {"type": "goals", "id": "1"}}}}],
         "included": [{"type": "people", "id": "7", "attributes": {"name": "Ada Orr"}}, {"type": "people", "id": "8", "attributes": {"name": "Bo Lind"}}], "links": {"next": None}},
        goal("Weave 30 rugs by May", id="1", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0, parent=None), goal("Dye wool for ten rugs", owner="Bo Lind", parent="1", due_date=D(2027, 3, 31)),
    ),
    answer(
        "flat_tables.json",
        {"users": [{"id": "u1", "name": "Ada Orr"}, {"id": "u2", "name": "Bo Lind"}], "teams": [{"id": "t1", "name": "Loom"}], "objectives": [{"id": "o1", "title": "Be the name in rugs", "ownerId": "u1", "teamId": "t1", "endDate": "2027-12-31"}],
         "keyResults": [{"id": "k1", "objectiveId": "o1", "title": "Sell 900 rugs abroad", "ownerId": "u2", "startValue": 310, "targetValue": 900, "currentValue": 350, "endDate": "2027-11-30"}, {"id": "k2", "objectiveId": "o1", "title": "Be in two museums", "ownerId": "u1", "startValue": 0, "targetValue": 2, "currentValue": 0, "endDate": "2027-12-31"}]},
        goal("Be the name in rugs", owner="Ada Orr", due_date=D(2027, 12, 31)), goal("Sell 900 rugs abroad", owner="Bo Lind", parent="Be the name in rugs", baseline=310.0, target=900.0), goal("Be in two museums", owner="Ada Orr", parent="Be the name in rugs"),
    ),
    answer(
        "graph.json",
        {"data": {"objectives": {"edges": [{"cursor": "a", "node": {"id": "T2I6MQ==", "name": "Be the name in rugs", "lead": {"fullName": "Ada Orr"}, "timeframe": {"name": "2027", "startDate": "2027-01-01", "endDate": "2027-12-31"}, "progress": 12.5,
            "keyResults": {"edges": [{"node": {"id": "S1I6MQ==", "name": "Sell 900 rugs abroad", "startValue": 310, "goalValue": 900, "currentValue": 350, "lead": {"fullName": "Bo Lind"}}}]}}}], "pageInfo": {"hasNextPage": False, "endCursor": "a"}}}},
        goal("Be the name in rugs", owner="Ada Orr", due_date=D(2027, 12, 31)), goal("Sell 900 rugs abroad", owner="Bo Lind", parent="Be the name in rugs", baseline=310.0, target=900.0, current=350.0),
    ),
    answer(
        "sales_records.json",
        {"totalSize": 2, "done": True, "records": [{"attributes": {"type": "Goal__c", "url": "/services/data/v60.0/x"}, "Id": "a01", "Name": "Sell 90 kites to clubs", "Owner": {"attributes": {"type": "User", "url": "/u"}, "Name": "Uma Kor"}, "Due_Date__c": "2027-06-30", "Target__c": 90, "Status__c": "Open", "CreatedDate": "2026-11-01T08:00:00.000+0000"},
            {"attributes": {"type": "Goal__c", "url": "/services/data/v60.0/y"}, "Id": "a02", "Name": "Mend a kite in two days", "Owner": {"attributes": {"type": "User", "url": "/u"}, "Name": "Bo Lind"}, "Due_Date__c": "2027-12-31", "Target__c": 2, "Status__c": "Open", "CreatedDate": "2026-11-01T08:00:00.000+0000"}]},
        goal("Sell 90 kites to clubs", id="a01", owner="Uma Kor", due_date=D(2027, 6, 30), target=90.0, status="Open"), goal("Mend a kite in two days", owner="Bo Lind", due_date=D(2027, 12, 31)),
    ),
    answer(
        "issue_names.json",
        {"issues": [{"id": "10100", "key": "KITE-1", "fields": {"summary": "Sell 90 kites to clubs", "status": {"name": "To Do"}, "assignee": {"displayName": "Uma Kor"}, "reporter": {"displayName": "Hq Boss"}, "customfield_10022": "2027-06-30", "customfield_10031": 90, "duedate": None, "created": "2026-11-01T08:00:00.000+0000"}}],
         "names": {"customfield_10022": "Target end", "customfield_10031": "Target value", "summary": "Summary", "duedate": "Due date"}, "total": 1},
        goal("Sell 90 kites to clubs", owner="Uma Kor", due_date=D(2027, 6, 30), target=90.0, status="To Do"),
    ),
    answer(
        "report_entry.json",
        {"Report_Entry": [{"Worker": "Ida Moss", "Employee_ID": "21", "Supervisory_Organization": "Mill", "Goals_group": [{"Goal": "Grind 40 tonnes of spelt", "Due_Date": "2027-12-31", "Status": "In Progress"}, {"Goal": "Teach an apprentice to dress a stone", "Due_Date": "2027-06-30", "Status": "Not Started"}]},
                          {"Worker": "Bo Lind", "Employee_ID": "22", "Supervisory_Organization": "Shop", "Goals_group": [{"Goal": "Sell 900 bags on Saturdays", "Due_Date": "2027-09-30", "Status": "In Progress"}]}]},
        goal("Grind 40 tonnes of spelt", owner="Ida Moss", team="Mill", due_date=D(2027, 12, 31)), goal("Teach an apprentice to dress a stone", owner="Ida Moss"), goal("Sell 900 bags on Saturdays", owner="Bo Lind", team="Shop", status="In Progress"),
    ),
    answer(
        "planner.json",
        {"value": [{"@odata.etag": "W/x", "planId": "p", "bucketId": "b", "title": "Tune 40 pianos", "percentComplete": 0, "startDateTime": "2027-01-04T08:00:00Z", "createdDateTime": "2026-11-01T08:00:00Z", "dueDateTime": "2027-06-30T10:00:00Z", "completedDateTime": None, "id": "t1", "createdBy": {"user": {"displayName": None, "id": "u9"}}, "assignments": {}},
                   {"@odata.etag": "W/y", "planId": "p", "bucketId": "b", "title": "Sell the old grand", "percentComplete": 50, "startDateTime": None, "createdDateTime": "2026-11-01T08:00:00Z", "dueDateTime": "2027-03-31T10:00:00Z", "completedDateTime": None, "id": "t2", "createdBy": {"user": {"displayName": None, "id": "u9"}}, "assignments": {}}]},
        goal("Tune 40 pianos", start_date=D(2027, 1, 4), due_date=D(2027, 6, 30), owner=None), goal("Sell the old grand", due_date=D(2027, 3, 31), owner=None),
    ),
    answer(
        "nested_people.json",
        {"company": "Rugs", "departments": [{"department": "Loom", "employees": [{"name": "Ada Orr", "position": "Weaver", "goals": [{"title": "Weave 30 rugs by May", "deadline": "2027-05-31"}]}, {"name": "Bo Lind", "position": "Dyer", "goals": [{"title": "Dye wool for ten rugs", "deadline": "2027-03-31"}]}]}, {"department": "Shop", "employees": [{"name": "Cy Orr", "position": "Clerk", "goals": []}]}]},
        goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Dye wool for ten rugs", owner="Bo Lind"),
    ),
    answer(
        "states.json",
        {"page": 1, "pages": 1, "items": [{"uuid": "1f", "headline": "Row 200 km by summer", "assignedTo": [{"email": "per@row.example", "name": "Per Lund"}], "createdBy": {"email": "x@row.example", "name": "Hq Boss"}, "period": {"label": "Q2 2027"}, "health": {"code": "amber", "label": "At risk"}, "values": {"from": 20, "to": 200, "now": 31, "unit": "km"}, "deleted": False},
                   {"uuid": "2f", "headline": "An old goal", "assignedTo": [], "createdBy": {"name": "Hq Boss"}, "period": {"label": "Q1 2027"}, "health": {"code": "grey", "label": "None"}, "values": {"from": 0, "to": 1, "now": 0, "unit": "km"}, "deleted": True}]},
        goal("Row 200 km by summer", owner="Per Lund", due_date=D(2027, 6, 30), target=200.0, baseline=20.0, unit="km"), left={"archived": 1},
    ),
)
