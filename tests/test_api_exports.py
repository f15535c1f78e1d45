"""Exports: what reference managers and Markdown make of answers, by hand-written files."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from api.exports.bibtex import bibtex
from api.exports.exchange import Exchange, Exported, citation_keys, names_of, of_answer
from api.exports.formats import ExportError, export, format_of
from api.exports.markdown import escaped, markdown
from api.exports.ris import ris
from retrieval.answers import Answer, Citation, CitedDocument, to_json

LANTERN = CitedDocument(
    "d1", "Zorvatide in MIDGUT tumours", ("Ada Lind", "Jo van der Berg"), "Journal of Trials",
    2021, "10.1000/lantern_1", "90000001", "PMC9000001", "lantern.md",
)  # fmt: skip
BARE = CitedDocument("d2", "Notes", (), None, None, None, None, None, "notes.md")


def cites(document: CitedDocument, number: int, quote: str = "It was 0.44.") -> Citation:
    return Citation(number, document, "Results", None, quote, 0, len(quote), 0.9)


def answer_of(question: str, text: str, *citations: Citation) -> Answer:
    return Answer(question, question, "answered", text, citations=citations)


ANSWER = answer_of("Hazard ratio?", "Hazard ratio: 0.44 [1].", cites(LANTERN, 1))


def test_a_publication_in_bibtex() -> None:
    assert bibtex(of_answer(ANSWER)) == (
        "@article{lind2021zorvatide,\n"
        "  author = {Lind, Ada and van der Berg, Jo},\n"
        "  title = {{Zorvatide in MIDGUT tumours}},\n"
        "  journal = {Journal of Trials},\n"
        "  year = {2021},\n"
        "  doi = {10.1000/lantern_1},\n"
        "  pmid = {90000001},\n"
        "  pmcid = {PMC9000001},\n"
        "}\n"
    )


def test_a_publication_in_ris() -> None:
    assert ris(of_answer(ANSWER)) == (
        "TY  - JOUR\r\nID  - lind2021zorvatide\r\nAU  - Lind, Ada\r\nAU  - van der Berg, Jo\r\n"
        "TI  - Zorvatide in MIDGUT tumours\r\nJO  - Journal of Trials\r\nPY  - 2021\r\n"
        "DO  - 10.1000/lantern_1\r\nAN  - 90000001\r\nC2  - PMC9000001\r\n"
        "UR  - https://doi.org/10.1000/lantern_1\r\nER  - \r\n\r\n"
    )


def test_what_is_unknown_is_left_out() -> None:
    exported = of_answer(answer_of("Why?", "So [1].", cites(BARE, 1)))
    assert bibtex(exported) == "@misc{anonymousnotes,\n  title = {{Notes}},\n}\n"
    assert ris(exported) == "TY  - GEN\r\nID  - anonymousnotes\r\nTI  - Notes\r\nER  - \r\n\r\n"


def test_nothing_of_a_paper_ends_a_field_or_begins_a_record() -> None:
    evil = replace(
        LANTERN,
        title="50% of {A} & B_1\r\nER  - \r\nTY  - JOUR $x$ #1 \\input{/etc/passwd}",
        authors=("Sales and Marketing Group",),
        doi="10.1/a}, evil={%x",
    )
    exported = of_answer(answer_of("Q?", "A [1].", cites(evil, 1)))
    (title,) = [line for line in bibtex(exported).splitlines() if "title" in line]
    assert title == (
        r"  title = {{50\% of \{A\} \& B\_1 ER - TY - JOUR \$x\$ \#1 "
        r"\textbackslash{}input\{/etc/passwd\}}},"
    )
    assert "  author = {{Sales and Marketing Group}}," in bibtex(exported)
    assert "  doi = {10.1/aevilx}," in bibtex(exported)
    tags = [line[:5] for line in ris(exported).split("\r\n") if line]
    assert tags.count("TY  -") == tags.count("ER  -") == 1


def test_keys_that_would_be_the_same_are_told_apart_in_any_order() -> None:
    other = replace(LANTERN, id="d3", title="Zorvatide again")
    one, two = citation_keys([LANTERN, other])
    assert one != two
    assert one.startswith("lind2021zorvatide-")
    assert citation_keys([other, LANTERN]) == (two, one)
    assert citation_keys([replace(LANTERN, authors=("Åsa Öström",))]) == ("ostrom2021zorvatide",)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Lind", ("Lind", "Ada")),
        ("Jo van der Berg", ("van der Berg", "Jo")),
        ("Lind, Ada", ("Lind", "Ada")),
        ("WHO", ("WHO", "")),
        ("", ("", "")),
    ],
)
def test_names(author: str, names: tuple[str, str]) -> None:
    assert names_of(author) == names


def test_a_conversation_in_markdown() -> None:
    second = answer_of("Nausea?", "Nausea: 12% [1]; 3% [2].", cites(BARE, 1), cites(LANTERN, 2))
    follow_up = replace(second, standalone_question="LANTERN: nausea?", warnings=("Two studies.",))
    noon = datetime(2026, 1, 2, 12, tzinfo=UTC)
    text = markdown(Exported("My talk", (Exchange(ANSWER, noon), Exchange(follow_up))))
    assert text == (
        "# My talk\n\n"
        "## Hazard ratio?\n\n2026-01-02 12:00 UTC\n\nHazard ratio: 0.44 \\[1\\].\n\n"
        "> \\[1\\] “It was 0.44.” (reference 1, Results)\n\n"
        "## Nausea?\n\nUnderstood as: LANTERN: nausea?\n\n"
        "Nausea: 12% \\[2\\]; 3% \\[3\\].\n\nNote: Two studies.\n\n"
        "> \\[2\\] “It was 0.44.” (reference 2, Results)\n\n"
        "> \\[3\\] “It was 0.44.” (reference 1, Results)\n\n"
        "## References\n\n"
        "1. Ada Lind, Jo van der Berg. Zorvatide in MIDGUT tumours. Journal of Trials. 2021. "
        "<https://doi.org/10.1000/lantern_1> PMID 90000001. PMC9000001.\n"
        "2. Notes.\n"
    )


HOSTILE = [
    "<script>alert(1)</script>", "[click](https://evil.example)", "![x](https://evil.example/p)",
    "https://evil.example", "www.evil.example", "a@evil.example", "# Heading", "- item", "1. item",
    "***", "```\ncode", "> quote", "&lt;b&gt;", "a | b", "$x^2$", "[1]: https://evil.example",
    "<https://evil.example>", "\u202eevil", "line\n\n# two", "Setext\n===",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_paper_comes_to_life_in_markdown(text: str) -> None:
    tokens = MarkdownIt("js-default").parse(escaped(text))
    assert [each.type for each in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    (inline,) = tokens[1:2]
    assert {each.type for each in inline.children or ()} <= {"text", "text_special"}


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_markdown_prints_a_text_as_it_was(text: str) -> None:
    shown = " ".join(text.split())
    tokens = MarkdownIt("js-default", {"typographer": False}).parse(f"x {escaped(text)} x")
    printed = "".join(each.content for each in tokens[1].children or ())
    assert " ".join(printed.split()) == " ".join(f"x {shown} x".split())


@pytest.mark.parametrize("name", ["a.md", "a.bib", "a.ris", "A.JSON"])
def test_the_name_of_a_file_says_its_format(name: str, tmp_path: Path) -> None:
    export(of_answer(ANSWER), tmp_path / name)
    assert (tmp_path / name).read_bytes().decode() == format_of(Path(name)).write(of_answer(ANSWER))


def test_json_holds_the_whole_answers(tmp_path: Path) -> None:
    export(of_answer(ANSWER), tmp_path / "a.json")
    (exchange,) = json.loads((tmp_path / "a.json").read_text())["exchanges"]
    assert exchange == {"asked": None, "answer": to_json(ANSWER)}


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no ending of a format"):
        export(of_answer(ANSWER), tmp_path / "a.docx")
    with pytest.raises(ExportError, match="cannot be written"):
        export(of_answer(ANSWER), tmp_path / "none" / "a.md")
