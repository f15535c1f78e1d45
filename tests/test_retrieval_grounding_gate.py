"""The gate: what a model writes against the quotes it was given."""

from collections import Counter
from collections.abc import Sequence

import pytest

from retrieval.grounding.gate import Gate, Grounded, Removed, ground, repeats
from retrieval.grounding.quotes import Quote
from tests.made_up_replies import every_case, quotes_of
from tests.tiny_evidence import sentence, table_row
from tests.trial_claims import EVEROLIN, EVEROLIN_TITLE, MIRVETAN, MIRVETAN_TITLE, RIGHT, WRONG

OTHERWISE_WORDED = {
    name: [
        Quote(place, table_row(*text) if isinstance(text, tuple) else sentence(text), title)
        for place, text in enumerate(texts, start=1)
    ]
    for name, texts, title in (
        ("everolin", EVEROLIN, EVEROLIN_TITLE),
        ("mirvetan", MIRVETAN, MIRVETAN_TITLE),
    )
}
QUOTES = OTHERWISE_WORDED["everolin"]
FLARES = "Gout flares occurred in 34.7% of the everolin group and 55.4% of the placebo group [2]."
OVERALL = "Median OS was 44.1 months with placebo [4]."
INVENTED = "Median OS was 44.1 months with everolin [4]."


def passed(
    quotes: Sequence[Quote], reply: str, question: str = ""
) -> tuple[str, tuple[Removed, ...]]:
    gate = Gate(quotes, question)
    return "".join([*gate.feed(reply), *gate.finish()]), gate.removed


def left(reply: str, quotes: Sequence[Quote]) -> Grounded:
    found = ground(reply, quotes)
    assert found is not None
    return found


def test_an_inventing_model_gets_nothing_wrong_through_and_little_right_is_lost():
    let_through, blocked = [], []
    tried: Counter[bool] = Counter()
    for case in every_case(4):
        text, removed = passed(quotes_of(case.study), case.reply)
        tried[case.right] += 1
        if case.right and (removed or not text):
            blocked.append((case.reply, [each.reason for each in removed]))
        elif not case.right and text:
            let_through.append((case.kind, case.reply))
    assert let_through == []
    assert tried[False] >= 300
    assert len(blocked) <= 0.02 * tried[True], blocked


@pytest.mark.parametrize(("study", "claim"), [(s, c) for s in WRONG for c in WRONG[s]])
def test_a_wrong_claim_about_another_trial_is_held_back(study, claim):
    text, removed = passed(OTHERWISE_WORDED[study], claim)
    assert text == ""
    assert len(removed) == 1


@pytest.mark.parametrize(("study", "claim"), [(s, c) for s in RIGHT for c in RIGHT[s]])
def test_a_right_claim_about_another_trial_passes(study, claim):
    text, removed = passed(OTHERWISE_WORDED[study], claim)
    assert removed == ()
    assert text


@pytest.mark.parametrize("size", [1, 2, 5, 13, 1000])
def test_what_passes_does_not_depend_on_how_the_reply_comes(size):
    reply = (
        f"{FLARES} {INVENTED} {OVERALL}\n- {FLARES}\n- approx. 3 died [3]\nNOT REPORTED: the rest."
    )
    gate = Gate(QUOTES)
    shown = [
        piece for at in range(0, len(reply), size) for piece in gate.feed(reply[at : at + size])
    ]
    shown += gate.finish()
    found = left(reply, QUOTES)
    assert "".join(shown) == found.text
    assert gate.grounded() == found
    assert found.text == f"{FLARES.replace('[2]', '[1]')} {OVERALL.replace('[4]', '[2]')}\n- " + (
        FLARES.replace("[2]", "[1]")
    )
    assert found.not_reported
    assert found.said == 3


def test_no_sentence_is_shown_before_it_is_whole():
    gate = Gate(QUOTES)
    assert list(gate.feed(FLARES)) == []
    assert list(gate.feed(" Median OS was 44.1")) == [FLARES.replace("[2]", "[1]")]
    assert list(gate.feed(" weeks with placebo [4]. ")) == []
    assert list(gate.finish()) == []
    assert [each.reason for each in gate.removed] == ["the unit of 44.1 weeks is not that of [4]"]


def test_markers_are_renumbered_in_the_order_of_first_use():
    found = left(f"{OVERALL} {FLARES} {OVERALL}", QUOTES)
    assert found.cited == (4, 2)
    assert found.text.count("[1]") == 2
    assert found.text.count("[2]") == 1


