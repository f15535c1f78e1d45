import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Document, SectionKind
from ingest.errors import ReadError
from ingest.readers.saved_page import looks_like_text, read_saved_page
from tests.made_up_pages import CONFERENCE, HIGHWIRE, PREPRINT, PUBMED_NEW, PUBMED_OLD, PUBMED_TEXT


def read(page: str, source: str = "page.txt") -> Document:
    return read_saved_page(page.encode(), source)


def content(document: Document, kind: SectionKind) -> list[tuple[str, str]]:
    return [
        (section.heading, document.text[section.start : section.end])
        for section in document.sections
        if section.kind is kind
    ]


def assert_consistent(document: Document) -> None:
    assert document.text.startswith(document.title)
    before = 0
    for section in document.sections:
        assert before <= section.start < section.end <= len(document.text)
        assert document.text[section.start : section.end].strip()
        before = section.end
    assert document.sections[0].kind is SectionKind.TITLE


def test_new_pubmed_page_is_read_down_to_the_article():
    document = read(PUBMED_NEW)
    assert document.title == "Madeupinib for the treatment of invented tumors"
    assert content(document, SectionKind.ABSTRACT) == [
        ("Abstract > Introduction", "Madeupinib is a pretend drug. It was given to 30 patients."),
        ("Abstract > Areas covered", "The hazard ratio was 0.5 (NCT09999999)."),
        ("Abstract > Expert opinion", "It may work."),
    ]
    assert content(document, SectionKind.KEYWORDS) == [
        ("Keywords", "invention; madeupinib; sample tumor")
    ]
    assert document.text.split("\n\n")[:3] == [document.title, "Abstract", "Introduction"]


def test_new_pubmed_page_gives_its_metadata():
    document = read(PUBMED_NEW)
    identifiers = document.identifiers
    assert identifiers.doi == "10.1234/mrm.2021.77"
    assert (identifiers.pmid, identifiers.pmcid) == ("31652999", "PMC7227999")
    assert identifiers.nct == "NCT09999999"
    assert document.authors == ("Anna Muster", "Bo de Vries", "Carla O'Neil")
    assert (document.journal, document.year) == ("Madeup Rev Med", 2021)
    assert (document.volume, document.issue, document.pages) == ("13", "11", "1023-1031")
    assert document.subjects == ("Review", "Humans", "Fictions / drug therapy")
    assert document.affiliations == (
        "Department of Invention, University of Nowhere, Nowhere, Utopia.",
        "Clinic of Fiction, Sample City, Utopia.",
    )


def test_old_pubmed_page_with_labels_on_lines_of_their_own():
    document = read(PUBMED_OLD)
    assert document.title == (
        "68Ga-madeuptide PET versus nothing in invented disease: a randomised trial"
    )
    assert [heading for heading, _ in content(document, SectionKind.ABSTRACT)] == [
        "Abstract > Background",
        "Abstract > Methods",
        "Abstract > Findings",
        "Abstract > Funding",
    ]
    assert document.text.endswith("Funding\n\nNone.")
    assert document.authors == ("A Muster", "BC van der Example", "C O'Neil")
    assert document.identifiers.pmid == "25000000"
    assert document.identifiers.doi == "10.1016/s0000-1(14)6-x"
    assert (document.journal, document.year, document.volume) == ("Lancet Fict", 2015, "385")


def test_pubmed_text_format_is_unwrapped():
    document = read(PUBMED_TEXT)
    assert document.title == (
        "Madeuptide given again in extensively treated patients with invented tumors that "
        "had come back: dosimetry and survival"
    )
    assert len(document.authors) == 7
    assert document.authors[-1] == "H van Nowhere"
    assert content(document, SectionKind.ABSTRACT) == [
        ("Abstract > Background", "Madeuptide was unknown in patients whose tumor had come back."),
        ("Abstract > Methods", "We treated 35 patients."),
        ("Abstract > Results", "Median survival was 33 months (95% CI: 30-36), which was long."),
    ]
    assert (document.journal, document.volume, document.pages) == ("Fict Cancer", "19", "788")
    assert document.identifiers.pmid == "31390000"
    assert len(document.affiliations) == 2


def test_a_label_of_the_whole_abstract_is_no_section():
    text = "Three mice were drawn, asleep."
    page = f"Drawn mice and their fate\nJ Fict. 2010 Mar;51(3):383-90.\nAbstract: {text}"
    assert content(read(page), SectionKind.ABSTRACT) == [("Abstract", text)]


