"""The answer made of the evidence: what is stated, what is cited, what is warned of."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.numbers import numbers_in
from ingest.records import StoredDocument
from retrieval.abstaining import Abstention
from retrieval.evidence import Evidence
from retrieval.question import Kind, parse_question
from retrieval.quoting import Draft, abstained, cited_document, quote_answer
from retrieval.selection import Chosen, Selection, select
from tests.tiny_evidence import consideration, evidence, match, table_row
from tests.tiny_library import lumitide

QUESTION = "Median OS?"
FIRST, SECOND = "Median OS was 31.0 months.", "Median OS was 28.3 months."
NO_FIGURE = "Survival was the main endpoint."


def answered(question: str, found: list[Evidence], selection: Selection, most: int = 3) -> Draft:
    return quote_answer(consideration(question, found, selection), most)


def single(each: Evidence, place: int = 0) -> Selection:
    return Selection((Chosen("", match(each, place)),), (), 1.0, 1.0)


def test_a_sure_figure_is_stated_and_its_evidence_cited_first() -> None:
    found = evidence(QUESTION, NO_FIGURE, FIRST)
    draft = answered(QUESTION, found, single(found[1]))
    assert draft.status == "answered"
    assert draft.answer == "Median overall survival: 31.0 months [1]."
    assert [(each.number, each.quote) for each in draft.citations] == [(1, FIRST), (2, NO_FIGURE)]
    assert [(each.value, each.citation) for each in draft.figures] == [(Decimal("31.0"), 1)]
    assert draft.warnings == ()


def test_offsets_of_figures_count_in_the_document() -> None:
    found = evidence(QUESTION, NO_FIGURE, FIRST)
    draft = answered(QUESTION, found, single(found[1]))
    text = found[1].document.reading.stored.document.text
    (figure,) = draft.figures
    assert text[figure.start : figure.end] == figure.text == "31.0 months"
    for each in draft.citations:
        assert text[each.start : each.end] == each.quote


def test_the_sentence_of_an_unsure_figure_is_quoted_first() -> None:
    found = evidence(QUESTION, NO_FIGURE, FIRST)
    unsure = replace(single(found[1]), share=0.1)
    draft = answered(QUESTION, found, unsure)
    assert draft.answer == f"“{FIRST}” [1]. “{NO_FIGURE}” [2]."
    assert draft.status == "answered"


def test_the_figure_of_the_quoted_sentence_is_given() -> None:
    found = evidence(QUESTION, FIRST)
    draft = answered(QUESTION, found, replace(single(found[0]), share=0.1))
    assert draft.answer == f"“{FIRST}” [1]."
    assert [each.text for each in draft.figures] == ["31.0 months"]


def test_a_question_for_words_is_answered_by_quotes() -> None:
    question = "Which drug was given?"
    assert parse_question(question).kind is Kind.TEXT
    draft = answered(question, evidence(question, "They took lumitide 20 mg."), Selection())
    assert (draft.answer, draft.figures) == ("“They took lumitide 20 mg.” [1].", ())


def test_for_words_three_sentences_are_quoted_that_do_not_repeat_one_another() -> None:
    said = [
        "They took lumitide 20 mg.",
        "They took lumitide.",
        "It came as a gel.",
        "Nurses did it.",
    ]
    found = evidence("Which drug was given?", *said)
    draft = answered("Which drug was given?", found, Selection())
    assert draft.answer == f"“{said[0]}” [1]. “{said[2]}” [2]. “{said[3]}” [3]."
    far = [found[0], *(replace(each, score=found[0].score * 0.04) for each in found[1:])]
    assert answered("Which drug was given?", far, Selection()).answer.count("[") == 1


def test_a_second_quote_must_be_nearly_as_good() -> None:
    found = evidence(QUESTION, FIRST, SECOND)
    weak = [found[0], replace(found[1], score=found[0].score * 0.1)]
    assert answered(QUESTION, found, Selection()).answer.count("[") == 2
    assert answered(QUESTION, weak, Selection()).answer.count("[") == 1


def test_the_second_quote_says_what_the_first_does_not() -> None:
    again = "So median OS reached 31.0 months."
    found = [replace(each, score=0.5) for each in evidence(QUESTION, FIRST, again, SECOND)]
    draft = answered(QUESTION, found, Selection())
    assert draft.answer == f"“{FIRST}” [1]. “{SECOND}” [2]."
    assert [each.quote for each in draft.citations] == [FIRST, SECOND, again]


def test_the_second_quote_holds_what_is_wanted_besides() -> None:
    question = "Median PFS and 2-year PFS?"
    first, other, rate = "Median PFS was 9.1 months.", "In men it was 8.", "It was 31% at 2 years."
    best, *rest = evidence(question, first, other, rate)
    weak = [replace(each, score=best.score * 0.05) for each in rest]
    draft = answered(question, [best, *weak], Selection())
    assert draft.answer == f"“{first}” [1]. “{rate}” [2]."


def test_the_row_of_the_part_asked_for_is_quoted_with_that_of_the_value() -> None:
    question = "Median itching with the gel, IQR?"
    value = table_row("Table 2. Scores", "Itching > median", ("Gel", "2.3"), ("Oil", "4.0"))
    parted = table_row("Table 2. Scores", "Itching > IQR", ("Gel", "(1.1–3.0)"))
    found = evidence(question, value, NO_FIGURE, parted)
    both = (Chosen("Gel", match(found[0])), Chosen("Oil", match(found[0], 1)))
    for selection in (single(found[0]), Selection(both, (), 1.0, 1.0)):
        draft = answered(question, found, selection)
        assert draft.status == "answered"
        assert draft.answer == (
            "“Table 2. Scores > Itching > median: Gel = 2.3; Oil = 4.0” [1]. "
            "“… Itching > IQR: Gel = (1.1–3.0)” [2]."
        )


def test_only_so_many_are_cited() -> None:
    found = evidence(QUESTION, FIRST, SECOND, NO_FIGURE)
    assert len(answered(QUESTION, found, single(found[0]), most=2).citations) == 2


def test_what_is_stated_is_always_cited() -> None:
    found = evidence(QUESTION, NO_FIGURE, FIRST, SECOND)
    both = (Chosen("interim", match(found[1])), Chosen("final", match(found[2])))
    draft = answered(QUESTION, found, Selection(both, (), 1.0, 1.0), most=1)
    assert [each.quote for each in draft.citations] == [FIRST, SECOND]
    assert draft.answer.endswith("interim: 31.0 months [1]; final: 28.3 months [2].")


def test_figures_that_contradict_are_shown_side_by_side() -> None:
    found = evidence(QUESTION, FIRST, SECOND)
    rivals = replace(single(found[0]), rivals=(match(found[1]),))
    draft = answered(QUESTION, found, rivals)
    assert draft.status == "conflicting"
    assert "31.0 months [1]" in draft.answer
    assert "28.3 months [2]" in draft.answer
    assert [each.citation for each in draft.figures] == [1, 2]


@pytest.mark.parametrize(("sure", "share"), [(True, 1.0), (False, 0.1)])
def test_a_part_that_is_not_there_is_said_to_be_missing(sure: bool, share: float) -> None:
    question = "Median OS with CI?"
    found = evidence(question, FIRST)
    draft = answered(question, found, replace(single(found[0]), share=share))
    assert draft.status == "partial"
    assert draft.answer.endswith(" [1]. No confidence interval is reported there.")
    assert draft.answer.startswith("Median overall survival: ") is sure
    assert draft.warnings == ("No confidence interval stands in the passages cited.",)


def test_a_part_that_is_there_is_not_missing() -> None:
    question = "Median OS with CI?"
    found = evidence(question, "Median OS was 31.0 months (95% CI 20–40).")
    assert answered(question, found, single(found[0])).status == "answered"


def test_what_the_checks_of_a_figure_found_is_a_warning() -> None:
    question = "Hazard ratio for death?"
    found = evidence(question, "The hazard ratio for death was 0.90 (95% CI 0.20–0.60).")
    (warning,) = answered(question, found, single(found[0])).warnings
    assert warning == "The value 0.90 lies outside its interval, 0.20 to 0.60."


def test_a_statement_that_is_too_long_is_quoted() -> None:
    items = [f"wobble{n} index was {n}.5" for n in range(1, 40)]
    found = evidence("Which?", f"The {', '.join(items)}.")
    every = tuple(Chosen(f"the index {'x ' * 3}", match(found[0], n)) for n in range(39))
    draft = answered("Which?", found, Selection(every, (), 1.0, 1.0))
    assert draft.answer.startswith("“")
    assert len(draft.answer.split()) <= 120


def test_an_abstention_cites_and_states_nothing() -> None:
    found = evidence(QUESTION, FIRST, SECOND)
    reason = Abstention("not_reported", "Not reported: nothing.", ("Searched 2 documents.",))
    draft = abstained(consideration(QUESTION, found), reason, 2)
    assert draft.status == "not_reported"
    assert draft.answer == "Not reported: nothing. The closest passages are cited [1], [2]."
    assert (draft.figures, draft.warnings) == ((), ("Searched 2 documents.",))
    assert len(draft.citations) == 2


NUMBERS = st.sampled_from(["12%", "7.5%", "31.0 months", "4,210", "0.73 (95% CI 0.55–0.98)"])
SENTENCES = st.builds(
    "{} {} was {} {}, {} {}.".format,
    st.sampled_from(["The hazard ratio for death", "Median OS", "The rash rate", "Wobbling"]),
    st.sampled_from(["in women", "on lumitide", "at 12 months", ""]),
    NUMBERS,
    st.sampled_from(["on lumitide", "at 6 months", ""]),
    st.sampled_from(["and", "versus", "while itching was"]),
    NUMBERS,
)
QUESTIONS = (
    "Median OS on lumitide and octrelin?", "Rates of rash, itching and wobbling?",
    "Hazard ratio for death with CI?", "Rash at 6 and 12 months?", "Median OS?", "Why?",
)  # fmt: skip


def test_what_is_stated_is_cited_though_it_repeats_another() -> None:
    found = evidence("Which drug was given?", FIRST, FIRST.replace("31.0", "28.3"), NO_FIGURE)
    both = tuple(Chosen(label, match(each)) for label, each in zip("AB", found, strict=False))
    draft = answered("Which drug was given?", found, Selection(both, (), 1.0, 1.0), most=1)
    assert [citation.quote for citation in draft.citations] == [
        each.candidate.text for each in found[:2]
    ]


@given(st.sampled_from(QUESTIONS), st.lists(SENTENCES, min_size=1, max_size=4))
def test_every_number_stands_in_the_quote_of_its_marker(question: str, texts: list[str]) -> None:
    found = evidence(question, *texts)
    selection = select(parse_question(question), found)
    draft = answered(question, found, selection)
    shown = draft.answer[:600]
    for said, marker in re.findall(r"(.*?)\s?\[(\d+)\](?:\.|;)?", shown, re.DOTALL):
        there = {number.value for number in numbers_in(draft.citations[int(marker) - 1].quote)}
        assert {number.value for number in numbers_in(said)} <= there
    assert "[1]" in draft.answer
    assert {each.citation for each in draft.figures} <= {each.number for each in draft.citations}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/someone/papers/lumen.nxml", "lumen.nxml"),
        ("https://example.org/a/lumen.html", "https://example.org/a/lumen.html"),
    ],
)
def test_a_source_is_a_file_name_or_a_url(source: str, shown: str) -> None:
    stored = StoredDocument("x", 1, replace(lumitide(), source=source), (source, "other.txt"))
    assert cited_document(stored.publication).source == shown


def test_identifiers_and_people_are_carried_over() -> None:
    cited = cited_document(StoredDocument("x", 1, lumitide(), ()).publication)
    assert (cited.pmcid, cited.doi, cited.year) == ("PMC9000001", "10.5555/pmc9000001", 2031)
    assert cited.authors == ("Ada Example", "Bo Sample")


def test_each_row_of_which_a_figure_is_surely_chosen_is_quoted() -> None:
    question = "Mean itching after the course, gel vs nothing: ± SD each?"
    rows = [
        table_row("Table 2. Scores", name, ("Pre", "5.1 ± 1.0"), ("Post", value))
        for name, value in (("Gel", "2.3 ± 1.1"), ("Oil", "3.1 ± 1.0"), ("Control", "4.0 ± 1.2"))
    ]
    found = [replace(each, score=1 / 10**at) for at, each in enumerate(evidence(question, *rows))]
    both = (Chosen("gel", match(found[0], 1)), Chosen("nothing", match(found[2], 1)))
    draft = answered(question, found, Selection(both, (), 1.0, 1.0))
    assert "Gel: Pre = 5.1 ± 1.0; Post = 2.3 ± 1.1” [1]" in draft.answer
    assert "“… Control: Pre = 5.1 ± 1.0; Post = 4.0 ± 1.2” [2]" in draft.answer