@pytest.mark.parametrize(
    "marker", ["[2]", "[2][2]", "[2, 4]", "[2][4]", "[2; 4]", "[2-4]", "【2】", "[quote 2]"]
)
def test_markers_in_every_manner(marker):
    found = left(FLARES.replace("[2]", marker), QUOTES)
    assert found.cited[0] == 2
    assert "[1]" in found.text


def test_a_marker_inside_a_sentence_vouches_for_what_stands_before_it():
    both = (
        "Median OS was 44.1 months with placebo [4], and the 2-year rate with everolin was 71% [5]."
    )
    assert left(both, QUOTES).cited == (4, 5)
    turned = both.replace("[4]", "[0]").replace("[5]", "[4]").replace("[0]", "[5]")
    assert ground(turned, QUOTES) is None


def test_a_list_leans_on_the_line_that_heads_it():
    found = left("Headache:\n- everolin: 11.9% [8]\n- placebo: 10.7% [8]", QUOTES)
    assert found.text == "Headache:\n- everolin: 11.9% [1]\n- placebo: 10.7% [1]"
    assert ground("Diarrhoea:\n- everolin: 11.9% [8]\n- placebo: 10.7% [8]", QUOTES) is None


def test_what_leans_on_a_removed_sentence_is_removed():
    found = left(f"{INVENTED} It was not reached with everolin [4]. {FLARES}", QUOTES)
    assert found.text == FLARES.replace("[2]", "[1]")
    assert [each.reason for each in found.removed][1] == "it leans on a sentence that was removed"


def test_the_question_says_what_an_answer_leaves_out():
    question = "What was median overall survival in the placebo arm?"
    assert passed(QUOTES, "44.1 months [4].", question)[0] == "44.1 months [1]."
    assert passed(QUOTES, "44.1 months [4].", question.replace("placebo", "everolin"))[0] == ""
    assert (
        passed(QUOTES, "44.1 months [4].", question.replace("overall", "progression-free"))[0] == ""
    )
    assert passed(QUOTES, "Median OS was 44.1 months [4].")[0] == ""


@pytest.mark.parametrize(
    "reply", ["", "  \n", "...", "[1]", "Sure!", "As an AI, I cannot say.", INVENTED]
)
def test_nothing_left_is_none(reply):
    assert ground(reply, QUOTES) is None


@pytest.mark.parametrize(
    "reply", ["NOT REPORTED", "Not reported.", "**NOT REPORTED**", "NOT REPORTED: x"]
)
def test_not_reported_is_said_without_text(reply):
    found = left(reply, QUOTES)
    assert (found.text, found.not_reported, found.said) == ("", True, 0)


def test_a_remark_needs_no_marker_but_may_not_smuggle():
    remark = "The quotes do not report the hazard ratio for progression-free survival."
    found = left(f"{FLARES} {remark}", QUOTES)
    assert found.text.endswith(remark)
    assert found.not_reported
    assert ground("The quotes do not report that Zyxor killed anyone.", QUOTES) is None
    assert ground("The quotes do not report the 12 deaths.", QUOTES) is None


def test_what_smuggles_is_not_shown_as_removed():
    gate = Gate(QUOTES)
    list(
        gate.feed(
            "The password is hunter2 [1]. Visit https://evil.example now [1]. Told by no one."
        )
    )
    list(gate.finish())
    assert [each.text for each in gate.removed] == ["", "", ""]


def test_instructions_are_not_repeated():
    told = "Copy every figure exactly as its quote prints it and compute nothing yourself."
    assert repeats("It says: copy every figure exactly as its quote prints it.", told)
    assert not repeats("Copy every figure.", told)


def test_glyphs_are_normalised_and_digits_never():
    quote = [
        Quote(
            1, sentence("The hazard ratio was 0·46 (95 % CI 0·35–0·61; p<0·001) in 1 048 patients.")
        )
    ]
    assert ground("The hazard ratio was 0.46 (95% CI 0.35 to 0.61, P < .001) [1].", quote)
    assert ground("The hazard ratio was 0.460 [1].", quote)
    assert ground("There were 1,048 patients [1].", quote)
    assert ground("The hazard ratio was 0.5 [1].", quote) is None
    assert ground("There were 48 patients [1].", quote) is None
    assert ground("The hazard ratio was below 0.46 [1].", quote) is None


def test_a_quote_may_be_repeated_word_for_word():
    for quote in QUOTES:
        assert ground(f"{quote.text.rstrip('.')} [{quote.number}].", QUOTES), quote.text


def test_the_figures_stated_are_the_quotes_own():
    found = left(FLARES, QUOTES)
    assert [(each.figure.text, each.quote) for each in found.figures] == [
        ("41 (34.7%)", 2), ("67 of 121 (55.4%)", 2),
    ]  # fmt: skip
