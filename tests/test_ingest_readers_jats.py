"""The JATS reader: front matter, sections in order, hostile and broken input, real articles."""

import tarfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Document, Section, SectionKind
from ingest.errors import ReadError
from ingest.readers.jats import looks_like_jats, read_jats

DOCTYPE = (
    b'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving v1.0//EN" "JATS.dtd">'
)

FRONT = """
<front>
 <journal-meta><journal-title-group><journal-title>Journal of Made-up Trials</journal-title>
 </journal-title-group></journal-meta>
 <article-meta>
  <article-id pub-id-type="pmc">1234567</article-id>
  <article-id pub-id-type="pmid">7654321</article-id>
  <article-id pub-id-type="doi">10.5555/JMT.2016.1</article-id>
  <article-categories><subj-group><subject>Research</subject></subj-group></article-categories>
  <title-group>
   <article-title>Lutezole in gut tumours<xref ref-type="fn" rid="f1">*</xref></article-title>
   <subtitle>the LUZ-1 trial</subtitle>
  </title-group>
  <contrib-group>
   <contrib contrib-type="author"><name><surname>Doe</surname><given-names>Ann B</given-names>
   </name><xref ref-type="aff" rid="a1">1</xref></contrib>
   <contrib contrib-type="editor"><name><surname>Red</surname><given-names>Ed</given-names>
   </name></contrib>
   <contrib contrib-type="author"><collab>The LUZ Group</collab></contrib>
   <contrib contrib-type="author"><name><surname>Roe</surname><given-names>Carl</given-names>
   <suffix>Jr</suffix></name></contrib>
  </contrib-group>
  <aff id="a1"><label>1</label>Institute of Examples, Nowhere</aff>
  <pub-date pub-type="epub"><year>2015</year></pub-date>
  <pub-date pub-type="ppub"><month>1</month><year>2016</year></pub-date>
  <pub-date pub-type="pmc-release"><year>2017</year></pub-date>
  <volume>12</volume><issue>3</issue><fpage>101</fpage><lpage>109</lpage>
  <abstract>
   <sec><title>Background</title><p>Lutezole is new (NCT00112233).</p></sec>
   <sec><title>Results</title><p>The hazard ratio was 0.55.</p></sec>
  </abstract>
  <abstract abstract-type="toc"><p>A short teaser.</p></abstract>
  <kwd-group><kwd>gut</kwd><kwd>lutezole</kwd></kwd-group>
 </article-meta>
</front>
"""

BODY = """
<body>
 <p>A paragraph before any section.</p>
 <sec><title>Methods</title>
  <p>We enrolled adults.</p>
  <sec><title>Participants</title>
   <p>They had to be:<list><list-item><p>adult</p></list-item>
   <list-item><label>(b)</label><p>well</p></list-item></list>and willing.</p>
   <p>As in <xref ref-type="fig" rid="g1">Fig. 1</xref><fig id="g1"><label>Figure 1.</label>
   <caption><title>Flow.</title><p>Who left and when.</p></caption></fig> they stayed.</p>
  </sec>
  <sec><title>Empty</title></sec>
 </sec>
 <sec><title>Competing interests</title><p>We own shares.</p></sec>
 <sec><title>Results</title>
  <table-wrap><label>Table 1.</label><caption><p>Outcomes</p></caption>
   <table><thead><tr><th>Item</th><th>Drug</th></tr></thead>
   <tbody><tr><td>Died</td><td>3 (5)</td></tr></tbody></table>
   <table-wrap-foot><fn><label>a</label><p>One lost.</p></fn></table-wrap-foot></table-wrap>
  <p>Few died.</p>
 </sec>
</body>
<back>
 <ack><p>We thank all.</p></ack>
 <app-group><app><label>Appendix 1</label><p>The dose rule.</p></app></app-group>
 <ref-list><ref><mixed-citation>Old paper</mixed-citation></ref></ref-list>
</back>
<floats-group><fig><label>Fig. 2</label><caption><p>Survival.</p></caption></fig></floats-group>
<sub-article><body><p>A letter in reply.</p></body></sub-article>
"""


def article(inner: str) -> bytes:
    return DOCTYPE + f'<article article-type="research">{inner}</article>'.encode()


def body(inner: str) -> Document:
    return read_jats(article(f"<body>{inner}</body>"), "made-up.nxml")


def content(document: Document, section: Section) -> str:
    return document.text[section.start : section.end]


@pytest.fixture(scope="module")
def document() -> Document:
    return read_jats(article(FRONT + BODY), "made-up.nxml")


