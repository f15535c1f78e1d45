"""What a sentence prints beside figures and a statement would leave unsaid."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.figures.figure import Interval
from retrieval.left_unsaid import leaves_unsaid
from retrieval.question import parse_question
from retrieval.selection import Chosen
from tests.tiny_evidence import evidence, match


@pytest.mark.parametrize(
    ("question", "text", "unsaid"),
    [
        ("How common was nausea vs octrelin?", "Nausea was seen in 19% with lumitide.", False),
        (
            "How common was nausea vs octrelin?",
            "Nausea was seen in 19% with lumitide and in 16% with octrelin.",
            True,
        ),
        ("How large was the effect, with CI?", "The change was 1.2 (CI 95% -0.4 to 2.8).", False),
        ("How common was nausea?", "Nausea was seen in 60% -80% with lumitide.", True),
        ("How many had nausea?", "Nausea was seen in 19% with lumitide.", False),
    ],
)
def test_what_stands_beside_the_figure(question: str, text: str, *, unsaid: bool) -> None:
    (found,) = evidence(question, text)
    chosen = [Chosen("", match(found))]
    assert leaves_unsaid(parse_question(question), chosen) is unsaid


def test_a_minus_that_an_earlier_grammar_lost_is_not_stated() -> None:
    (found,) = evidence("Change, with CI?", "The change was 1.2 (CI 95% -0.4 to 2.8).")
    chosen = match(found)
    lost = replace(chosen.figure, interval=Interval(Decimal(95), Decimal("0.4"), Decimal("2.8")))
    assert leaves_unsaid(
        parse_question("Change, with CI?"), [Chosen("", replace(chosen, figure=lost))]
    )


def test_a_total_is_not_what_was_measured() -> None:
    (found,) = evidence("Mean visits?", "Mean visits were 28.9 out of 36 (SD 3.2).")
    assert leaves_unsaid(parse_question("Mean visits?"), [Chosen("", match(found, 1))])
    assert not leaves_unsaid(parse_question("Mean visits?"), [Chosen("", match(found, 0))])
