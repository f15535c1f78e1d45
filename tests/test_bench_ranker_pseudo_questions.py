"""Questions made from what an article reports."""

from decimal import Decimal
from random import Random

import pytest

from bench.ranker.pseudo_questions import pseudo_question, side_by_side, wanted_numbers
from bench.ranker.wording import misspelt, part_words, reworded
from tests.tiny_evidence import sentence, table_row

RATES = sentence("Nausea was seen in 12.5% on lumitide and in 34.1% on octrelin at week 12.")
RATIO = sentence("The hazard ratio for progression was 0.31 (95% CI 0.19–0.48).")
ROW = table_row("Table 2. Harms", "Severe nausea", ("Drug", "7.5%"), ("Placebo", "6.2%"))
TITLE = "Lumitide against octrelin in midgut tumours: a randomised trial"


@pytest.mark.parametrize("source", [RATES, RATIO, ROW])
@pytest.mark.parametrize("seed", range(25))
def test_no_question_gives_its_answer_away(source, seed) -> None:
    rng = Random(seed)
    figure = rng.choice(source.figures)
    made = pseudo_question(source, [figure], TITLE, {}, rng)
    if made is None:
        return
    assert made.text.endswith("?")
    assert str(figure.value) not in made.text
    assert made.numbers == wanted_numbers([figure])


def test_the_same_seed_asks_the_same() -> None:
    def asked() -> list[str]:
        rng = Random(5)
        found = (pseudo_question(RATES, RATES.figures[:1], TITLE, {}, rng) for _ in range(9))
        return [each.text for each in found if each]

    assert asked() == asked()
    assert len(set(asked())) > 3


def test_a_row_is_asked_for_by_its_label() -> None:
    made = [pseudo_question(ROW, ROW.figures[:1], TITLE, {}, Random(n)) for n in range(20)]
    texts = [each.text.casefold() for each in made if each]
    assert sum("nausea" in text or "sick" in text for text in texts) > len(texts) / 2


def test_a_sentence_without_words_asks_nothing() -> None:
    bare = sentence("12.5% and 34.1%.")
    assert pseudo_question(bare, bare.figures[:1], TITLE, {}, Random(0)) is None


def test_the_numbers_wanted_are_value_interval_and_spread() -> None:
    assert wanted_numbers(RATIO.figures) == {Decimal("0.31"), Decimal("0.19"), Decimal("0.48")}


def test_figures_side_by_side_are_told_apart_by_their_groups() -> None:
    assert len(side_by_side(ROW.figures, ROW.figures[0])) == 2
    assert side_by_side(RATIO.figures, RATIO.figures[0]) == [RATIO.figures[0]]


def test_parts_are_asked_for_only_where_there_are_any() -> None:
    (ratio,) = RATIO.figures
    words = {part_words(ratio, Random(n)) for n in range(30)}
    assert any("CI" in each or "confidence" in each or "limits" in each for each in words)
    assert "" in words
    assert {part_words(RATES.figures[0], Random(n)) for n in range(30)} == {""}


def test_words_are_said_otherwise() -> None:
    definitions = {"LAR": "long-acting repeatable"}
    assert (
        reworded("octrelin LAR", definitions, 1.0, Random(0)) == "octrelin long-acting repeatable"
    )
    assert reworded("long-acting repeatable", definitions, 1.0, Random(0)) == "LAR"
    assert reworded("octrelin LAR", definitions, 0.0, Random(0)) == "octrelin LAR"


def test_a_slip_changes_one_long_word_by_a_letter() -> None:
    for seed in range(30):
        said = misspelt("rate of progression?", Random(seed))
        assert said.startswith("rate of ")
        assert abs(len(said) - len("rate of progression?")) <= 1
    assert misspelt("HR in G1?", Random(0)) == "HR in G1?"
