"""Listed figures against their quotes and against the sentences that state them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from eval.scoring.listed_figures import listing_faults
from ingest.figures.figure import Count, Interval, PValue
from retrieval.answers import Answer, AnswerFigure
from tests.made_up_answers import answered

QUOTE = (
    "Median PFS was 9.5 months (95% CI 8.0–11.0; P = 0.02) on zolimab and 4.5 months on placebo, "
    "and 6 of 50 patients (12%) died."
)


def listed(text: str, value: str, **more: Any) -> AnswerFigure:
    start = QUOTE.index(text)
    empty = dict.fromkeys(AnswerFigure.__dataclass_fields__)
    given: dict[str, Any] = empty | {"citation": 1, "start": start, "end": start + len(text)}
    return AnswerFigure(**given | {"text": text, "value": Decimal(value)} | more)


PFS = listed(
    "9.5 months (95% CI 8.0–11.0; P = 0.02", "9.5", unit="months", measure="median",
    endpoint="progression-free survival", arm="zolimab",
    interval=Interval(Decimal(95), Decimal("8.0"), Decimal("11.0")),
    p=PValue("=", Decimal("0.02")),
)  # fmt: skip
PLACEBO = listed("4.5 months", "4.5", unit="months", endpoint="PFS", arm="placebo")
DEATHS = listed("12%", "12", unit="%", n=Count(Decimal(6), Decimal(50)))
STATED = "Median PFS: zolimab: 9.5 months (95% CI 8.0–11.0), P=0.02; placebo: 4.5 months [1]."
RIGHT = answered(STATED, [QUOTE], figures=(PFS, PLACEBO))


def faults(answer: Answer = RIGHT, **changes: Any) -> str:
    """The faults after the first figure is changed."""
    first = replace(answer.figures[0], **changes)
    return "; ".join(listing_faults(replace(answer, figures=(first, *answer.figures[1:]))))


def test_right_figures_have_no_fault() -> None:
    assert faults() == ""
    deaths = answered("Deaths: 12% (6/50) [1].", [QUOTE], figures=(DEATHS,))
    assert listing_faults(deaths) == ()
    assert listing_faults(answered(f"“{QUOTE}” [1].", [QUOTE], figures=(DEATHS, PFS))) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"citation": 3}, "no such citation"),
        ({"start": PFS.start + 1, "end": PFS.end + 1}, "not what stands there"),
        ({"start": 500, "end": 510}, "outside its citation"),
        ({"value": Decimal("9.6")}, "not printed"),
        ({"interval": Interval(None, Decimal("11.0"), Decimal("8.0"))}, "not printed"),
        ({"interval": Interval(None, Decimal("8.0"), Decimal("11.1"))}, "not printed"),
        ({"p": PValue("<", Decimal("0.02"))}, "another P value"),
        ({"unit": "weeks"}, "another unit"),
        ({"endpoint": "overall survival"}, "another endpoint"),
        ({"measure": "mean"}, "another measure"),
        ({"arm": "placebo"}, "another group"),
    ],
)
def test_each_wrong_field_is_a_fault(changes: dict[str, Any], fault: str) -> None:
    assert fault in faults(**changes)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("9.5 months", "9.5 weeks", "another unit"),
        ("8.0–11.0", "8.0–12.0", "other parts"),
        ("9.5", ">9.5", "comparison"),
        ("P=0.02", "P<0.02", "no figure lists it"),
        ("Median", "Mean", "another measure"),
        ("PFS", "Overall survival", "another endpoint"),
        ("zolimab", "placebo", "another group"),
        ("zolimab", "zolimab 300", "no figure lists it"),
    ],
)
def test_sentences_must_state_the_figures_as_listed(old: str, new: str, fault: str) -> None:
    text = STATED.replace(old, new, 1)
    assert fault in faults(replace(RIGHT, answer=text))


def test_a_stated_count_is_that_of_the_figure() -> None:
    wrong = answered("Deaths: 12% (7/50) [1].", [QUOTE], figures=(DEATHS,))
    assert "12%: stated with another count" in listing_faults(wrong)


def test_a_figure_stated_but_not_listed_is_a_fault() -> None:
    other = answered("Deaths: 12% [1].", [QUOTE], figures=(PLACEBO,))
    assert listing_faults(other) == ("12: no figure lists it",)


def test_groups_named_once_in_a_quote_stand_in_the_order_of_their_figures() -> None:
    quoted = answered(f"“{QUOTE}” [1].", [QUOTE], figures=(PFS, PLACEBO))
    assert listing_faults(quoted) == ()
    swapped = (replace(PFS, arm="placebo"), replace(PLACEBO, arm="zolimab"))
    assert "another order" in "; ".join(listing_faults(replace(quoted, figures=swapped)))


def test_a_group_of_two_words_is_named_once_and_a_figure_of_none_changes_no_order() -> None:
    quote = "Spread to the liver in 61%, to lymph nodes in 41% and elsewhere in 19%."
    liver, nodes, rest = (
        replace(DEATHS, text=text, value=Decimal(text[:-1]), n=None, arm=arm, endpoint=None,
                start=quote.index(text), end=quote.index(text) + 3)
        for text, arm in (("61%", "liver"), ("41%", "lymph nodes"), ("19%", None))
    )  # fmt: skip
    quoted = answered(f"“{quote}” [1].", [quote], figures=(liver, nodes, rest))
    assert "another order" not in "; ".join(listing_faults(quoted))
    swapped = (replace(liver, arm="lymph nodes"), replace(nodes, arm="liver"), rest)
    assert "another order" in "; ".join(listing_faults(replace(quoted, figures=swapped)))


def test_a_number_in_the_name_of_a_group_tells_it_from_another() -> None:
    quote = "With calcium 1500 it was 3.0%."
    start = quote.index("3.0%")
    figure = replace(DEATHS, text="3.0%", start=start, end=start + 4, value=Decimal("3.0"), n=None)
    named = replace(figure, arm="calcium 1500")
    right = answered("Calcium 1500: 3.0% [1].", [quote], figures=(named,), standalone="500?")
    assert listing_faults(right) == ()
    wrong = replace(right, answer="Calcium 500: 3.0% [1].")
    assert listing_faults(wrong) == ("3.0%: stated with another group",)