def test_a_paragraph_that_ends_in_a_copyright_notice_is_kept():
    long = (
        "Median survival was 17.3 mo in drawn mice, longer than in 20 of the mice that nobody had "
        "drawn at all before. © 2022 Nobody. All rights reserved."
    )
    page = HIGHWIRE.replace("Median survival was 17.3 mo in drawn mice.", long)
    assert long in read(page).text


def test_highwire_page_keeps_nothing_of_its_menus_and_tools():
    document = read(HIGHWIRE)
    assert document.title == "Long-Term Survival of Drawn Mice with Madeuptide"
    assert document.text == (
        "Long-Term Survival of Drawn Mice with Madeuptide\n\nAbstract\n\n"
        "Methods\n\nWe drew 149 mice. They were looked at with PET.\n\n"
        "Results\n\nMedian survival was 17.3 mo in drawn mice."
    )
    assert document.authors == ("Anna Muster", "Bo de Vries", "Carla O'Neil")
    assert document.affiliations == ("University of Nowhere", "Nowhereicum Sample City")
    assert (document.journal, document.year) == ("Journal of Pretend Medicine", 2022)
    assert (document.volume, document.issue, document.pages) == ("63", "supplement 2", "2996")


def test_conference_abstract_with_a_title():
    document = read(CONFERENCE)
    assert document.title == "Madeuptide in fictitious tumours"
    assert content(document, SectionKind.ABSTRACT) == [
        ("Abstract", "Fictitious tumours are rare. We treated 12 of them, and 30% shrank.")
    ]
    assert document.affiliations[1] == "Clinic of Fiction, Sample City, Utopia."
    assert (document.journal, document.year, document.volume) == ("Pretend Abstracts", 2019, "63")
    assert document.pages == "P15"
    assert document.identifiers.doi == "10.1530/pretabs.63.p15"


def test_conference_abstract_without_a_title_is_called_by_its_citation():
    page = CONFERENCE.replace("Madeuptide in fictitious tumours\n", "")
    assert read(page).title == "Pretend Abstracts (2019) 63 P15"


def test_full_text_after_the_abstract_is_body_and_references_are_left():
    document = read(PREPRINT)
    assert document.title == "Sleep of invented mice: a drawn study"
    assert document.authors == ("Anna Muster", "Bo de Vries")
    assert content(document, SectionKind.BODY) == [
        ("Introduction", "Mice have been drawn for many years. They were always sleeping."),
        ("Methods > Pencils", "We drew the mice with 3 pencils. They did not move."),
    ]
    assert "2010" not in document.text


def test_plain_text_keeps_every_line():
    page = (
        "Madeuptide in fictitious tumours\n\nFictitious tumours are rare. We treated 12 of them.\n"
        "\nn = 12 patients\n\nNine of 12 tumours shrank by 30%.\n\nMore follows"
    )
    document = read(page)
    assert document.title == "Madeuptide in fictitious tumours"
    assert content(document, SectionKind.ABSTRACT)[0][1].split("\n") == [
        "Fictitious tumours are rare. We treated 12 of them.",
        "n = 12 patients",
        "Nine of 12 tumours shrank by 30%.",
        "More follows",
    ]


def test_text_that_starts_without_a_title_is_called_by_its_file():
    document = read("We treated 12 fictitious tumours.\n\nNine shrank.", "folder/tumours.txt")
    assert document.title == "tumours"
    assert content(document, SectionKind.ABSTRACT) == [
        ("Abstract", "We treated 12 fictitious tumours.\nNine shrank.")
    ]


def test_run_on_abstract_is_cut_at_its_main_labels_only():
    page = (
        "A run-on abstract about nothing\n\nBACKGROUND: It is dark. METHODS: We saw 30 patients. "
        "RESULTS: It was sad. Primary endpoint: PFS. It was 3 months. CONCLUSIONS: Good."
    )
    assert content(read(page), SectionKind.ABSTRACT) == [
        ("Abstract > Background", "It is dark."),
        ("Abstract > Methods", "We saw 30 patients."),
        ("Abstract > Results", "It was sad. Primary endpoint: PFS. It was 3 months."),
        ("Abstract > Conclusions", "Good."),
    ]


