"""Tails of distributions with the standard library alone.

Sources: W. H. Press et al., Numerical Recipes, 3rd ed., 6.1-6.4 and 6.14 (incomplete beta and gamma functions by continued
fraction and series); the binomial tail is ``P(X >= k) = I_p(k, n - k + 1)``, the Poisson tail ``P(X >= k) = P(k, mean)``. Both
hold for real `n` and `k` and rise with `n`, `p` and the mean, so a probability never falls when there is more time.
"""

from __future__ import annotations

import math

_TINY = 1e-300


def normal_cdf(z: float) -> float:
    """The share of the standard normal distribution below `z`."""
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    h = d
    for m in range(1, 10_000):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1.0 + step * d
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = 1.0 + step / c
            c = c if abs(c) > _TINY else _TINY
            h *= d * c
        if abs(d * c - 1.0) < 1e-12:
            break
    return h


def beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function ``I_x(a, b)``."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return min(1.0, front * _beta_fraction(a, b, x) / a)
    return max(0.0, 1.0 - front * _beta_fraction(b, a, 1.0 - x) / b)


def binomial_tail(k: float, n: float, p: float) -> float:
    """``P(X >= k)`` of `n` trials that succeed with `p`; `n` and `k` may be fractions."""
    if k <= 0:
        return 1.0
    if n < k:
        return 0.0 if n <= k - 1 else beta_share(k, n - k + 1.0, p)
    return beta_share(k, n - k + 1.0, p)


def poisson_tail(k: float, mean: float) -> float:
    """``P(X >= k)`` of a Poisson distribution: the regularised incomplete gamma function ``P(k, mean)``."""
    if k <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if k > 1e4:  # normal with continuity correction: the difference is below 1e-3
        return normal_cdf((mean - k + 0.5) / math.sqrt(mean))
    front = math.exp(-mean + k * math.log(mean) - math.lgamma(k))
    if mean < k + 1.0:
        term = total = 1.0 / k
        n = k
        for _ in range(100_000):
            n += 1.0
            term *= mean / n
            total += term
            if term < total * 1e-13:
                break
        return min(1.0, total * front)
    b = mean + 1.0 - k
    c, d = 1.0 / _TINY, 1.0 / b
    h = d
    for i in range(1, 100_000):
        an = -i * (i - k)
        b += 2.0
        d = 1.0 / (an * d + b or _TINY)
        c = b + an / c or _TINY
        h *= d * c
        if abs(d * c - 1.0) < 1e-13:
            break
    return max(0.0, 1.0 - front * h)
