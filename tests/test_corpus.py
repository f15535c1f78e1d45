import re
from pathlib import Path

import pytest

from ingest.canonical import clean_line
from ingest.documents import Document, SectionKind
from ingest.readers.markdown import read_markdown
from ingest.readers.saved_page import read_saved_page

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DIGESTS = {
    "bad-berka-prrt-netter-1-2017.md": "000",
    "salvage-prrt-dosimetry-2019.md": "001",
    "mid-treatment-response-dotatate-2024.md": "002",
    "salvage-octreotate-2010.md": "003",
    "prrt-cup-nets-2022.md": "004",
}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[\w±%.]+")
# Numbers that the page spells out and the digest writes in digits.
SPELT_OUT = {"001": {"35"}, "002": {"4", "51"}, "003": {"33"}, "004": {"31"}}
LONGEST_SHARED_RUN = 8  # words: a figure with its interval and its measure


def digest(name: str) -> Document:
    path = CORPUS / name
    return read_markdown(path.read_bytes(), path.name)


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(re.sub(r"(?<!\d)\.(\d)", r"0.\1", text)))


def test_the_corpus_is_these_documents():
    assert {path.name for path in CORPUS.iterdir()} == set(DIGESTS)


@pytest.mark.parametrize("name", DIGESTS)
def test_digest_is_read_with_a_complete_bibliography(name):
    document = digest(name)
    assert document.title
    assert document.journal
    assert document.year
    assert document.volume
    assert document.pages
    assert document.identifiers.doi or name == "prrt-cup-nets-2022.md"  # its page prints none


@pytest.mark.parametrize("name", DIGESTS)
def test_digest_has_the_sections_of_a_study_and_right_offsets(name):
    document = digest(name)
    before = 0
    for section in document.sections:
        assert before <= section.start < section.end <= len(document.text)
        text = document.text[section.start : section.end]
        assert text == "\n".join(clean_line(line) for line in text.split("\n"))
        before = section.end
    tops = {section.heading.split(" > ")[0] for section in document.sections}
    assert {"Background", "Methods", "Conclusions"} <= tops
    assert any(top.startswith("Results") for top in tops)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "bad-berka-prrt-netter-1-2017.md",
            "Octreotide LAR 60 mg: hazard ratio 0.21 (95% CI 0.13–0.34), P<0.0001.",
        ),
        ("bad-berka-prrt-netter-1-2017.md", "Median overall survival (OS) was 52 months"),
        ("salvage-prrt-dosimetry-2019.md", "44 GBq (range 33.5-47 GBq)"),
        ("mid-treatment-response-dotatate-2024.md", "was 20.9 for PR at the mid-treatment"),
        ("salvage-octreotate-2010.md", "the median TTP was 17 mo"),
        ("prrt-cup-nets-2022.md", "Median OS was 88.6 mo in all CUP-NETs."),
    ],
)
def test_digest_states_known_figures_in_its_body(name, sentence):
    document = digest(name)
    body = [
        document.text[section.start : section.end]
        for section in document.sections
        if section.kind is SectionKind.BODY
    ]
    assert any(sentence in text for text in body)


def page(shared_data: Path, prefix: str) -> Document:
    (path,) = (shared_data / "seeds").glob(f"{prefix}_*.txt")
    return read_saved_page(path.read_bytes(), path.name)


@pytest.mark.shared
@pytest.mark.parametrize("name", DIGESTS)
def test_digest_has_the_bibliography_of_its_page(shared_data, name):
    ours, theirs = digest(name), page(shared_data, DIGESTS[name])
    for field in ("title", "identifiers", "authors", "journal", "year", "volume", "issue", "pages"):
        assert getattr(ours, field) == getattr(theirs, field), field
    assert ours.keywords == theirs.keywords


@pytest.mark.shared
@pytest.mark.parametrize("name", DIGESTS)
def test_digest_has_every_number_of_its_page_and_no_other(shared_data, name):
    ours, theirs = digest(name), page(shared_data, DIGESTS[name])
    assert numbers(theirs.text) - numbers(ours.text) == set()
    assert numbers(ours.text) - numbers(theirs.text) <= SPELT_OUT.get(DIGESTS[name], set())


@pytest.mark.shared
@pytest.mark.parametrize("name", DIGESTS)
def test_digest_is_in_words_of_its_own(shared_data, name):
    ours, theirs = (body_words(one) for one in (digest(name), page(shared_data, DIGESTS[name])))
    size = LONGEST_SHARED_RUN + 1
    runs = {tuple(theirs[start : start + size]) for start in range(len(theirs) - size + 1)}
    copied = [
        " ".join(ours[start : start + size])
        for start in range(len(ours) - size + 1)
        if tuple(ours[start : start + size]) in runs
    ]
    assert copied == []


def body_words(document: Document) -> list[str]:
    kinds = {SectionKind.ABSTRACT, SectionKind.BODY}
    texts = [document.text[one.start : one.end] for one in document.sections if one.kind in kinds]
    return WORD.findall(" ".join(texts).lower())
