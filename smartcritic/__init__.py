"""smartcritic: is this goal SMART, which words say so, what is missing, and how would it read well?

Importing this package is light: spaCy, dateparser and quantulum3 are loaded with the first critique.
"""

from __future__ import annotations

__version__ = "0.1.0"
