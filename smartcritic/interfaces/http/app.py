"""The service as an ASGI application: addresses, and which function answers each."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import AsyncIterator
from typing import Any

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

import smartcritic
from smartcritic import rules
from smartcritic.critic import Critic
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.interfaces.http import handlers, openapi, playground
from smartcritic.interfaces.http.guard import Guard
from smartcritic.interfaces.http.problems import CONTENT_TYPE, Problem
from smartcritic.interfaces.http.responses import answer, switches
from smartcritic.interfaces.http.settings import Settings
from smartcritic.interfaces.http.state import Service
from smartcritic.model import ERROR_SCHEMA

PART, PART_REWRITTEN = 64, 8
"""Goals of a batch that are judged in one go, without and with rewrites; between two parts, others get their turn."""

def create_app(settings: Settings | None = None, critic: Critic | None = None) -> FastAPI:
    """Build the application; its worker starts and loads the pipeline when the application starts.

    Args:
        settings: limits and key; default `Settings()`.
        critic: what judges; default `Critic()`.
    """
    service = Service(settings or Settings(), critic or Critic())

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.batcher.start()
        yield
        await service.batcher.close()
        service.close()

    app = FastAPI(
        title="smartcritic", version=smartcritic.__version__, description=openapi.ABOUT, lifespan=lifespan,
        openapi_url=None, docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.service = service
    app.add_middleware(Guard, settings=service.settings, metrics=service.metrics)
    if service.settings.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(service.settings.origins), allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Content-Type", "X-API-Key", "Authorization", "X-Request-ID"],
            expose_headers=["X-Request-ID", "Retry-After", "WWW-Authenticate", "Content-Disposition"],
        )  # fmt: skip
    _errors(app)
    _goals(app, service)
    _lists(app, service)
    _rules(app)
    _health(app, service)
    playground.add(app, service)

    @app.get("/openapi.json", include_in_schema=False)
    async def document() -> Response:
        if service.document is None:
            work = functools.partial(openapi.document, app, service.critic, service.settings)
            service.document = handlers.encode(await service.run_in_thread(work))
        return answer(service.document)

    return app


def _errors(app: FastAPI) -> None:
    def problem(problem: Problem) -> Response:
        return Response(problem.body(), problem.status, problem.headers, CONTENT_TYPE)

    @app.exception_handler(Problem)
    async def on_problem(request: Request, error: Problem) -> Response:
        if error.status in (408, 413):
            error.headers["Connection"] = "close"
        return problem(error)

    @app.exception_handler(SmartCriticError)
    async def on_input(request: Request, error: SmartCriticError) -> Response:
        return problem(Problem(422, str(error)))

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        told = {404: "there is nothing at this address; /docs lists what is there", 405: "this address takes another method; see /docs"}
        return problem(Problem(error.status_code, told.get(error.status_code, str(error.detail)), error.headers))


def _goals(app: FastAPI, service: Service) -> None:
    """One goal: critique, extract, plan, compare."""

    @app.post("/v1/critique", tags=["goals"], summary="Judge one goal", operation_id="critique")
    async def critique(request: Request) -> Response:
        """Five verdicts with the words that show them, the facts that were understood, suggestions and a rewrite."""
        rewrite, utf16 = switches(request, rewrite=True, utf16=False)

        def read(body: dict[str, Any]) -> Any:
            return handlers.read_goal(body["goal"]), handlers.read_context(body.get("context"))

        goal, context = await service.read(request, read, ("goal", "context"), ("goal",))

        finish = functools.partial(handlers.report_bytes, utf16=utf16)
        return answer(await service.critique(goal, context, finish, rewrite=rewrite))

    @app.post("/v1/extract", tags=["goals"], summary="Read the facts of one goal", operation_id="extract")
    async def extract(request: Request) -> Response:
        """Action, amounts, dates, deadline and what else was understood, without verdicts."""
        (utf16,) = switches(request, utf16=False)
        body = await service.read(request, dict, ("goal", "context"), ("goal",))
        return answer(await service.batcher.run(functools.partial(handlers.encoded, answer=handlers.extract, body=body, utf16=utf16)))

    @app.post("/v1/plan", tags=["goals"], summary="Break one goal down", operation_id="plan")
    async def plan(request: Request) -> Response:
        """Milestones, weeks and working days; 422 says what is missing where a goal cannot be planned."""
        switches(request)
        body = await service.read(request, dict, ("goal", "context", "step", "spread"), ("goal",))
        return answer(await service.batcher.run(functools.partial(handlers.encoded, answer=handlers.plan, body=body)))

    @app.post("/v1/fill", tags=["goals"], summary="Fill the slots of a rewrite", operation_id="fill")
    async def fill(request: Request) -> Response:
        """The finished goal of a rewrite that a report holds and the values of its slots; 422 says what would fit where one does not."""
        (utf16,) = switches(request, utf16=False)
        body = await service.read(request, dict, ("rewrite", "values", "context"), ("rewrite",))
        return answer(handlers.fill(body, utf16=utf16))

    @app.post("/v1/compare", tags=["goals"], summary="Check somebody's rewrite", operation_id="compare")
    async def compare(request: Request) -> Response:
        """Which facts of `before` the rewrite `after` kept, changed, lost or invented, and what each criterion gained or lost."""
        (utf16,) = switches(request, utf16=False)
        body = await service.read(request, dict, ("before", "after", "context"), ("before", "after"))
        return answer(await service.batcher.run(functools.partial(handlers.encoded, answer=handlers.compare, body=body, utf16=utf16)))


def _lists(app: FastAPI, service: Service) -> None:
    """Many goals: batch, portfolio."""

    @app.post("/v1/critique/batch", tags=["lists"], summary="Judge many goals", operation_id="critique_batch")
    async def batch(request: Request) -> Response:
        """A result a goal, in order; one that cannot be judged is an error (`smartcritic/error/1`) and costs no other."""
        rewrite, utf16 = switches(request, rewrite=True, utf16=False)

        def read(body: dict[str, Any]) -> Any:
            return handlers.joined(service.goals(body)), handlers.read_context(body.get("context"))

        goals, context = await service.read(request, read, ("goals", "context"), ("goals",))
        size = PART_REWRITTEN if rewrite else PART
        judge = functools.partial(handlers.judge_rows, context=context, rewrite=rewrite, utf16=utf16)
        parts = [functools.partial(judge, values=goals[at : at + size], first=at + 1) for at in range(0, len(goals), size)]
        results = list(itertools.chain.from_iterable(await service.batcher.run_all(parts)))
        failed = sum(r["schema"] == ERROR_SCHEMA for r in results)
        service.metrics.goals.labels("error").inc(failed)
        service.metrics.goals.labels("report").inc(len(results) - failed)
        return answer(await service.run_in_thread(lambda: handlers.encode(handlers.batch_data(results))))

    @app.post("/v1/portfolio", tags=["lists"], summary="What only the list shows", operation_id="portfolio")
    async def portfolio(request: Request) -> Response:
        """Too many goals, near duplicates, conflicts, sums that fall short, orphans; goals that cannot be read stand under `errors`."""
        switches(request)

        def read(body: dict[str, Any]) -> dict[str, Any]:
            return {**body, "goals": service.goals(body)}

        body = await service.read(request, read, ("goals", "context"), ("goals",))
        work = functools.partial(handlers.encoded, answer=handlers.portfolio, body=body)
        return answer(await service.run_long(work, service.settings.timeout))


def _rules(app: FastAPI) -> None:
    @app.get("/v1/rules", tags=["rules"], summary="Every rule", operation_id="list_rules")
    async def list_rules(request: Request) -> Response:
        """What each rule flags, why that matters, what helps, a bad and a good example."""
        switches(request)
        return answer(handlers.list_rules())

    @app.get("/v1/rules/{rule:path}", tags=["rules"], summary="One rule", operation_id="get_rule")
    async def get_rule(request: Request, rule: str) -> Response:
        """One rule by its name, such as `time_bound/vague_time`."""
        switches(request)
        try:
            return answer(rules.get(rule).to_dict())
        except InputError as error:
            raise Problem(404, str(error).replace("`smartcritic explain`", "/v1/rules")) from None


def _health(app: FastAPI, service: Service) -> None:
    @app.get("/healthz", tags=["operation"], summary="Is the process alive?", operation_id="healthz")
    async def healthz() -> Response:
        """200 as long as work can be done, now or when the pipeline is loaded; 503 where the worker is gone or cannot be started."""
        if not service.batcher.alive:
            raise Problem(503, "the worker that judges is gone or cannot be started; see the log, and restart the service")
        return JSONResponse({"status": "alive"})

    @app.get("/readyz", tags=["operation"], summary="Can it judge goals?", operation_id="readyz")
    async def readyz() -> Response:
        """200 once the pipeline is loaded, 503 before and while the service stops."""
        if not service.batcher.ready:
            raise Problem(503, "the pipeline is being loaded; ask again in a second", {"Retry-After": "1"})
        return JSONResponse({"status": "ready"})

    @app.get("/metrics", tags=["operation"], summary="Metrics for Prometheus", operation_id="metrics")
    async def metrics() -> Response:
        """Requests, times, goals and batches in the text format of Prometheus."""
        return Response(service.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
