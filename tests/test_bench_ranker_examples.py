"""Examples: what answers, what nearly does, and what is taken away."""

from dataclasses import replace
from random import Random

import pytest

from bench.ranker.data import divided
from bench.ranker.examples import (
    Example,
    Mark,
    Text,
    number_example,
    prompt_example,
    questions_about,
    read_examples,
    text_of,
    write_examples,
)
from bench.ranker.pseudo_questions import PseudoQuestion
from bench.ranker.training import Recipe, lists_of
from retrieval.ranker_input import MARK
from retrieval.readings import Reading, Readings
from tests.tiny_evidence import sentence
from tests.tiny_library import TinyLibrary, lumitide


@pytest.fixture(scope="module")
def reading() -> Reading:
    library = TinyLibrary(lumitide())
    return Readings(library).of("PMC9000001", library.generation)


def ratio(reading: Reading) -> PseudoQuestion:
    source = next(c for c in reading.candidates if "hazard ratio for progression" in c.text)
    figure = next(f for f in source.figures if f.measure == "hazard ratio")
    return PseudoQuestion("hazard ratio for progression-free survival?", source, (figure,))


class Kept(Random):
    """Chance that takes nothing away."""

    def random(self) -> float:
        return 0.99


def test_near_misses_are_of_the_same_article_and_do_not_answer(reading: Reading) -> None:
    made = ratio(reading)
    example = number_example(reading, made, Kept(0))
    assert example is not None
    assert example.right[0].text == made.source.text
    values = [str(number) for number in made.numbers]
    assert example.wrong
    for miss in example.wrong:
        assert not all(value in miss.text for value in values)
        assert miss.text in {c.text for c in reading.candidates}


def test_the_figure_asked_for_is_marked(reading: Reading) -> None:
    made = ratio(reading)
    example = number_example(reading, made, Kept(0))
    assert example is not None
    right = example.right[0]
    asked = [right.text[mark.start : mark.end] for mark in right.marks if mark.asked]
    assert asked == [made.figures[0].text]
    assert not any(mark.asked for miss in example.wrong for mark in miss.marks)


def test_sometimes_the_answer_is_taken_away(reading: Reading) -> None:
    made = [number_example(reading, ratio(reading), Random(n)) for n in range(60)]
    gone = sum(not each.right for each in made if each)
    assert 0 < gone < 25


def test_marked_evidence_answers_a_prompt(reading: Reading) -> None:
    marked = [c for c in reading.candidates if "nausea" in c.text.casefold()]
    question = "What was the effect of lumitide on nausea compared with octrelin?"
    example = prompt_example(reading, question, marked, "nausea", Kept(0))
    assert example is not None
    assert example.made == "prompt"
    assert [each.text for each in example.right] == [each.text for each in marked][:3]
    assert not any("nausea" in each.text.casefold() for each in example.wrong)


def test_questions_are_made_from_sentences_and_rows(reading: Reading) -> None:
    made = list(questions_about(reading, 6, Random(1)))
    assert len(made) > 3
    assert any(each.source.row for each in made)
    assert all(each.numbers for each in made)


def test_examples_are_written_and_read_again(reading: Reading, tmp_path) -> None:
    example = number_example(reading, ratio(reading), Kept(0))
    assert example is not None
    assert write_examples(tmp_path / "e.jsonl", [example, example]) == 2
    assert read_examples(tmp_path / "e.jsonl") == [example, example]


SAID = "Nausea was seen in 12% on drug and in 34% on placebo."
EXAMPLE = Example(
    "PMC1", "number", "Nausea on placebo?", "A trial",
    (Text("Results", SAID, (Mark(19, 22, asked=False), Mark(38, 41, asked=True))),),
    (Text("Methods", "Nausea of 50% was planned for.", (Mark(10, 13, asked=False),)),
     Text("Results", "Rash was rare.")),
)  # fmt: skip


def test_a_list_of_texts_and_a_list_of_figures() -> None:
    whole, marked = lists_of(EXAMPLE, Recipe(withheld=0.0), Random(0))
    assert whole.question == marked.question == "Nausea on placebo?"
    assert dict(zip(whole.texts, whole.right, strict=True)) == {
        "Results: Nausea was seen in 0% on drug and in 0% on placebo.": True,
        "Methods: Nausea of 0% was planned for.": False,
        "Results: Rash was rare.": False,
    }
    assert dict(zip(marked.texts, marked.right, strict=True)) == {
        f"Results: Nausea was seen in 0% on drug and in {MARK}% on placebo.": True,
        f"Results: Nausea was seen in {MARK}% on drug and in 0% on placebo.": False,
        f"Methods: Nausea of {MARK}% was planned for.": False,
    }


def test_lists_with_the_answer_withheld_have_nothing_right() -> None:
    for made in lists_of(EXAMPLE, Recipe(withheld=1.0), Random(0)):
        assert not any(made.right)
        assert made.texts


def test_title_heading_and_figures_can_be_left_out() -> None:
    recipe = Recipe(heading=False, title=True, figures=False, withheld=0.0)
    (made,) = lists_of(EXAMPLE, recipe, Random(0))
    assert made.question == "A trial: Nausea on placebo?"
    assert "Nausea was seen in 0% on drug and in 0% on placebo." in made.texts


def test_articles_are_learnt_from_or_held_out_never_both() -> None:
    examples = [replace(EXAMPLE, article=f"PMC{n}", question=f"Nausea {n}?") for n in range(300)]
    lists = divided(examples, Recipe())
    learnt, held_out = ({each.question for each in part} for part in (lists.learnt, lists.held_out))
    assert learnt.isdisjoint(held_out)
    assert len(learnt) + len(held_out) == 300
    assert 4 < len(held_out) < 40
    more = divided([*examples, replace(EXAMPLE, article="PMC999")], Recipe())
    assert held_out <= {each.question for each in more.held_out}


def test_figures_reported_twice_are_both_asked_for() -> None:
    (figure,) = sentence("Nausea: 12%.").figures
    twice = text_of(sentence("Of all, 12% had nausea; 8% had rash."), [figure])
    assert [mark.asked for mark in twice.marks] == [True, False]
