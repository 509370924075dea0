"""The playground page at `/`, its files, and what it asks the service for beyond the public interface. Nothing comes from elsewhere."""

from __future__ import annotations

import base64
import datetime as dt
import functools
import hashlib
import itertools
import json
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.openapi.docs import get_swagger_ui_html
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

import smartcritic
from smartcritic import rules
from smartcritic.audit.reading.sources import FORMATS
from smartcritic.calendar import format_date
from smartcritic.errors import InputError
from smartcritic.interfaces.http import handlers, lists
from smartcritic.interfaces.http.problems import Problem
from smartcritic.interfaces.http.reports import KEPT_SECONDS
from smartcritic.interfaces.http.responses import answer, switches
from smartcritic.model import CRITERIA, Context, DateMention, Report, reject_unknown_keys
from smartcritic.model.fitting import refusal, same_value
from smartcritic.render.labels import load
from smartcritic.render.marks import NAMES, SIGNS, marks, visible
from smartcritic.render.utf16 import utf16_offsets
from smartcritic.render.words import kind_said, not_judged, understood, when

if TYPE_CHECKING:
    from fastapi import FastAPI

    from smartcritic.interfaces.http.state import Service

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
PART = 64
"""Goals of a list that are judged in one go; between two parts, single goals get their turn."""

_KINDS = {".css": "text/css", ".js": "text/javascript", ".ts": "text/plain"}


def add(app: FastAPI, service: Service) -> None:
    """Add the addresses of the page."""
    _add_check(app, service)
    _add_lists(app, service)
    _add_reports(app, service)
    _add_files(app)
    _add_docs(app)


def _add_check(app: FastAPI, service: Service) -> None:
    @app.post("/page/check", include_in_schema=False)
    async def check(request: Request) -> Response:
        (rewrite,) = switches(request, rewrite=True)

        def read(body: dict[str, Any]) -> Any:
            return handlers.read_goal(body["goal"]), handlers.read_context(body.get("context")), body.get("slots") or []

        goal, context, slots = await service.read(request, read, ("goal", "context", "slots"), ("goal",))
        wrong = refused(slots, (context.today if context else None) or dt.date.today())
        if wrong:
            return answer({"refused": wrong})

        return answer(await service.critique(goal, context, shown_bytes, rewrite=rewrite))

    @app.get("/page/about", include_in_schema=False)
    async def told() -> Response:
        return answer(about(service))


def _add_lists(app: FastAPI, service: Service) -> None:
    async def source(request: Request, *more: str) -> tuple[lists.Source, Context | None, dict[str, Any]]:
        def read(body: dict[str, Any]) -> Any:
            return lists.read_source(body), handlers.read_context(body.get("context")), body

        found: tuple[lists.Source, Context | None, dict[str, Any]]
        found = await service.read(request, read, (*lists.KEYS, *more), ("name", "content"))
        return found

    @app.post("/page/list/read", include_in_schema=False)
    async def read(request: Request) -> Response:
        sent, _, _ = await source(request)
        work = functools.partial(lists.preview_bytes, source=sent, most=service.settings.max_rows)
        return answer(await service.run_long(work, service.settings.report_timeout))

    @app.post("/page/list/judge", include_in_schema=False)
    async def judge(request: Request) -> Response:
        def read(body: dict[str, Any]) -> Any:
            goals = body["goals"]
            if not isinstance(goals, list):
                raise InputError(f"goals: {type(goals).__name__} is no list; give objects with the key 'goal'")
            if len(goals) > service.settings.max_goals:
                raise service.too_many_goals(len(goals))
            return goals, handlers.read_context(body.get("context"))

        goals, context = await service.read(request, read, ("goals", "context"), ("goals",))
        judge = functools.partial(lists.judge_part, context=context)
        parts = [functools.partial(judge, items=goals[at : at + PART]) for at in range(0, len(goals), PART)]
        return answer({"results": list(itertools.chain.from_iterable(await service.batcher.run_all(parts)))})

    @app.post("/page/list/file", include_in_schema=False)
    async def file(request: Request) -> Response:
        sent, context, body = await source(request, "kind")
        kind = body.get("kind")
        if kind not in lists.KINDS:
            raise InputError(f"kind: {kind!r} cannot be written; give {', '.join(lists.KINDS)}")
        made, _ = await _made(service, sent, kind, context)
        name = f"{PurePath(sent.name).stem or 'goals'}-reviewed.{kind}"
        return Response(made, media_type=lists.KINDS[kind], headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})

    @app.get("/static/sample-goals.csv", include_in_schema=False)
    async def sample() -> Response:
        return Response(lists.example(), media_type=lists.KINDS["csv"], headers={"Content-Disposition": "attachment"})


async def _made(service: Service, sent: lists.Source, kind: str, context: Context | None) -> tuple[bytes, dict[str, Any]]:
    most, seconds = service.settings.max_rows, service.settings.report_timeout
    work = functools.partial(lists.made_file, source=sent, kind=kind, context=context, most=most, seconds=seconds)
    return await service.run_long(work, seconds)


def _add_reports(app: FastAPI, service: Service) -> None:
    reports = service.reports

    @app.post("/page/report", include_in_schema=False)
    async def make(request: Request) -> Response:
        def read(body: dict[str, Any]) -> Any:
            return lists.read_source(body), handlers.read_context(body.get("context"))

        sent, context = await service.read(request, read, lists.KEYS, ("name", "content"))

        page, told = await _made(service, sent, "html", context)
        return answer({"url": f"page/report/{reports.keep(page.decode())}", **told})

    @app.get("/page/report/{token}", include_in_schema=False)
    async def get(token: str) -> Response:
        page = reports.get(token)
        if page is None:
            raise Problem(404, "this report is not kept any more; make it again")
        return HTMLResponse(page, headers={"Content-Security-Policy": _report_policy()})


