"""The lexical index."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.errors import OutdatedIndexError, StorageError
from ingest.lexical import LexicalIndex, fold_isotopes
from ingest.records import IndexedPassage
from tests.made_up_studies import random_vectors
from tests.old_lexical_index import old_lexical_index

VECTOR = random_vectors(1)[0]


def indexed(
    texts: Sequence[str], first: int = 1, title: str = "", heading: str = "", *tags: str
) -> list[IndexedPassage]:
    return [
        IndexedPassage(number, f"d{number}", None, "body", title, heading, text, VECTOR, tags)
        for number, text in enumerate(texts, start=first)
    ]


@pytest.fixture
def index(tmp_path):
    index = LexicalIndex(tmp_path / "lexical")
    yield index
    index.close()


def passages(
    index: LexicalIndex, question: str, limit: int = 10, documents: Sequence[str] | None = None
) -> list[int]:
    return [hit.passage for hit in index.search(question, limit, documents)]


def test_the_passage_with_the_rarer_words_comes_first(index):
    index.apply(indexed(["survival was long", "survival of mice", "lanreotide survival"]), ())
    assert passages(index, "survival with lanreotide")[0] == 3
    assert passages(index, "octopus") == []


def test_scores_are_bm25(index):
    index.apply(indexed(["alpha beta", "alpha gamma", "delta epsilon"]), ())
    # ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) with every field as long as the average.
    assert index.search("alpha", 5)[0].score == pytest.approx(0.470004, abs=1e-5)


def test_title_and_heading_are_found(index):
    index.apply(indexed(["one"], 1, title="Everolimus trial"), ())
    index.apply(indexed(["one"], 2, heading="Results > Toxicity"), ())
    assert passages(index, "everolimus") == [1]
    assert passages(index, "toxicities") == [2]


@pytest.mark.parametrize(
    "question",
    [
        "HR: 0.21", "Lu-177 (GBq", '"unclosed', "AND OR NOT", "a:b:c", "[1 TO", "survival^", "~2",
        "+-survival!", "\\", "*", "survival*", "{", "()", ":", "", "   ", "\x00", "\ud800", "💊",
        "survival " * 3_000, "x" * 100_000, "' OR 1=1 --", "<script>", "%s%n", "/.*/", "a" * 41,
    ],
)  # fmt: skip
def test_nothing_a_person_types_is_query_syntax(index, question):
    index.apply(indexed(["overall survival was 12 months"]), ())
    assert passages(index, question) in ([], [1])


@given(st.text())
@example("\ud83d")
def test_any_text_at_all_is_a_question(tmp_path_factory, question):
    index = LexicalIndex(tmp_path_factory.getbasetemp() / "any-text")
    index.search(question, 3)
    index.close()


def test_the_words_of_a_hostile_question_still_count(index):
    index.apply(indexed(["hazard ratio 0.21", "toxicity 0.33"]), ())
    assert passages(index, '"HR: (0.21"') == [1]


@pytest.mark.parametrize(
    "spelling",
    ["177Lu", "Lu-177", "(177)Lu", "[177Lu]", "177-Lu", "177 Lu", "[177]Lu-dotatate", "(177)Lu-"],
)
def test_an_isotope_has_one_spelling(index, spelling):
    index.apply(indexed([f"treated with {spelling} twice", "treated with 90Y twice"]), ())
    for asked in ("177Lu", "Lu-177", "(177)Lu", "[177Lu]Lu-DOTATATE"):
        assert passages(index, asked)[0] == 1
        assert passages(index, f"{asked}?") == [1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("99mTc scan", " 99mTc  scan"),
        ("Tc-99m scan", " 99mTc  scan"),
        ("CI 0.21-0.33", "CI 0.21-0.33"),
        ("in 12 patients", "in 12 patients"),
        ("HR-1 and IL-6", "HR-1 and IL-6"),
        ("COVID-19", "COVID-19"),
        ("1.5 F", "1.5 F"),
    ],
)
def test_only_isotopes_are_folded(text, expected):
    assert fold_isotopes(text) == expected


def test_function_words_do_not_count_unless_in_capitals(index):
    index.apply(indexed(["what was it then", "the OR was high", "nothing else"]), ())
    assert index.terms("What was the OR?") == ["or"]
    assert passages(index, "what was the OR") == [2]
    assert index.terms("what was it") == []
    assert passages(index, "what was it") == []


def test_each_term_counts_once(index):
    assert index.terms("survival Survivals SURVIVAL") == ["surviv"]


def test_numbers_keep_their_points_and_letters_their_accents_folded(index):
    index.apply(indexed(["median 12.5 months", "median 12 months", "Sjögren"]), ())
    assert passages(index, "12.5") == [1]
    assert passages(index, "sjogren") == [3]


def test_ties_at_the_limit_go_to_the_lowest_ids(index):
    index.apply(list(reversed(indexed(["same words"] * 50))), ())
    assert passages(index, "same words", 5) == [1, 2, 3, 4, 5]


def test_removed_passages_are_gone_and_counted(index):
    index.apply(indexed(["alpha one", "alpha two", "alpha three"]), ())
    assert index.apply((), [2, 99]) == 1
    assert index.ids() == {1, 3}
    assert passages(index, "alpha") == [1, 3]


def test_a_passage_told_twice_is_held_once(index):
    told = indexed(["alpha one", "alpha two"])
    assert index.apply(told, [1, 2]) == 0
    assert index.apply(told, [1, 2]) == 2
    assert passages(index, "alpha") == [1, 2]


def test_refilling_leaves_no_trace_of_what_was(tmp_path):
    kept = [f"alpha {'beta ' * (number % 7)}gamma{number}" for number in range(300)]
    fresh, worn = LexicalIndex(tmp_path / "fresh"), LexicalIndex(tmp_path / "worn")
    fresh.apply(indexed(kept), ())
    gone = indexed(["alpha beta beta " * 30] * 200, first=1_000)
    worn.apply(indexed(kept) + gone, ())
    worn.apply((), [passage.id for passage in gone])
    assert worn.search("alpha beta", 20) != fresh.search("alpha beta", 20)
    worn.refill(indexed(kept))
    assert worn.search("alpha beta", 20) == fresh.search("alpha beta", 20)
    assert worn.ids() == fresh.ids()


def test_only_passages_of_the_documents_named(index):
    index.apply(indexed(["alpha"] * 3_000), ())
    two_thousand = [f"d{number}" for number in range(1_001, 3_001)]
    assert passages(index, "alpha", 3, two_thousand) == [1_001, 1_002, 1_003]
    assert len(passages(index, "alpha", 3_000, two_thousand)) == 2_000
    assert passages(index, "alpha", 3, ["d7"]) == [7]
    assert passages(index, "alpha", 3, []) == []
    assert passages(index, "alpha", 3, ["nobody"]) == []
    every = index.search("alpha", 1)
    assert index.search("alpha", 1, ["d1"]) == every  # the filter adds nothing to the score


HAZARD, PAIN = "measure:hazard ratio", "endpoint:pain"


def test_a_tag_adds_the_same_to_a_score_however_rare_it_is(index):
    index.apply(indexed(["alpha"] * 40, 1, "", "", HAZARD), ())
    index.apply(indexed(["alpha"], 41, "", "", HAZARD, PAIN), ())
    index.apply(indexed(["alpha"], 42), ())
    scores = {hit.passage: hit.score for hit in index.search("alpha", 50, tags=[HAZARD, PAIN])}
    assert scores[1] - scores[42] == pytest.approx(4.0, abs=1e-5)
    assert scores[41] - scores[1] == pytest.approx(4.0, abs=1e-5)
    plain = {hit.passage: hit.score for hit in index.search("alpha", 50)}
    assert plain[1] == plain[41] == plain[42] == scores[42]


def test_a_tag_is_one_term_and_no_words(index):
    index.apply(indexed(["alpha"], 1, "", "", HAZARD), ())
    assert passages(index, "hazard ratio") == []
    for other in ("hazard", "measure:hazard", "measure:Hazard ratio", "ratio", "", "\x00"):
        assert index.search("", 5, tags=[other]) == []
    assert [hit.passage for hit in index.search("", 5, tags=[HAZARD, HAZARD, PAIN])] == [1]


def test_tags_find_without_words_and_within_documents(index):
    index.apply(indexed(["alpha", "beta"], 1, "", "", HAZARD), ())
    assert [hit.passage for hit in index.search("what was it", 5, tags=[HAZARD])] == [1, 2]
    assert [hit.passage for hit in index.search("beta", 5, ["d1"], [HAZARD])] == [1]
    assert index.search("", 0, tags=[HAZARD]) == []


def test_a_tag_is_kept_and_removed_with_its_passage(tmp_path):
    first = LexicalIndex(tmp_path / "lexical")
    first.apply(indexed(["alpha", "beta"], 1, "", "", HAZARD), ())
    first.apply((), [1])
    first.close()
    second = LexicalIndex(tmp_path / "lexical")
    assert [hit.passage for hit in second.search("", 5, tags=[HAZARD])] == [2]
    second.close()


def test_an_index_with_other_fields_is_told_apart_from_a_damaged_one(tmp_path):
    old_lexical_index(tmp_path / "lexical")
    with pytest.raises(OutdatedIndexError, match="another version of Citewell"):
        LexicalIndex(tmp_path / "lexical")
    (tmp_path / "lexical" / "meta.json").write_text("{")
    with pytest.raises(StorageError, match="cannot be read") as damaged:
        LexicalIndex(tmp_path / "lexical")
    assert not isinstance(damaged.value, OutdatedIndexError)


def test_no_limit_is_no_hit(index):
    index.apply(indexed(["alpha"]), ())
    assert passages(index, "alpha", 0) == []


def test_an_empty_index_answers_with_nothing(index):
    assert index.search("alpha", 5) == []
    assert index.ids() == set()


def test_it_is_all_there_after_reopening(tmp_path):
    first = LexicalIndex(tmp_path / "lexical")
    first.apply(indexed(["treated with Lu-177", "other"]), ())
    before = first.search("177Lu treatments", 5)
    first.close()
    second = LexicalIndex(tmp_path / "lexical")
    assert second.search("177Lu treatments", 5) == before != []
    second.close()
