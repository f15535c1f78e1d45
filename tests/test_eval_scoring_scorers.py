"""Answers scored right, wrong or refused, worked by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from eval.questions.samples import Ends, ExpectedFigure, Sample
from eval.scoring.scorers import Outcome, is_of, score, without_markers
from ingest.figures.figure import Interval, PValue
from retrieval.answers import Answer, AnswerFigure, Citation, CitedDocument
from retrieval.conversation import Turn

TRIAL = CitedDocument("7", "A trial", (), None, 2017, "10.1000/Z", None, "PMC1", "trial.nxml")
OTHER = replace(TRIAL, id="8", pmcid="PMC2", doi=None, source="other.md")
HR = ExpectedFigure(Decimal("0.21"), "HR", ci=Ends(Decimal("0.13"), Decimal("0.34")))
P = ExpectedFigure(Decimal("0.001"), "P", op="<")
ASKED = Sample("q", "Hazard ratio for relapse?", "figure", ("PMC1",), (HR, P))
QUOTE = "The HR was 0·21 (95% CI 0·13 to 0·34), P<0·001."
STATED = "Hazard ratio for relapse: 0.21 (95% CI 0.13–0.34), P<0.001 [1]."
LISTED = AnswerFigure(
    "0·21 (95% CI 0·13 to 0·34)", "hazard ratio", "relapse", Decimal("0.21"), None,
    Interval(Decimal(95), Decimal("0.13"), Decimal("0.34")), None, None,
    PValue("<", Decimal("0.001")), None, None, None, 1, 11, 37,
)  # fmt: skip


def answer(text: str, quote: str = QUOTE, document: CitedDocument = TRIAL, **more: Any) -> Answer:
    cited = Citation(1, document, "Results", None, quote, 0, len(quote), 0.8)
    given: dict[str, Any] = {
        "status": "answered",
        "citations": (cited,),
        "timings_ms": {"a": 3.0, "b": 4.0},
        "confidence": 0.8,
    } | more
    return Answer("?", "?", answer=text, **given)


def test_a_right_answer_is_right_precise_and_cited() -> None:
    result = score(ASKED, answer(STATED, figures=(LISTED,)))
    assert (result.outcome, result.precise, result.cited) == (Outcome.RIGHT, True, True)
    assert (result.stated, result.confidence, result.milliseconds) == (2, 0.8, 7.0)
    assert (result.answered, result.tempted, result.status_fits) == (True, False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hazard ratio: 0.21 (95% CI 0.13–0.34) [1].",  # no P
        "Hazard ratio: 0.21 (95% CI 0.13–0.34), P=0.001 [1].",
        "Hazard ratio: 0.21, P<0.001 [1].",
        "x" * 600 + STATED,
        "HR 0.21 (95% CI 0.13–0.34)" + "x" * 310 + " P<0.001",  # a P value far from its figure
    ],
)
def test_an_answer_without_every_part_is_wrong(text: str) -> None:
    assert score(ASKED, answer(text)).outcome is Outcome.WRONG


def test_an_answer_that_lists_many_other_figures_is_right_but_not_precise() -> None:
    others = tuple(replace(LISTED, value=Decimal(n), interval=None, p=None) for n in (3, 5, 7))
    text = f"{STATED} Of 3, 5 and 7."
    assert score(ASKED, answer(text, figures=(LISTED, *others[:2]))).precise
    assert not score(ASKED, answer(text, figures=(LISTED, *others))).precise
    assert score(ASKED, answer(STATED, figures=(LISTED, *others))).precise, "they are not shown"
    bare = replace(LISTED, interval=None)
    assert not score(ASKED, answer(text, figures=(bare,))).precise


@pytest.mark.parametrize("status", ["not_reported", "no_evidence"])
def test_an_abstention_is_refused_whatever_it_cites(status: str) -> None:
    result = score(ASKED, answer(STATED, status=status))
    assert (result.outcome, result.answered, result.stated) == (Outcome.REFUSED, False, 0)


def test_an_unanswerable_question_is_right_only_if_refused() -> None:
    trap = Sample("q", "?", "unanswerable", ("PMC1",), must_not_contain=(r"0\.21",))
    refused = score(trap, answer("Near: 0.21 [1].", status="not_reported"))
    assert (refused.outcome, refused.tempted, refused.cited) == (Outcome.RIGHT, False, None)
    taken = score(trap, answer(STATED))
    assert (taken.outcome, taken.tempted) == (Outcome.WRONG, True)
    other = score(trap, answer("It is 9 [1]."))
    assert (other.outcome, other.tempted) == (Outcome.WRONG, False)


def test_a_text_answer_needs_every_match_and_no_forbidden_one() -> None:
    asked = Sample("q", "Dose?", "text", ("PMC1",), (), (r"4\s?mg", "gum"), ("patch",))
    assert score(asked, answer("“4 mg Gum” [1].", quote="4 mg gum")).outcome is Outcome.RIGHT
    assert score(asked, answer("“4\u2009mg gum”")).outcome is Outcome.RIGHT
    assert score(asked, answer("4 mg")).outcome is Outcome.WRONG
    forbidden = score(asked, answer("4 mg gum or patch"))
    assert (forbidden.outcome, forbidden.tempted) == (Outcome.WRONG, True)
    late = score(asked, answer("4 mg " + "x" * 600 + " gum"))
    assert late.outcome is Outcome.WRONG


def test_numbers_said_in_own_words_are_the_answer_and_the_quotation_is_their_proof() -> None:
    proven = score(ASKED, answer(f"HR for relapse: 0.21 [1]. “{QUOTE}” [1]."))
    assert (proven.outcome, proven.quoted_only) == (Outcome.RIGHT, False)
    other = score(ASKED, answer(f"HR for relapse: 0.34 [1]. “{QUOTE}” [1]."))
    assert (other.outcome, other.quoted_only) == (Outcome.WRONG, True)
    only_quoted = score(ASKED, answer(f"“{QUOTE}” [1]."))
    assert (only_quoted.outcome, only_quoted.quoted_only) == (Outcome.RIGHT, False)


def test_what_must_not_be_said_may_stand_beside_it_in_the_passage_quoted() -> None:
    asked = replace(ASKED, must_not_contain=("0.34|0·34",))
    assert score(asked, answer(f"HR: 0.21 [1]. “{QUOTE}” [1].")).outcome is Outcome.RIGHT
    only_quoted = score(asked, answer(f"“{QUOTE}” [1]."))
    assert (only_quoted.outcome, only_quoted.tempted) == (Outcome.WRONG, True)


def test_a_list_needs_each_figure_against_its_label_but_counts_those_stated() -> None:
    figures = tuple(ExpectedFigure(Decimal(n), "%") for n in (12, 30))
    asked = Sample(
        "q", "?", "list", ("PMC1",), figures, slots={"arm": "zolimab; placebo"}
    )  # fmt: skip
    right = score(asked, answer("zolimab 12%, placebo 30% [1]."))
    swapped = score(asked, answer("zolimab 30%, placebo 12% [1]."))
    half = score(asked, answer("zolimab 12% [1]."))
    assert [each.outcome for each in (right, swapped, half)] == ["right", "wrong", "wrong"]
    assert [each.stated for each in (right, swapped, half)] == [2, 2, 1]


def test_evidence_counts_only_from_the_right_document() -> None:
    assert not score(ASKED, answer(STATED, document=OTHER)).cited
    assert not score(ASKED, answer(STATED, quote="The HR was 0.21.")).cited


def test_more_places_count_if_a_cited_passage_of_the_document_holds_them() -> None:
    asked = replace(ASKED, figures=(ExpectedFigure(Decimal("0.21"), "HR"),))
    longer = "The HR was 0.213."
    assert score(asked, answer(longer, quote=longer)).outcome is Outcome.RIGHT
    assert score(asked, answer(longer)).outcome is Outcome.WRONG
    assert score(asked, answer(longer, quote=longer, document=OTHER)).outcome is Outcome.WRONG


def test_a_turn_before_the_question_may_give_the_direction() -> None:
    asked = Sample(
        "q", "And on placebo?", "figure", ("PMC1",), (ExpectedFigure(Decimal("-4.7"), "kg"),)
    )  # fmt: skip
    told = replace(asked, history=(Turn("user", "How much weight was lost on zolimab?"),))
    assert score(asked, answer("4.7 kg")).outcome is Outcome.WRONG
    assert score(told, answer("4.7 kg")).outcome is Outcome.RIGHT


def test_an_expected_status_is_judged_apart() -> None:
    asked = replace(ASKED, statuses=("conflicting", "partial"))
    assert score(asked, answer(STATED, status="partial")).status_fits is True
    result = score(asked, answer(STATED))
    assert (result.status_fits, result.outcome) == (False, Outcome.RIGHT)


@pytest.mark.parametrize("name", ["PMC1", "10.1000/z", "7", "trial.nxml", "trial"])
def test_a_document_goes_by_any_of_its_names(name: str) -> None:
    assert is_of(TRIAL, ("PMC9", name))
    assert not is_of(OTHER, (name,))


def test_markers_are_no_numbers_but_brackets_in_quotes_are_the_papers_own() -> None:
    given = answer("Mean 9 [1]. “Mean 9 [1] in all” [1].")
    assert without_markers(given) == "Mean 9    . “Mean 9 [1] in all”    ."
    spread = Sample("q", "?", "figure", ("PMC1",), (ExpectedFigure(Decimal(9), pm=Decimal(1)),))
    assert score(spread, answer("Mean 9 [1].")).outcome is Outcome.WRONG
    assert score(spread, answer("“Mean 9 [1]” [1].")).outcome is Outcome.RIGHT


EVIDENCE = Sample(
    "e", "Did relapse fall?", "evidence", ("PMC1",),
    evidence=("Relapse was halved by zolimab (P = 0.02).", "Another marked sentence of it."),
)  # fmt: skip


def test_evidence_is_found_where_a_quote_of_the_right_document_is_a_marked_piece() -> None:
    quote = "Relapse was halved by zolimab (P = 0.02) in all centres."
    found = score(EVIDENCE, answer(f"“{quote}” [1].", quote=quote))
    assert (found.outcome, found.cited) == (Outcome.RIGHT, True)
    other_document = score(EVIDENCE, answer(f"“{quote}” [1].", quote=quote, document=OTHER))
    assert (other_document.outcome, other_document.cited) == (Outcome.WRONG, False)
    assert score(EVIDENCE, answer(STATED)).outcome is Outcome.WRONG
    assert score(EVIDENCE, answer("None.", status="not_reported")).outcome is Outcome.REFUSED


def test_quotation_marks_inside_a_quotation_are_part_of_it() -> None:
    quote = "The “hard” HR was 0.21 (95% CI 0.13 to 0.34), P<0.001."
    assert score(ASKED, answer(f"“{quote}” [1].", quote=quote)).outcome is Outcome.RIGHT


SURVIVAL = Sample(
    "q", "How long in grade 2?", "figure", ("PMC1",), (ExpectedFigure(Decimal(9), "months"),),
    slots={"endpoint": "PFS"},
)  # fmt: skip
WEEKS = "PFS was 9 months, OS was 20 months, in grade 2."


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Progression-free survival: 9 months [1].", Outcome.RIGHT),
        ("Survival: 9 months [1].", Outcome.RIGHT),
        ("Overall survival: 9 months [1].", Outcome.WRONG),
        ("PFS, G2: 9 months [1].", Outcome.RIGHT),
        ("PFS, grade 3: 9 months [1].", Outcome.WRONG),
    ],
)
def test_own_words_that_name_another_endpoint_or_grade_are_wrong(
    text: str, outcome: Outcome
) -> None:
    result = score(SURVIVAL, answer(text, quote=WEEKS))
    assert (result.outcome, result.quoted_only) == (outcome, False)


SWELLING = Sample(
    "q", "Swelling on day 5 on zolimab, ± SD?", "figure", ("PMC1",),
    (ExpectedFigure(Decimal("10.3"), pm=Decimal("2.6")),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It was 36.1 ± 7.4 and 10.3 ± 2.6 at follow-up on day 1 and 5 respectively", "right"),
        ("It was 10.3 ± 2.6 and 36.1 ± 7.4 at follow-up on day 1 and 5 respectively", "wrong"),
        ("On days 1, 3 and 5 it was 36.1 ± 7.4, 20 ± 3 and 10.3 ± 2.6 mm", "right"),
        ("On days 1, 3 and 5 it was 36.1 ± 7.4, 10.3 ± 2.6 and 20 ± 3 mm", "wrong"),
        ("It was 10.3 ± 2.6 on day 1 and 3 of 5 patients had pain", "wrong"),
        ("It was 10.3 ± 2.6 on day 1, 3 and 5", "wrong"),  # of which day is not told
        ("It was 10.3 ± 2.6 on day 5", "right"),
        ("It was 10.3 ± 2.6 on day 1", "wrong"),
    ],
)
def test_a_value_of_a_list_belongs_to_its_own_day(text: str, outcome: str) -> None:
    assert score(SWELLING, answer(f"{text} [1].", quote=f"{text}.")).outcome == outcome


def test_places_that_the_evidence_prints_are_expected() -> None:
    asked = replace(
        ASKED, figures=(ExpectedFigure(Decimal("2.9")),), evidence=("Help: zolimab = 2.90 (0.99)",)
    )
    for text, outcome in (("2.90", "right"), ("2.9", "right"), ("2.91", "wrong")):
        assert score(asked, answer(f"Help: {text} [1].", quote=f"{text} (0.99)")).outcome == outcome


def test_a_quotation_may_name_what_it_likes() -> None:
    quote = "OS in grade 3 was 9 months."
    assert score(SURVIVAL, answer(f"“{quote}” [1].", quote=quote)).outcome is Outcome.RIGHT


def test_two_values_of_a_comparison_stand_each_against_its_group() -> None:
    figures = tuple(ExpectedFigure(Decimal(n), "%") for n in (12, 30))
    asked = Sample(
        "q", "?", "figure", ("PMC1",), (*figures, P), slots={"arm": "zolimab vs placebo"}
    )
    right = "Zolimab 12%, placebo 30%, P<0.001 [1]."
    assert score(asked, answer(right)).outcome is Outcome.RIGHT
    assert score(asked, answer(right.replace("12", "31"))).outcome is Outcome.WRONG
    swapped = "Zolimab 30%, placebo 12%, P<0.001 [1]."
    assert score(asked, answer(swapped)).outcome is Outcome.WRONG
    unlabelled = "12% against 30%, P<0.001 [1]."
    assert score(asked, answer(unlabelled)).outcome is Outcome.RIGHT