def test_hard_wrapped_paragraphs_are_joined():
    page = (
        "J Pretend Med. 2010 Mar;51(3):383-90.\n\nMadeuptide in fictitious tumours\n\n"
        "We treated 12 fictitious tumours with madeuptide and saw that the hazard\n"
        "ratio was 0.45 (95% CI 0.2 to 0.7). In addition to that, many further\n"
        "patients did worse.\n"
    )
    ((_, text),) = content(read(page), SectionKind.ABSTRACT)
    assert "the hazard ratio was 0.45" in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("J Fict. 2010 Mar;51(3):383-90. doi: 10.1/x", ("J Fict", 2010, "51", "3", "383-90")),
        ("J Fict. 2022 Aug;63 Suppl 2:2996.", ("J Fict", 2022, "63 Suppl 2", None, "2996")),
        ("J Fict 2010;51:383–390", ("J Fict", 2010, "51", None, "383–390")),
        ("J Fict. 2024 Jun 27:OP23. doi: 10.1/x", ("J Fict", 2024, None, None, "OP23")),
        ("Fiction (2017) 130 (Suppl 1): 123.", ("Fiction", 2017, "130", "Suppl 1", "123")),
        (
            "BMC Fict volume 19, Article number: 788 (2019) Cite this article",
            ("BMC Fict", 2019, "19", None, "788"),
        ),
        (
            "Journal of Fiction, March 3, 2016, 57 (3) 12-19; DOI: 10.1/x",
            ("Journal of Fiction", 2016, "57", "3", "12-19"),
        ),
    ],
)
def test_citation_layouts(line, expected):
    page = f"Madeuptide in fictitious tumours\n{line}\nAbstract\nWe treated 12 of them in a dream."
    document = read(page)
    fields = (
        document.journal,
        document.year,
        document.volume,
        document.issue,
        document.pages,
    )
    assert fields == expected
    assert document.title == "Madeuptide in fictitious tumours"


def test_a_sentence_like_a_citation_stays_in_the_text():
    sentence = "Patients were enrolled in 2019; 23 had died by 2021."
    page = f"Drawn mice and their fate\nAbstract\nMice were drawn.\n{sentence}"
    assert sentence in read(page).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_encodings_and_line_breaks_make_no_difference(encoding, line_break):
    page = PUBMED_OLD.replace("\n", line_break).replace(" ", "\u00a0 ", 3)
    document = read_saved_page(page.encode(encoding), "page.txt")
    assert document.text == read(PUBMED_OLD).text


def test_western_bytes_are_read():
    page = "Drawn mice and their fate\n\nThe age was 63 ± 9 years – in café mice."
    assert "63 ± 9 years – in café mice." in read_saved_page(page.encode("cp1252"), "p.txt").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no text"),
        (b" \r\n\t\xc2\xa0", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x01\x02\x03", "it is not text"),
        (b"Skip to main content\nMain menu\n* Home\n* About\nLog in\n", "no article text"),
        (b"<!DOCTYPE html><html><body>We are here.</body></html>", "source of a web page"),
    ],
)
def test_what_holds_no_article_is_refused_by_name(data, reason):
    with pytest.raises(ReadError, match=reason) as caught:
        read_saved_page(data, "odd.txt")
    assert "odd.txt" in str(caught.value)
    assert caught.value.remedy


def test_looks_like_text():
    assert looks_like_text(PUBMED_NEW.encode())
    assert looks_like_text("Größe ± 3 µm".encode("latin-1"))
    assert not looks_like_text(bytes(range(32)) * 4)
    assert not looks_like_text(b"<html><body>text</body></html>")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(data):
    try:
        document = read_saved_page(data, "page.txt")
    except ReadError:
        return
    assert_consistent(document)


PIECES = sorted({line for page in (PUBMED_NEW, PUBMED_OLD, HIGHWIRE) for line in page.split("\n")})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=80)), max_size=30))
def test_shuffled_pages_give_consistent_offsets(lines):
    try:
        document = read("\n".join(lines))
    except ReadError:
        return
    assert isinstance(document, Document)
    assert_consistent(document)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            "The {} was {} in {} patients.".format,
            st.sampled_from(["median survival", "hazard ratio", "rate of response"]),
            st.decimals(min_value=0, max_value=99, places=2),
            st.integers(min_value=2, max_value=999),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_sentence_of_an_abstract_is_lost_between_furniture(sentences):
    head = "Main menu\nHome\nDrawn mice and their fate\nJ Fict. 2010 Mar;51(3):383-90.\nAbstract"
    tail = "Similar articles\nSome other mice were drawn by Muster."
    page = "\n\n".join([head, *sentences, tail])
    ((_, text),) = content(read(page), SectionKind.ABSTRACT)
    assert text.split("\n") == sentences
