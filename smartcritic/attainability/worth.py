"""What one item is worth, in the words around an amount: "a typical deal is worth $12,000", "average booking: €3,500"."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic.attainability.around import Around
from smartcritic.languages import Language
from smartcritic.model import Quantity


def is_worth(q: Quantity, text: str, language: Language) -> bool:
    """Whether an amount is what one item is worth."""
    around = Around.of(language)
    said, behind = around.before(text, q.start), [w for w in around.after(text, q.end, 40) if w[0].isalnum()]
    if around.holds(said, "worth") or around.holds(said, "worth_phrases") or _item_pays(said, around):
        return True
    if behind[:1] and (behind[0] in around.words("apiece") or " ".join(behind[:2]) in around.words("on_average")):
        return True
    return len(behind) > 1 and behind[0] in around.words("each") and behind[1] not in around.words("no_item")


def _item_pays(said: Sequence[str], around: Around) -> bool:
    """ "a deal brings", "each new order is": the worth of an item follows."""
    each, no_item, pays = (around.words(key) for key in ("each", "no_item", "pays"))
    return any(
        word in each and i + 2 < len(said) and said[i + 1] not in no_item and not pays.isdisjoint(said[i + 2 : i + 4])
        for i, word in enumerate(said)
    )
