"""What questions for words ask for, and how sentences say it."""

import pytest

from retrieval.features import FEATURES, Scene, feature_matrix
from retrieval.question import parse_question
from retrieval.sorts import SORTS, names_said, sorts_asked
from tests.tiny_evidence import sentence, weighed


@pytest.mark.parametrize(
    ("question", "name", "says", "says_not"),
    [
        ("How much lumitide was infused?", "amount", "It was 20 mg.", "It was infused."),
        ("What did the controls get?", "given", "Others received water.", "Pain was less."),
        ("Which make of pump was it?", "maker", "Pumps were from Acme Ltd.", "A pump was worn."),
        ("How was pain measured?", "way", "We used a scale of 10 cm.", "Pain fell."),
        ("Did the gel help?", "outcome", "There was no difference.", "The gel is blue."),
        ("Why was the trial stopped?", "reason", "It ended for futility.", "It ended in May."),
        ("Any side effects of the gel?", "harm", "Nausea was seen in two.", "Two were women."),
        ("Who gave the massage?", "person", "A nurse did.", "It took an hour."),
        ("Were the raters blinded?", "blinding", "Raters were unaware.", "There were raters."),
    ],
)
def test_a_sort_is_asked_for_and_said(question: str, name: str, says: str, says_not: str) -> None:
    sort = next(each for each in sorts_asked(question) if each.name == name)
    assert sort.says.search(says)
    assert not sort.says.search(says_not)


def test_what_is_not_asked_for_is_no_sort() -> None:
    assert sorts_asked("Lumitide in NET?") == ()


def test_names_stand_inside_a_sentence() -> None:
    assert names_said("Patients took Lumitide with NaCl or BG-12.") == ["Lumitide", "NaCl", "BG-12"]


def features(question: str, text: str) -> dict[str, float]:
    document = weighed(question, sentence(text))
    scene = Scene(parse_question(question), document.concepts, document.reading, {}, 1.0)
    return dict(zip(FEATURES, map(float, feature_matrix(scene)[0]), strict=True))


def test_a_question_for_words_looks_for_its_sorts_and_for_new_names() -> None:
    found = features("Lumitide trial: which comparator was given?", "They received Octrelin.")
    again = features("Lumitide trial: which comparator was given?", "They received Lumitide.")
    assert found["says given"] == again["says given"] == 1
    assert found["new names"] > again["new names"] == 0


def test_a_question_for_a_figure_has_no_sorts() -> None:
    found = features("Median OS?", "Patients received Lumitide 20 mg.")
    assert not any(found[name] for name in (*(sort.feature for sort in SORTS), "new names"))
