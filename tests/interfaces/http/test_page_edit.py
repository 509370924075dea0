"""What a writer does with a goal on the page: fix, fill, use, undo, dismiss, share, come back. Nothing of it is lost."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

import smartcritic as sc
from tests.interfaces.http.browsing import every, goal, lit, one, put, screen, shows, until, words_marked

VAGUE = "Improve boat repairs soon"
CHOSEN = "const g = document.getElementById('goal'); return g.value.slice(g.selectionStart, g.selectionEnd)"


def written(page: Any, text: str = VAGUE) -> None:
    """Type a goal and wait for its verdicts."""
    one(page, "#goal").send_keys(text)
    until(page, lambda: goal(page) == text and every(page, "#findings li") and lit(page)["specific"])


def with_gaps(report: sc.Report) -> int:
    """Which rewrite asks for something that nothing is proposed for."""
    return next(i for i, rewrite in enumerate(report.rewrites) if any(s.proposal is None for s in rewrite.slots))


def fill(page: Any, report: sc.Report) -> dict[str, str]:
    """Fill every slot of the rewrites that has no proposal with its example, and return the values by slot."""
    values = {}
    for slot in {s.name: s for r in report.rewrites for s in r.slots if s.proposal is None}.values():
        values[slot.name] = slot.example or "30"
        one(page, f"#slot-{slot.name}").send_keys(values[slot.name])
    return values


def undo(page: Any) -> None:
    """Press Ctrl+Z in the editor."""
    one(page, "#goal").send_keys(Keys.CONTROL, "z")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_rewrite_is_filled_used_and_undone(page: Any, critic: sc.Critic, width: int, scheme: str) -> None:
    with screen(page, width, scheme):
        report = critic.critique(VAGUE)
        written(page)
        boxes, at = every(page, ".alternative"), with_gaps(report)
        assert len(boxes) == len(report.rewrites) >= 2
        assert [f"{report.score} → {r.score_after}" in b.text for b, r in zip(boxes, report.rewrites, strict=True)] == [True] * len(boxes)
        assert [d.text for d in boxes[at].find_elements("css selector", "ins")] != []
        boxes[at].find_element("css selector", ".use").click()  # open slots are asked for, nothing is applied
        assert goal(page) == VAGUE
        assert "still to fill in" in boxes[at].text
        assert page.switch_to.active_element.get_attribute("id").startswith("slot-")
        values = fill(page, report)
        mine = report.rewrites[at]
        proposed = {s.name: s.proposal for s in mine.slots if s.proposal is not None}
        new = mine.fill(**proposed, **{n: v for n, v in values.items() if n in {s.name for s in mine.slots}})
        after = critic.critique(new)
        until(page, lambda: f"{report.score} → {after.score}" in every(page, ".alternative")[at].text)
        every(page, ".alternative .use")[at].click()
        until(page, lambda: shows(page, after))
        undo(page)
        until(page, lambda: shows(page, report))
        one(page, "#redo").click()
        until(page, lambda: shows(page, after))


def test_a_value_that_does_not_fit_is_refused_in_the_servers_words(page: Any, critic: sc.Critic) -> None:
    text = "Improve customer satisfaction soon"
    report = critic.critique(text)
    slot = next(s for r in report.rewrites for s in r.slots if s.type in ("percent", "money", "number"))
    written(page, text)
    one(page, f"#slot-{slot.name}").send_keys("purple")
    until(page, lambda: one(page, f"#slot-{slot.name}-wrong").text.startswith("'purple' must be"))
    assert one(page, f"#slot-{slot.name}").get_attribute("aria-invalid") == "true"
    one(page, f"#slot-{slot.name}").send_keys(Keys.CONTROL, "a", Keys.NULL, slot.example)
    until(page, lambda: not one(page, f"#slot-{slot.name}-wrong").is_displayed())


def test_values_stay_while_the_goal_is_edited_and_over_a_reload(page: Any, critic: sc.Critic) -> None:
    report = critic.critique(VAGUE)
    written(page)
    first, second = every(page, "#slots input")[:2]
    first.send_keys(Keys.ENTER)
    assert page.switch_to.active_element == second
    values = fill(page, report)
    one(page, "#goal").send_keys(" in Ghent")
    until(page, lambda: shows(page, critic.critique(f"{VAGUE} in Ghent")))
    kept = {f.get_attribute("data-slot"): f.get_attribute("value") for f in every(page, "#slots input")}
    assert any(values.values())
    assert {n: v for n, v in kept.items() if n in values} == {n: v for n, v in values.items() if n in kept}
    page.refresh()
    until(page, lambda: shows(page, critic.critique(f"{VAGUE} in Ghent")))
    again = {f.get_attribute("data-slot"): f.get_attribute("value") for f in every(page, "#slots input")}
    assert again == kept


def test_gaps_that_are_left_open_are_marked_and_reached(page: Any, critic: sc.Critic) -> None:
    report = critic.critique(VAGUE)
    written(page)
    at = with_gaps(report)
    box = every(page, ".alternative")[at]
    box.find_element("css selector", ".use").click()
    next(b for b in box.find_elements("css selector", "button") if b.text == "Use with gaps").click()
    until(page, lambda: goal(page) != VAGUE and shows(page, critic.critique(goal(page))))
    holes = [s for s in report.rewrites[at].slots if s.proposal is None]
    assert one(page, "#next-gap").text == f"Next gap ({len(holes)})"
    assert len(every(page, "#under .gap")) + sum("[" in words for words, flaw in words_marked(page) if flaw) >= 1
    assert page.execute_script(CHOSEN).startswith("[")
    undo(page)
    until(page, lambda: goal(page) == VAGUE)


def test_the_card_at_the_words_fixes_with_one_click(page: Any, critic: sc.Critic) -> None:
    written(page)
    soon = next(m for m in every(page, "#under .m") if m.get_attribute("textContent") == "soon")
    page.execute_script(
        "const b = arguments[0].getBoundingClientRect(), at = {bubbles: true, clientX: b.x + 4, clientY: b.y + 8};"
        "document.getElementById('goal').dispatchEvent(new MouseEvent('click', at))",
        soon,
    )
    until(page, lambda: one(page, "#card").is_displayed())
    assert "“soon” names no day" in one(page, "#card").text
    suggestion = next(s for s in critic.critique(VAGUE).suggestions if s.criterion == "time_bound")
    next(b for b in every(page, "#card button") if b.text == "Apply").click()
    filled = suggestion.text.replace("[", "").replace("]", "")
    until(page, lambda: goal(page) == filled)
    until(page, lambda: lit(page)["time_bound"] == "met")
    one(page, "#toast button").click()
    until(page, lambda: goal(page) == VAGUE)


def test_words_that_show_something_say_what(page: Any, critic: sc.Critic) -> None:
    text = "Sign 12 dealers in Utrecht by 31 March 2027"
    report = critic.critique(text)
    written(page, text)
    one(page, "#goal").send_keys(Keys.CONTROL, Keys.END)
    one(page, "#goal").send_keys(Keys.CONTROL, ".")
    until(page, lambda: one(page, "#card").is_displayed())
    assert "Time-bound: met." in one(page, "#card").text
    assert report.criteria["time_bound"].measured[1:] in one(page, "#card").text


def test_the_keyboard_goes_from_finding_to_finding(page: Any) -> None:
    written(page)
    field = one(page, "#goal")
    seen = []
    for _ in range(3):
        page.switch_to.active_element.send_keys(Keys.F8)
        until(page, lambda: one(page, "#card").is_displayed())
        seen.append(page.execute_script(CHOSEN))
    assert "soon" in seen
    assert len(set(seen)) >= 2
    field.send_keys(Keys.ESCAPE)
    assert not one(page, "#card").is_displayed()
    field.send_keys(Keys.CONTROL, ".")
    until(page, lambda: one(page, "#card").is_displayed())
    assert page.switch_to.active_element.get_attribute("id") == "card"
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.switch_to.active_element.get_attribute("id") == "goal"
    field.send_keys(Keys.CONTROL, "/")
    until(page, lambda: one(page, "#dialog").is_displayed())
    assert "Shift+F8" in one(page, "#dialog").text


def test_a_finding_is_dismissed_and_shown_again(page: Any) -> None:
    written(page)
    before = len(every(page, "#findings li[data-start]"))
    row = next(r for r in every(page, "#findings li") if "soon" in r.text)
    next(b for b in row.find_elements("css selector", "button") if b.text == "Dismiss").click()
    until(page, lambda: len(every(page, "#findings li[data-start]")) == before - 1)
    assert one(page, "#dismissed-count").text == "1 dismissed."
    assert ("soon", True) not in words_marked(page)
    page.refresh()
    until(page, lambda: one(page, "#dismissed").is_displayed())
    one(page, "#undismiss").click()
    until(page, lambda: len(every(page, "#findings li[data-start]")) == before)


def test_a_link_carries_the_goal_and_sends_it_to_nobody(page: Any, served: str) -> None:
    page.get_log("performance")
    page.get(f"{served}/#goal=Sell+12+boats+in+Ghent&due=2027-03-31")
    page.refresh()
    until(page, lambda: goal(page) == "Sell 12 boats in Ghent" and lit(page)["time_bound"] == "met")
    assert page.current_url == f"{served}/"
    links = "return import('./static/store.js').then(s => s.link('Sell 1 & 2 boats', {due: '2027-03-31', role: ''}))"
    assert page.execute_script(links) == f"{served}/#goal=Sell+1+%26+2+boats&due=2027-03-31"
    addresses = [entry["message"] for entry in page.get_log("performance") if "Network.requestWillBeSent\"" in entry["message"]]
    assert addresses
    assert not [a for a in addresses if "Ghent" in a.partition('"url":"')[2].partition('"')[0]]


def test_recent_goals_come_back_until_they_are_deleted(page: Any, critic: sc.Critic) -> None:
    written(page)
    until(page, lambda: page.execute_script("return localStorage.getItem('smartcritic.recent')") is not None)
    one(page, "#examples summary").click()
    every(page, "#examples li button")[0].click()
    until(page, lambda: goal(page) != VAGUE and lit(page)["specific"])
    one(page, "#recent summary").click()
    until(page, lambda: [b for b in every(page, "#recent li button") if b.text == VAGUE])[0].click()
    until(page, lambda: shows(page, critic.critique(VAGUE)))
    undo(page)
    until(page, lambda: goal(page) != VAGUE)
    one(page, "#recent summary").click()
    one(page, "#forget").click()
    kept = "return Object.keys(localStorage).filter(name => name.startsWith('smartcritic.'))"
    assert page.execute_script(kept) == []


def test_undo_works_where_the_browser_has_none_for_scripts(page: Any) -> None:
    page.execute_script("document.execCommand = () => false")
    one(page, "#examples summary").click()
    every(page, "#examples li button")[0].click()
    until(page, lambda: goal(page))
    first = goal(page)
    one(page, "#clear").click()
    assert goal(page) == ""
    undo(page)
    assert goal(page) == first
    one(page, "#goal").send_keys(Keys.CONTROL, "y")
    assert goal(page) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Improve sales soon", "Improve sales from [now] to [target] by [31 March 2027]"),
        ("", "Sell boats"), ("Sell boats", ""), ("Cut it by 5%, soon.", "Cut it by 6%; soon!"), ("a b c d", "c d a b"),
        ("Sell 🚣 boats\nsoon", "Sell 🚤 boats\n\nby May"), ("word " * 900, "other " * 900),
    ],
)  # fmt: skip
def test_what_changes_is_told_whole(page: Any, before: str, after: str) -> None:
    script = "const [a, b, done] = arguments; import('./static/text.js').then(t => done(t.compared(a, b)))"
    parts = page.execute_async_script(script, before, after)
    assert "".join(words for kind, words in parts if kind != "ins") == before
    assert "".join(words for kind, words in parts if kind != "del") == after


def test_the_last_twenty_goals_are_kept(page: Any) -> None:
    script = """
      const done = arguments[0];
      import('./static/store.js').then(s => {
        for (let i = 0; i < 25; i++) s.remember(`${i} boats`, i);
        s.remember("7 boats", 70);
        s.remember("7 boats in Ghent", 71);
        done(s.load("recent", []));
      });
    """
    kept = page.execute_async_script(script)
    assert kept[0] == {"text": "7 boats in Ghent", "score": 71}
    assert [one["text"] for one in kept[1:3]] == ["24 boats", "23 boats"]
    assert len(kept) == 20
    assert "7 boats" not in [one["text"] for one in kept]


def test_a_text_with_an_emoji_is_replaced_whole(page: Any) -> None:
    put(page, "Sell 🚣 boats")
    one(page, "#goal").click()
    page.execute_script("return import('./static/text.js').then(t => t.put(document.getElementById('goal'), 'Sell 🚤 boats'))")
    assert goal(page) == "Sell 🚤 boats"
    undo(page)
    assert goal(page) == "Sell 🚣 boats"