def _add_files(app: FastAPI) -> None:
    folder = resources.files("smartcritic.interfaces.http").joinpath("static")
    files = {f.name: (f.read_bytes(), _KINDS[PurePath(f.name).suffix]) for f in folder.iterdir() if PurePath(f.name).suffix in _KINDS}
    files["words.js"] = words_module(), _KINDS[".js"]
    index = folder.joinpath("index.html").read_bytes()

    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        return HTMLResponse(index, headers={"Content-Security-Policy": POLICY})

    @app.get("/static/{name}", include_in_schema=False)
    async def file(name: str) -> Response:
        if name not in files:
            raise Problem(404, "there is no such file")
        data, kind = files[name]
        return Response(data, media_type=kind, headers={"Cache-Control": "no-cache"})


def words_module() -> bytes:
    """What people call criteria, verdicts and kinds of goals, as a module of the page: the words that all reports use."""
    said = load()
    words = {"CRITERIA": CRITERIA, "NAMES": NAMES, "SIGNS": SIGNS, "VERDICTS": said["verdicts"], "KINDS": said["understood"]["kinds"]}
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in words.items()).encode()


def _add_docs(app: FastAPI) -> None:
    """The interface's description by Swagger UI, from files that are installed."""
    made = get_swagger_ui_html(
        openapi_url="openapi.json", title="smartcritic: interface", swagger_js_url="docs/static/swagger-ui-bundle.js",
        swagger_css_url="docs/static/swagger-ui.css", swagger_favicon_url="data:,",
    )  # fmt: skip
    html = bytes(made.body).decode()
    inline = html.rpartition("<script>")[2].partition("</script>")[0]
    policy = (
        f"default-src 'none'; script-src 'self' '{_digest(inline)}'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    app.mount("/docs/static", StaticFiles(packages=[("fastapi_offline", "static")]))

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


# --------------------------------------------------------------------------- one goal


def shown(report: Report) -> dict[str, Any]:
    """What the page shows of one goal: the report, marks, and the facts in words; offsets as JavaScript counts them."""
    found = [{"start": m.start, "end": m.end, "letter": m.letter, "verdict": m.verdict, "flaw": m.flaw} for m in marks(report)]
    return {
        "report": handlers.report_data(report, utf16=True),
        "marks": utf16_offsets(found, report.text),
        "unjudged": None if report.judged else not_judged(report),
        "kind": kind_said(report),
        "understood": understood(report) if report.judged else [],
        "times": utf16_offsets([_time(d) for d in report.facts.dates if not _is_deadline(d, report)], report.text),
        "today": format_date(report.today),
    }


def shown_bytes(report: Report) -> bytes:
    """`shown` as an answer."""
    return handlers.encode(shown(report))


def _time(mention: DateMention) -> dict[str, Any]:
    return {"start": mention.start, "end": mention.end, "words": visible(mention.text), "said": when(mention)}


def _is_deadline(mention: DateMention, report: Report) -> bool:
    """Whether the deadline, which `understood` tells already, is said by this expression."""
    deadline = report.facts.deadline
    return deadline is not None and (mention.start, mention.end) == (deadline.start, deadline.end)


def refused(slots: Any, today: dt.date) -> dict[str, str]:
    """Why values do not fit their slots, by the slot's name; `slots` are ``{"name", "type", "value"}``.

    Raises:
        InputError: they are something else.
    """
    if not isinstance(slots, list):
        raise InputError("slots: expected a list of objects with the keys 'name', 'type' and 'value'")
    given: dict[str, tuple[str, str]] = {}
    for slot in slots:
        reject_unknown_keys(slot, ("name", "type", "value"), "slots")
        if not all(isinstance(slot.get(key), str) for key in ("name", "type", "value")):
            raise InputError("slots: 'name', 'type' and 'value' must be strings")
        given[slot["name"]] = slot["type"], slot["value"]
    wrong = {name: said for name, (kind, value) in given.items() if (said := refusal(kind, value, today)) is not None}
    if not wrong and "now" in given and "target" in given and same_value(given["now"][1], given["target"][1]):
        wrong["target"] = f"{given['target'][1]!r} is where it stands today; give another level"
    return wrong


# --------------------------------------------------------------------------- the product


def about(service: Service) -> dict[str, Any]:
    """Name, version, what is taken, and how often the reader agrees with labels, as the card of the bundled reader has it."""
    settings = service.settings
    return {
        "version": smartcritic.__version__, "agreement": agreement(),
        "rules": {name: rule.severity for name, rule in rules.load().items()}, "endings": list(FORMATS),
        "limits": {"goals": settings.max_goals, "rows": settings.max_rows, "report_minutes": KEPT_SECONDS // 60},
    }  # fmt: skip


@functools.cache
def agreement() -> dict[str, Any]:
    """The table of agreement of the bundled reader's card: its heads and its last row, of goals that came after the reader."""
    card = resources.files("smartcritic.reading").joinpath("model/MODEL_CARD.md").read_text(encoding="utf-8")
    table = card.partition("<!-- figures -->")[2].partition("\n\n|")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {"heads": rows[0], "row": rows[-1]}


def _report_policy() -> str:
    script = resources.files("smartcritic.render").joinpath("page.js").read_text(encoding="utf-8")
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-modals allow-downloads"
    )
