"""The playground page at `/`, its files, and what it asks the service for beyond the public interface. Nothing comes from elsewhere."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import functools
import hashlib
import io
import re
import tempfile
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.openapi.docs import get_swagger_ui_html
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from smartcritic.audit.run import audit_opened, open_goals
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing.html import PageWriter
from smartcritic.calendar import format_date
from smartcritic.errors import InputError
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.http.problems import Problem, too_large, too_slow
from smartcritic.interfaces.http.responses import answer, switches
from smartcritic.model import Context, DateMention, Report
from smartcritic.render.marks import marks, visible
from smartcritic.render.utf16 import utf16_offsets
from smartcritic.render.words import not_judged, understood, unjudged
from smartcritic.summary import Summary

if TYPE_CHECKING:
    from fastapi import FastAPI

    from smartcritic.critic import Critic
    from smartcritic.interfaces.http.state import Service

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_ENDING = re.compile(r"[^.a-zA-Z0-9]")
_FILES = {
    "base.css": ("smartcritic.render", "page.css", "text/css"),
    "app.css": ("smartcritic.interfaces.http", "static/app.css", "text/css"),
    "app.js": ("smartcritic.interfaces.http", "static/app.js", "text/javascript"),
}


def add(app: FastAPI, service: Service) -> None:
    """Add the addresses of the page."""
    _add_files(app)
    _add_docs(app)
    reports = service.reports

    @app.post("/page/check", include_in_schema=False)
    async def check(request: Request) -> Response:
        (rewrite,) = switches(request, rewrite=True)

        def read(body: dict[str, Any]) -> Any:
            return handlers.read_goal(body["goal"]), handlers.read_context(body.get("context"))

        goal, context = await service.read(request, read, ("goal", "context"), ("goal",))

        return answer(await service.critique(goal, context, shown_bytes, rewrite=rewrite))

    @app.post("/page/report", include_in_schema=False)
    async def make(request: Request) -> Response:
        def read(body: dict[str, Any]) -> Any:
            return _file(body), handlers.read_context(body.get("context"))

        (name, data), context = await service.read(request, read, ("name", "content", "context"), ("name", "content"))
        limits = service.settings
        until = time.monotonic() + limits.report_timeout

        work = functools.partial(
            made_report, name=name, data=data, context=context, most=limits.max_goals, until=until, seconds=limits.report_timeout
        )
        page, made = await service.run_long(work, limits.report_timeout)
        return answer({"url": f"page/report/{reports.keep(page)}", **made})

    @app.get("/page/report/{token}", include_in_schema=False)
    async def get(token: str) -> Response:
        page = reports.get(token)
        if page is None:
            raise Problem(404, "this report is not kept any more; load the file again")
        return HTMLResponse(page, headers={"Content-Security-Policy": _report_policy()})


def _add_files(app: FastAPI) -> None:
    def text(package: str, name: str) -> bytes:
        return resources.files(package).joinpath(name).read_bytes()

    index = text("smartcritic.interfaces.http", "static/index.html")
    files = {name: (text(package, path), kind) for name, (package, path, kind) in _FILES.items()}

    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        return HTMLResponse(index, headers={"Content-Security-Policy": POLICY})

    @app.get("/static/{name}", include_in_schema=False)
    async def file(name: str) -> Response:
        if name not in files:
            raise Problem(404, "there is no such file")
        data, kind = files[name]
        return Response(data, media_type=kind, headers={"Cache-Control": "no-cache"})


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
        "understood": understood(report) if report.judged else [],
        "dates": [[visible(d.text), _when(d)] for d in report.facts.dates if not _is_deadline(d, report)],
        "today": format_date(report.today),
    }


def shown_bytes(report: Report) -> bytes:
    """`shown` as an answer."""
    return handlers.encode(shown(report))


def _is_deadline(mention: DateMention, report: Report) -> bool:
    """Whether the deadline, which `understood` tells already, is said by this expression."""
    deadline = report.facts.deadline
    return deadline is not None and (mention.start, mention.end) == (deadline.start, deadline.end)


def _when(mention: DateMention) -> str:
    """A date expression in words: ``1 to 31 May 2027`` style where both ends are known."""
    start, end = mention.start_date, mention.end_date
    if start is not None and end is not None and start != end:
        return f"{format_date(start)} to {format_date(end)}"
    if start is None and end is None:
        return mention.period or mention.kind
    return (
        format_date(end) if start == end and end is not None else f"until {format_date(end)}" if end is not None else f"from {_day(start)}"
    )


def _day(date: dt.date | None) -> str:
    return format_date(date) if date is not None else ""


# --------------------------------------------------------------------------- a file


def _file(body: dict[str, Any]) -> tuple[str, bytes]:
    name, content = body["name"], body["content"]
    if not isinstance(name, str) or not isinstance(content, str):
        raise InputError("name, content: expected the file's name and its bytes in base64")
    try:
        return Path(name.replace("\\", "/")).name, base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise InputError("content: is no base64; encode the bytes of the file") from None


def report_on(
    critic: Critic, name: str, data: bytes, context: Context | None, most: int, until: float, seconds: float
) -> tuple[str, Summary]:
    """Audit a file that was sent, as `smartcritic audit` does; return the HTML report and its summary."""

    def limited(outcomes: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
        for number, outcome in enumerate(outcomes, 1):
            if time.monotonic() > until:
                raise too_slow(seconds)
            if number > most:
                raise too_large(f"{name} holds goals", f"{most:,}", "run `smartcritic audit FILE -o report.html`")
            yield outcome

    where = (context or Context()).on(dt.date.today())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"goals{_ENDING.sub('', ''.join(Path(name).suffixes[-2:]))[:20].lower()}"
        path.write_bytes(data)
        goals, stream = open_goals(path, name=name), io.StringIO()
        summary = audit_opened(goals, critic, where, [PageWriter(stream, goals.columns)], batch=16, watch=limited)
    return stream.getvalue(), summary


def made_report(critic: Critic, **given: Any) -> tuple[str, dict[str, Any]]:
    """`report_on`, with what the page says of it."""
    page, summary = report_on(critic, **given)
    return page, {
        "goals": summary.whole.goals, "unjudged": unjudged(summary.whole.unjudged), "errors": summary.errors,
        "notes": [visible(n) for n in summary.notes],
    }  # fmt: skip


def _report_policy() -> str:
    script = resources.files("smartcritic.render").joinpath("page.js").read_text(encoding="utf-8")
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-modals allow-downloads"
    )
