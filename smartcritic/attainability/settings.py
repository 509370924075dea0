"""The spreads that estimates assume, under the name that this stage uses; the configuration holds them."""

from __future__ import annotations

from smartcritic.config import Estimates as AttainabilitySettings

__all__ = ["AttainabilitySettings"]