def test_front_matter(document: Document):
    ids = document.identifiers
    assert (ids.doi, ids.pmid) == ("10.5555/jmt.2016.1", "7654321")
    assert (ids.pmcid, ids.nct) == ("PMC1234567", "NCT00112233")
    assert document.title == "Lutezole in gut tumours: the LUZ-1 trial"
    assert document.authors == ("Ann B Doe", "The LUZ Group", "Carl Roe Jr")
    assert document.journal == "Journal of Made-up Trials"
    assert document.year == 2016  # the issue's year, as it is cited
    assert (document.volume, document.issue, document.pages) == ("12", "3", "101–109")
    assert document.keywords == ("gut", "lutezole")
    assert document.subjects == ("Research",)
    assert document.affiliations == ("Institute of Examples, Nowhere",)
    assert (document.source, document.format) == ("made-up.nxml", "jats")


def test_sections_come_in_reading_order_under_their_heading_paths(document: Document):
    assert [(s.kind, s.heading, content(document, s)) for s in document.sections] == [
        (SectionKind.TITLE, "", "Lutezole in gut tumours: the LUZ-1 trial"),
        (SectionKind.ABSTRACT, "Abstract > Background", "Lutezole is new (NCT00112233)."),
        (SectionKind.ABSTRACT, "Abstract > Results", "The hazard ratio was 0.55."),
        (SectionKind.KEYWORDS, "Keywords", "gut; lutezole"),
        (SectionKind.BODY, "", "A paragraph before any section."),
        (SectionKind.BODY, "Methods", "We enrolled adults."),
        (
            SectionKind.BODY,
            "Methods > Participants",
            "They had to be:\nadult\n(b) well\nand willing.\nAs in Fig. 1 they stayed.",
        ),
        (SectionKind.CAPTION, "Figure 1", "Flow.\nWho left and when."),
        (SectionKind.TABLE, "Results > Table 1", "Table 1. Outcomes > Died: Drug = 3 (5)"),
        (SectionKind.CAPTION, "Table 1 notes", "a One lost."),
        (SectionKind.BODY, "Results", "Few died."),
        (SectionKind.BODY, "Appendix 1", "The dose rule."),
        (SectionKind.CAPTION, "Fig. 2", "Survival."),
    ]


@pytest.mark.parametrize(
    "unwanted",
    ["thank", "Old paper", "reply", "shares", "Competing", "teaser", "Empty", "Research"],
)
def test_what_is_not_the_study_is_not_written(document: Document, unwanted: str):
    assert unwanted not in document.text


def test_two_trial_numbers_name_no_trial():
    meta = "<front><article-meta><abstract><p>NCT00000001, NCT00000002</p></abstract>"
    document = read_jats(article(meta + "</article-meta></front>"), "x")
    assert document.identifiers.nct is None


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        ({"epub": 2009, "collection": 2010}, 2010),
        ({"pmc-release": 2012, "epub": 2011}, 2011),
        ({"pmc-release": 2012}, None),
    ],
)
def test_year_is_the_cited_one(dates: dict[str, int], year: int | None):
    meta = "".join(
        f'<pub-date pub-type="{kind}"><year>{each}</year></pub-date>'
        for kind, each in dates.items()
    )
    inner = f"<front><article-meta>{meta}</article-meta></front><body><p>Text.</p></body>"
    assert read_jats(article(inner), "x").year == year


def test_boxes_definitions_and_floats_inside_a_paragraph_lose_nothing():
    document = body(
        "<boxed-text><caption><title>Key points</title></caption><p>First point.</p></boxed-text>"
        "<def-list><def-item><term>OS</term><def><p>overall survival</p></def></def-item>"
        "</def-list>"
        "<p>Before<table-wrap><caption><p>Only an image</p></caption><graphic/></table-wrap>"
        " after.<disp-quote><p>Quoted.</p></disp-quote>End.</p>"
    )
    assert [(s.kind, s.heading, content(document, s)) for s in document.sections] == [
        (SectionKind.BODY, "Key points", "First point."),
        (SectionKind.BODY, "", "OS: overall survival\nBefore after.\nQuoted.\nEnd."),
        (SectionKind.CAPTION, "Table", "Only an image"),
    ]


def test_html_names_of_characters_need_no_declaration():
    document = body("<p>5&nbsp;mg &plusmn; 1 &lt; 7 &amp; more</p>")
    assert document.text == "5 mg ± 1 < 7 & more"


def bomb(use: str) -> bytes:
    levels = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE article [<!ENTITY b0 "boom">{levels}]>'
    return f"{doctype}<article><body>{use}</body></article>".encode()


