"""smartcritic: is this goal SMART, which words say so, what is missing, and how would it read well?

Importing this package is light: spaCy, dateparser and quantulum3 are loaded with the first critique.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smartcritic.config import Config
    from smartcritic.criteria.yardsticks.families import with_key_results
    from smartcritic.critic import Critic
    from smartcritic.errors import ConfigError, InputError, MissingExtraError, ModelError, PlanError, SmartCriticError
    from smartcritic.interfaces.dataframes import critique_frame
    from smartcritic.model import Comparison, Context, Facts, Finding, Goal, Plan, PortfolioFinding, Report, Suggestion, Verdict
    from smartcritic.shortcuts import critique, extract

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Config",
    "ConfigError",
    "Context",
    "Critic",
    "Facts",
    "Finding",
    "Goal",
    "InputError",
    "MissingExtraError",
    "ModelError",
    "Plan",
    "PlanError",
    "PortfolioFinding",
    "Report",
    "SmartCriticError",
    "Suggestion",
    "Verdict",
    "critique",
    "critique_frame",
    "extract",
    "with_key_results",
]

_HOMES = {
    "Config": "config",
    "Critic": "critic",
    "critique": "shortcuts",
    "critique_frame": "interfaces.dataframes",
    "extract": "shortcuts",
    "with_key_results": "criteria.yardsticks.families",
    **dict.fromkeys(("ConfigError", "InputError", "MissingExtraError", "ModelError", "PlanError", "SmartCriticError"), "errors"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'smartcritic' has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"smartcritic.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
