import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.documents import Document, Identifiers, SectionKind
from ingest.errors import ReadError
from ingest.readers.markdown import looks_like_markdown, read_markdown

FRONT = """---
title: "Madeuptide: a drawn trial"
authors: [Anna Muster, Bo de Vries]
journal: J Fict
year: 2020
volume: 3
issue: 1a
pages: 12-19
doi: https://doi.org/10.1000/ABC.1
pmid: 123
pmcid: pmc456
nct: NCT01234567
keywords: [mice, pencils]
---
"""

PAPER = (
    FRONT
    + """
# Madeuptide: a drawn trial

Opening *words* with **weight**, `code`, a [link](http://nowhere.example) and ![a mouse](x.png),
over two lines: P<0.05 and 10<sup>-5</sup>.

## Abstract

### Results

Mice slept 14 h.

## Methods

- drew 20 mice
- used pencils
  - of 3 colours

## Results

Sleep was long.

Table 1. Sleep by arm

| Arm | n | Median (h) |
|:----|--:|-----------:|
| Drawn mice | | |
| Madeuptide | 12 | **8.4** |
| Nothing | 8 | |

Then they woke.
"""
)
ROW = "Table 1. Sleep by arm > Drawn mice"


def read(text: str, source: str = "paper.md") -> Document:
    return read_markdown(text.encode(), source)


def spans(document: Document) -> list[tuple[SectionKind, str, str]]:
    return [
        (section.kind, section.heading, document.text[section.start : section.end])
        for section in document.sections
    ]


def test_front_matter_becomes_the_bibliography():
    document = read(PAPER)
    assert document.title == "Madeuptide: a drawn trial"
    assert document.authors == ("Anna Muster", "Bo de Vries")
    assert (document.journal, document.year) == ("J Fict", 2020)
    assert (document.volume, document.issue, document.pages) == ("3", "1a", "12-19")
    assert document.identifiers == Identifiers("10.1000/abc.1", "123", "PMC456", "NCT01234567")
    assert document.keywords == ("mice", "pencils")
    assert (document.format, document.source) == ("markdown", "paper.md")


def test_headings_become_paths_and_markup_its_text():
    assert spans(read(PAPER)) == [
        (SectionKind.TITLE, "", "Madeuptide: a drawn trial"),
        (
            SectionKind.BODY,
            "",
            "Opening words with weight, code, a link and a mouse, over two lines: P<0.05 and 10⁻⁵.",
        ),
        (SectionKind.ABSTRACT, "Abstract > Results", "Mice slept 14 h."),
        (SectionKind.BODY, "Methods", "drew 20 mice\nused pencils\nof 3 colours"),
        (SectionKind.BODY, "Results", "Sleep was long."),
        (
            SectionKind.TABLE,
            "Results > Table 1",
            f"{ROW} > Madeuptide: n = 12; Median (h) = 8.4\n{ROW} > Nothing: n = 8",
        ),
        (SectionKind.BODY, "Results", "Then they woke."),
        (SectionKind.KEYWORDS, "Keywords", "mice; pencils"),
    ]


def test_table_cells_point_at_their_text():
    document = read(PAPER)
    (table,) = document.tables
    assert (table.label, table.caption) == ("Table 1", "Sleep by arm")
    cells = [
        (row.label, cell.column, document.text[cell.start : cell.end])
        for row in table.rows
        for cell in row.cells
    ]
    assert cells == [
        ("Drawn mice > Madeuptide", "n", "12"),
        ("Drawn mice > Madeuptide", "Median (h)", "8.4"),
        ("Drawn mice > Nothing", "n", "8"),
    ]


def test_table_of_one_column_keeps_its_rows():
    document = read("# Drawn\n\n| Mice |\n|---|\n| Anna |\n| Bo |\n")
    assert document.text.endswith("Mice = Anna\nMice = Bo")


def test_title_comes_from_the_opening_heading_then_from_the_file():
    assert read("# Drawn mice\n\nThey slept.").title == "Drawn mice"
    nameless = read("They slept.\n\n# Results\n\nLong.", "folder/mice.md")
    assert nameless.title == "mice"
    assert [heading for _, heading, _ in spans(nameless)] == ["", "", "Results"]