@pytest.mark.parametrize("use", ["<p>Text &b11; on.</p>", '<p id="&b11;">Text.</p>'])
def test_entity_bomb_is_refused_at_once(use: str):
    started = time.perf_counter()
    with pytest.raises(ReadError, match=r"bomb\.xml"):
        read_jats(bomb(use), "bomb.xml")
    assert time.perf_counter() - started < 1


def test_declared_entity_is_not_expanded():
    assert read_jats(bomb("<p>Text &b0; on.</p>"), "x").text == "Text on."


def test_external_entity_is_not_opened(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    head = f'<!DOCTYPE article [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    data = f"{head}<article><body><p>Open &out; text.</p></body></article>".encode()
    assert read_jats(data, "x").text == "Open text."


def test_deep_nesting_is_read_or_refused():
    for depth in (50, 200, 5000):
        inner = "<italic>" * depth + "deep" + "</italic>" * depth
        try:
            document = body(f"<p>{inner}</p>")
        except ReadError:
            assert depth == 5000
        else:
            assert document.text == "deep"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<article><body><p>open</body></article>", "line 1"),
        (b"<article>\n<body>\n<p>&undeclared;</p></body></article>", "line 3"),
        (b"<article><front/></article>", "neither a title nor text"),
        (b"<report><p>Other</p></report>", "holds no <article>"),
        (b"<pmc-articleset><article/><article/></pmc-articleset>", "2 articles"),
        (b"", "not well-formed"),
    ],
)
def test_unreadable_input_is_reported_by_name(data: bytes, reason: str):
    with pytest.raises(ReadError) as caught:
        read_jats(data, "broken.nxml")
    assert "broken.nxml" in str(caught.value)
    assert reason in str(caught.value)


def test_article_in_an_oai_envelope_with_namespaces():
    data = (
        b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><metadata>'
        b'<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"><body><p>Text.</p></body>'
        b"</article></metadata></GetRecord></OAI-PMH>"
    )
    assert looks_like_jats(data)
    assert read_jats(data, "x").text == "Text."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (article("<body/>"), True),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<article dtd-version="1.1"/>', True),
        (b"<pmc-articleset><article/></pmc-articleset>", True),
        (b"<html><article>blog</article></html>", False),
        (b"<article><title>DocBook</title></article>", False),
        (b"# Markdown about <article> JATS", False),
        (b"", False),
    ],
)
def test_looks_like_jats(data: bytes, expected: bool):
    assert looks_like_jats(data) is expected


PIECES = st.recursive(
    st.sampled_from(["word", " ", "0.5", "&lt;", "<break/>", "<sup>2</sup>", "–"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "sec", "list", "list-item", "italic", "fig", "caption", "fn"]),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=30,
)


def check_offsets(document: Document) -> None:
    end = 0
    for section in document.sections:
        assert end <= section.start < section.end <= len(document.text)
        assert content(document, section).strip() == content(document, section)
        end = section.end
    for table in document.tables:
        assert document.text[table.start : table.end].count("\n") == len(table.rows) - 1
        for row in table.rows:
            assert "\n" not in document.text[row.start : row.end]
            for cell in row.cells:
                assert row.start <= cell.start < cell.end <= row.end


@given(st.lists(PIECES, max_size=6))
def test_sections_never_overlap_whatever_the_nesting(pieces: list[str]):
    document = body(f"<p>Always.</p>{''.join(pieces)}")
    check_offsets(document)
    assert document.text.startswith("Always.")


@pytest.mark.shared
def test_real_articles_read_whole(shared_data: Path, tmp_path: Path):
    with tarfile.open(shared_data / "rct" / "articles.tar.xz") as archive:
        for _, member in zip(range(40), archive, strict=False):
            if member.isfile():
                archive.extract(member, tmp_path, filter="data")
    paths = sorted(tmp_path.rglob("*.nxml"))
    assert len(paths) > 30
    for path in paths:
        data = path.read_bytes()
        assert looks_like_jats(data)
        document = read_jats(data, path.name)
        check_offsets(document)
        assert document.identifiers.pmcid == path.stem
        assert document.title
        assert document.year
        assert not {"\ufdd0", "\ufdd1", "\ufdd2"} & set(document.text)


def test_a_title_alone_is_kept_as_a_scan_has_nothing_else():
    meta = "<title-group><article-title>Scanned in 1937</article-title></title-group>"
    document = read_jats(
        f"<article><front><article-meta>{meta}</article-meta></front></article>".encode(),
        "scan.nxml",
    )
    assert document.text == "Scanned in 1937"
    assert [section.kind for section in document.sections] == [SectionKind.TITLE]
