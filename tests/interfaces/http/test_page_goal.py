"""One goal on the page in a real browser: letters, marks, findings and what links them; what is no goal; context; markup."""

from __future__ import annotations

from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import smartcritic as sc
from tests.interfaces.http.browsing import every, goal, lit, one, paste, put, shows, text_of, until, verdicts, words_marked, words_of

EMOJI = "😀 Improve boat repairs 🚣🏽 soon 🎯 in Ghent 🏁"
MARKUP = "<script>document.title='broken'</script> <img src=x onerror=\"document.title='broken'\"> sell 3 boats soon"


def test_letters_light_up_and_words_are_marked_while_typing(page: Any, critic: sc.Critic) -> None:
    assert set(lit(page).values()) == {""}
    one(page, "#goal").send_keys("Improve boat repairs soon")
    report = critic.critique("Improve boat repairs soon")
    until(page, lambda: shows(page, report))
    assert words_marked(page) == words_of(report)
    assert ("soon", True) in words_marked(page)
    rules = [a.get_attribute("hash").removeprefix("#rule=") for a in every(page, "#findings a")]
    assert rules == [f.rule for f in report.findings]
    until(page, lambda: "Time-bound: not met" in text_of(page, "#said"))
    one(page, "#goal").send_keys(": fix 40 hulls by 31 March 2027")
    until(page, lambda: lit(page)["time_bound"] == "met")
    understood = one(page, "#understood").text
    assert "31 March 2027" in understood
    assert "40 hulls" in understood
    one(page, "#clear").click()
    until(page, lambda: set(lit(page).values()) == {""})
    assert not one(page, "#details").is_displayed()


def test_a_text_that_is_no_goal_says_why_and_lights_no_letter(page: Any) -> None:
    put(page, "Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    put(page, "What is our churn?")
    until(page, lambda: set(lit(page).values()) == {""})
    assert (one(page, "#score").text, one(page, "#of").text) == ("–", "not checked")
    assert one(page, "#findings li").text == "This is a question, not a goal."
    assert "Write what will be done" in one(page, "#findings").text
    assert not one(page, "#rewrite-card").is_displayed()
    until(page, lambda: "This is a question" in text_of(page, "#said"))


def test_context_counts(page: Any, critic: sc.Critic) -> None:
    text = "Win 30 new fleets"
    put(page, text)
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    one(page, "#context summary").click()
    put(page, "2027-03-31", "due")
    put(page, "Win the fleet market\nKeep the yard busy", "objectives")
    context = sc.Context(objectives=("Win the fleet market", "Keep the yard busy"))
    until(page, lambda: lit(page) == verdicts(critic.critique(sc.Goal(text, due_date="2027-03-31"), context)))  # type: ignore[arg-type]
    assert lit(page)["time_bound"] == "met"
    assert one(page, "#context-state").text == "(2 given)"


def test_offsets_are_right_behind_emoji(page: Any, critic: sc.Critic) -> None:
    report = critic.critique(EMOJI)
    put(page, EMOJI)
    until(page, lambda: shows(page, report))
    assert words_marked(page) == words_of(report)
    quoted = [f for f in report.findings if f.start is not None]
    buttons = every(page, "#findings .said .link")
    assert len(buttons) == len(quoted) >= 2
    for button, finding in zip(buttons, quoted, strict=True):
        button.click()
        chosen = page.execute_script("const g = document.getElementById('goal'); return g.value.slice(g.selectionStart, g.selectionEnd)")
        assert chosen == finding.quote


def test_a_letter_shows_its_words_and_findings_alone(page: Any) -> None:
    put(page, "Improve boat repairs in Ghent soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    letter = one(page, "#light-time_bound")
    letter.send_keys(Keys.ENTER)
    assert letter.get_attribute("aria-pressed") == "true"
    assert [m.get_attribute("textContent") for m in every(page, "#under.only .m.on")] == ["soon"]
    assert [row.find_element("css selector", ".chip").text for row in every(page, "#findings li") if row.is_displayed()] == ["T"]
    letter.send_keys(Keys.ENTER)
    one(page, "#goal").click()
    assert every(page, "#under.only") == []
    assert all(row.is_displayed() for row in every(page, "#findings li"))


def test_words_letters_and_findings_show_each_other(page: Any) -> None:
    put(page, "Improve boat repairs in Ghent soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    soon = next(m for m in every(page, "#under .m") if m.get_attribute("textContent") == "soon")
    ActionChains(page).move_to_element(soon).perform()
    until(page, lambda: [row.find_element("css selector", ".chip").text for row in every(page, "#findings li.on")] == ["T"])
    assert "on" in one(page, "#light-time_bound").get_attribute("class")
    row = next(r for r in every(page, "#findings li") if "soon" in r.text)
    row.find_element("css selector", "a").send_keys(Keys.NULL)  # focus shows them too
    page.execute_script("arguments[0].querySelector('a').focus()", row)
    assert [m.get_attribute("textContent") for m in every(page, "#under.only .m.on")] == ["soon"]


def test_words_of_time_say_how_they_are_read(page: Any) -> None:
    put(page, "Call 12 dealers in Ghent by 31 March 2027, and look at it monthly")
    until(page, lambda: [m.get_attribute("textContent") for m in every(page, "#under .time")] == ["monthly"])
    assert "every month (“monthly”)" in text_of(page, "#understood")
    open_ = "const m = document.querySelector('#under .time'); return import('./static/findings.js').then(f => f.openPiece(m, true))"
    page.execute_script(open_)
    assert one(page, "#card").text.startswith("“monthly” is read as every month.")


def test_a_rule_is_shown_and_can_be_linked(page: Any, served: str) -> None:
    put(page, "Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    every(page, "#findings a")[-1].click()
    until(page, lambda: one(page, "#dialog").is_displayed())
    assert page.current_url.endswith("#rule=time_bound/vague_time")
    assert sc.rules.get("time_bound/vague_time").why in one(page, "#dialog").text
    one(page, "#dialog").send_keys(Keys.ESCAPE)
    until(page, lambda: not one(page, "#dialog").is_displayed())
    assert page.current_url == f"{served}/"


def test_the_product_says_its_name_version_accuracy_and_what_becomes_of_a_goal(page: Any, client: Any) -> None:
    told = client.get("/page/about").json()
    until(page, lambda: sc.__version__ in one(page, "#open-about").text)
    one(page, "#open-about").click()
    until(page, lambda: one(page, "#dialog").is_displayed())
    shown = one(page, "#dialog").text
    assert f"smartcritic {sc.__version__}" in shown
    assert all(figure in shown for figure in told["agreement"]["row"][3:])
    assert len(told["agreement"]["row"]) == len(told["agreement"]["heads"]) == 8
    assert "stores nothing" in shown


def test_lines_with_labels_stay_one_goal(page: Any) -> None:
    text = "S: Rent out canoes at the lock\nM: 12 a week\nT: by August 2027"
    paste(page, text)
    until(page, lambda: lit(page)["time_bound"] == "met")
    assert goal(page) == text
    assert not one(page, "#list").is_displayed()


def test_markup_in_a_goal_is_text(page: Any) -> None:
    title = page.title
    put(page, MARKUP)
    until(page, lambda: lit(page)["time_bound"])
    assert text_of(page, "#under").rstrip("\u200b") == MARKUP
    one(page, "#tab-list").click()
    put(page, f"{MARKUP}\n{MARKUP}!", "goals")
    until(page, lambda: len(every(page, "#rows tr")) == 2 and every(page, "#whole li"))
    assert MARKUP in one(page, "#rows").text
    assert page.title == title
    assert every(page, "main script, main img, main b > b") == []