def test_summary_is_an_abstract_and_deeper_headings_leave_the_path():
    document = read("# T\n\n## Summary\n\nOne.\n\n#### Deep\n\nTwo.\n\n## Methods\n\nThree.")
    assert [(kind.value, heading) for kind, heading, _ in spans(document)[1:]] == [
        ("abstract", "Summary"),
        ("abstract", "Summary > Deep"),
        ("body", "Methods"),
    ]


def test_html_is_reduced_to_its_text_and_what_is_no_html_stays():
    text = read(
        "# T\n\nlow<br>high, VO<sub>2</sub>, p <a or b>\n\n<div>boxed &amp; kept</div>\n\n"
        "<!-- hidden -->\n\n    code 5\n"
    ).text
    assert "low high, VO₂" in text
    assert "boxed & kept" in text
    assert "code 5" in text
    assert "hidden" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_breaks_make_no_difference(encoding):
    document = read_markdown(PAPER.replace("\n", "\r\n").encode(encoding), "paper.md")
    assert document == read(PAPER)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: [unclosed\nyear: 2020", "not valid YAML in line"),
        ("title: a: b", "in line 2"),
        ("year: 2020-13-45", "not valid YAML"),
        ("x: !!timestamp never", "not valid YAML"),
        ("- a\n- b", "not a list of fields"),
        ("titel: Drawn mice", "unknown fields: titel"),
        ("title: 7", "title is 7"),
        ("authors: Anna Muster", "authors is 'Anna Muster'"),
        ("authors: [Anna, 3]", "authors is"),
        ("year: '2020'", "year is '2020'"),
        ("year: true", "year is True"),
        ("year: 20200", "year is 20200"),
        ("doi: 11.1000/x", "doi is '11.1000/x'"),
        ("pmid: 12a", "pmid is '12a'"),
        ("pmcid: 12", "pmcid is 12"),
        ("nct: NCT1", "nct is 'NCT1'"),
        ("volume: 1.5", "volume is 1.5"),
        ("keywords: mice", "keywords is 'mice'"),
    ],
)
def test_unusable_front_matter_is_refused_by_name(front, said):
    with pytest.raises(ReadError) as caught:
        read(f"---\n{front}\n---\n# T\n\nText.", "odd.md")
    assert said in str(caught.value)
    assert "odd.md" in str(caught.value)
    assert caught.value.remedy


def test_front_matter_without_an_end_is_refused():
    with pytest.raises(ReadError, match="does not end"):
        read("---\ntitle: T\n\nText.")


def test_empty_front_matter_and_empty_fields_are_allowed():
    assert read("---\n---\n# T\n\nText.").title == "T"
    assert read("---\njournal:\n---\n# T\n\nText.").journal is None


@pytest.mark.parametrize("text", ["", "# Only a title", FRONT, "---\ntitle: T\n---\n## A\n"])
def test_a_file_without_text_is_refused(text):
    with pytest.raises(ReadError, match="no text besides its title"):
        read(text)


def test_looks_like_markdown():
    assert looks_like_markdown(FRONT.encode())
    assert looks_like_markdown(b"Words\n\n## Heading\n")
    assert looks_like_markdown(b"| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert not looks_like_markdown(b"Plain words - of a page\nn = 3\n")
    assert not looks_like_markdown(bytes(range(32)) * 4)


def assert_consistent(document: Document) -> None:
    assert document.text.startswith(document.title)
    before = 0
    for section in document.sections:
        assert before <= section.start < section.end <= len(document.text)
        before = section.end
    for table in document.tables:
        for row in table.rows:
            assert table.start <= row.start < row.end <= table.end
            for cell in row.cells:
                assert row.start <= cell.start < cell.end <= row.end


MARKUP = st.sampled_from(
    [*PAPER.split("\n"), "---", "| a |", "|---|---|", "> q", "```", "<div>", "[[[", "***", "1. x"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(MARKUP, st.text(max_size=60)), max_size=30))
def test_any_text_gives_consistent_offsets_or_a_read_error(lines):
    try:
        document = read("\n".join(lines))
    except ReadError:
        return
    assert_consistent(document)


@settings(deadline=None)
@given(st.binary(max_size=300), st.booleans())
@example(b"a: " + b"[" * 3000, True)
@example(b"? [a]\n: b", True)
@example(b"x: !!bool maybe", True)
def test_any_bytes_give_a_document_or_a_read_error(data, in_front):
    try:
        document = read_markdown(b"---\n" + data + b"\n---\ntext" if in_front else data, "p.md")
    except ReadError:
        return
    assert_consistent(document)
