"""What saved journal and PubMed pages are made of, as tables to read and extend.

A line is compared in lower case, without bullet and closing punctuation.
"""

import re
from typing import NamedTuple


def _phrases(table: str) -> frozenset[str]:
    return frozenset(part.strip() for row in table.splitlines() for part in row.split("|")) - {""}


FURNITURE = _phrases("""
    skip to main page content | skip to main content | u.s. flag | dot gov | https
    an official website of the united states government | here's how you know | nih nlm logo
    pubmed logo | pubmed | search | advanced | advanced search | user guide | save | email
    display options | format | format: abstract | full text links | actions | cite | collections
    add to collections | permalink | copy | page navigation | title & authors | expand | collapse
    search in pubmed | search in mesh | add to search | clipboard | my bibliography
    affiliations expand | send to | choose destination | file | citation manager | order
    create file | sort by | support center | free article | free pmc article | medline | xml
    main menu | user menu | home | content | current | ahead of print | past issues
    subscriptions | subscribers | authors | reviewers | permissions | advertisers | info | about
    about us | editorial board | contact | contact us | contact information | more | alerts
    feedback | help | subscribe | my alerts | my cart | my account | log in | log out | register
    article | articles | full text | figures & data | figures & tables | info & metrics
    info/history | metrics | data/code | preview pdf | pdf | full text (pdf) | supplemental
    supplementary material | previous | next | back to top | open in new tab | table of contents
    index by author | view abstract | open access | view article | download pdf | get access
    read more | menu | close | print | toggle menu | browse | search site | cookie settings
    accept all cookies
""")
"""Whole lines that are never an article's own text, dropped where they stand."""

FURNITURE_PATTERNS = re.compile(
    r"""
      \.gov\ means\ it | ^federal\ government\ websites | ^the\ site\ is\ secure | ^access\ keys\b
    | \bhttps://\ ensures | ^secure\ \.gov | ^official\ websites\ use
    | ^(?:find|search\ for)\ this\ author | ^orcid\ record | ^view\ orcid | ^for\ correspondence
    | ^(?:visit|join|follow|like)\ .{0,60}\ on\ (?:facebook|linkedin|twitter|x|youtube|instagram)
    | \brss\ feeds?$ | ^\w+\ logo\b | ^icon\ for\b | \bfull\ text\ link$ | ^subscribe\ to\b
    | ^show\ (?:more|all|less|details)\b | ^see\ all\b | ^sign\ (?:in|up)\b
    | ^view\ or\ listen\b | ^search\ for\ this\ keyword | ^(?:tweet|share)\ (?:widget|this)
    | has\ sent\ you\ a\ message | ^\(your\ name\) | ^note:\ we\ only\ request
    | ^enter\ multiple\ addresses | ^thank\ you\ for\ your\ interest\ in\ spreading
    | ^searchable\ abstracts\ of | ^issn\b.{0,60}$
    | ^(?:copyright\b.{0,3})?(?:©|\(c\)\ ?\d{4}) | ^copyright\ \d{4}
    | ^.{0,80}\ball\ rights\ reserved$
    | ^(?:received|accepted|revised|(?:first\ )?published(?:\ online)?):?\ .{0,20}\d{4}$
    | ^powered\ by\b | ^loading\b.{0,4}$
    | ^no\ (?:related|citing|recent)\ (?:articles|searches|content)\b
    | \b(?:we|site|website)\ uses?\ cookies\b | \benable\ javascript\b | \bjavascript\ is\ disabled
    | ^this\ article\ is\ (?:a\ preprint\ and|distributed\ under)
    """,
    re.VERBOSE,
)
"""The same for lines with a part that varies, searched in the compared line."""

CLOSING = _phrases("""
    pubmed disclaimer | conflict of interest statement | conflict of interest | figures | figure
    similar articles | cited by | references | comment in | comment on | erratum in | update in
    update of | related information | grants and funding | grant support
    linkout - more resources | full text sources | associated data | [indexed for medline]
    indexed for medline | free full text | supplemental content | personal name as subject
    in this issue | article alerts | email article | citation tools | citation manager formats
    share | bookmark this article | jump to | jump to section | related articles
    related content | more in this toc section | download figure | footnotes
    article information | copyright & permissions | citing articles | article tools
    my recent searches | my recently viewed abstracts | recently viewed | disclosures
    recommended articles | people also read | most read | most cited | download citation
    cite this | cite this article | how to cite | acknowledgments | acknowledgements
    author contributions | rights and permissions | about this article | additional information
    competing interests | copyright and license information | author notes | latest articles
    view metrics
""")
"""Lines after which the article's text is over, until a heading of its own opens it again."""

OTHER_ARTICLES = _phrases("""
    similar articles | cited by | references | related articles | related content
    citing articles | recommended articles | people also read | more in this toc section
""")
"""Those of them under which identifiers belong to other articles."""

ABSTRACT_HEADINGS = _phrases("abstract | structured abstract | summary")
SUBJECT_HEADINGS = _phrases("""
    mesh terms | mesh headings | mesh | substances | substance | publication types
    publication type | publication types, mesh terms | mesh terms, substances
    publication types, mesh terms, substances | index terms
""")
AFFILIATION_HEADINGS = _phrases("""
    affiliations | affiliation | author information | author affiliations | author details
    authors and affiliations
""")
KEYWORDS = re.compile(r"^(?:author )?key ?-?words?\s*(?::\s*(?P<terms>.*))?$", re.IGNORECASE)

PUBLICATION_TYPES = _phrases("""
    meeting report | meeting abstract | review | review article | clinical trial | case reports
    randomized controlled trial | controlled clinical trial | multicenter study | meta-analysis
    observational study | comparative study | original article | original research | editorial
    research article | research support, non-u.s. gov't | letter | comment | preprint
    new results | systematic review | clinical trial, phase ii | clinical trial, phase iii
""")
"""What stands above a title to say what kind of article it is."""

LABEL_WORDS = frozenset(
    """abstract aim aims analyses analysis and approach areas assessment background clinical
    conclusion conclusions context covered data description design discussion efficacy endpoint
    endpoints evidence experimental expert exposure exposures extraction finding findings for
    funding hypothesis implication implications importance in information intervention
    interventions introduction key level limitation limitations main material materials measure
    measurement measurements measures method methodology methods number objective objectives of
    opinion outcome outcomes participants patient patients perspective perspectives population
    practice primary principal procedure procedures purpose question questions rationale
    recommendations registration relevance research result results review safety sample
    secondary selection setting settings significance source sources statement statistical
    strengths study subject subjects synthesis the to translational trial""".split()
)
"""The words that labels of structured abstracts are put together from."""

CORE_LABELS = _phrases("""
    background | introduction | objective | objectives | aim | aims | purpose | context
    importance | method | methods | materials and methods | material and methods
    patients and methods | design | result | results | finding | findings | conclusion
    conclusions | interpretation | discussion | background and aims | methods and results
""")
"""Labels that may also stand alone as a heading, or in the middle of a run-on abstract."""

OPENING_LABELS = _phrases("introduction | background")
"""The headings that open a full text after an abstract without sections of its own."""

SUMMARIES = _phrases("plain language summary | lay summary | trial registration")
"""Further headings of the article's own that PubMed sets beside the abstract."""

FINITE_VERBS = frozenset(
    """is are was were be been being has have had do does did can could may might will would
    should shall must we our this these that which showed shows demonstrated received underwent
    remained occurred observed included achieved improved reported suggest suggests""".split()
)
"""Words that tell a sentence from a title, a menu or an address."""

INSTITUTION_WORDS = frozenset(
    """academy center centre centers centres centro charité clinic clinica clinics college
    department departments departement dept division faculty foundation gmbh hospital hospitals
    hôpital inc institut institute institutes institution instituto klinik klinikum klinikums
    laboratory llc ltd medizinische mc nhs ospedale school université universität
    universitätsklinikum universidad university universitair zentralklinik zentrum""".split()
)

NAME_PARTICLES = frozenset(
    "al bin da de del den der di dos du el ibn la le ten ter van von y zu".split()
)
DEGREES = frozenset("bsc frcp frcr jr md mbbs mph mrcp msc phd pharmd rn sr".split())

MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)"
)
_JOURNAL = r"(?P<journal>[^\W\d_][^;:|]{1,119}?)"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_VOLUME = r"(?P<volume>[A-Z]?\d{1,5}[A-Z]?(?: Suppl\.?(?: ?\w+)?)?)"
_ISSUE = r"(?:\s?\((?P<issue>[^()]{1,40})\))?"
_PAGES = r"(?P<pages>(?:Abstract\s)?[\w.]{1,20}(?:\s?[-–]\s?\w{1,12})?)"


class CitationLayout(NamedTuple):
    """One way to print where an article appeared.

    Args:
        name: Whose habit it is.
        pattern: Matched at the start of a line.
        title_above: Whether the title usually stands above the line rather than below.
    """

    name: str
    pattern: re.Pattern[str]
    title_above: bool


def _layout(name: str, pattern: str, *, title_above: bool) -> CitationLayout:
    numbered = rf"(?:\d{{1,4}}\.\s)?{pattern}"  # as in the first line of PubMed's text format
    return CitationLayout(name, re.compile(numbered), title_above)


CITATION_LAYOUTS = (
    # J Nucl Med. 2010 Mar;51(3):383-90. doi: …   — the journal may stand on a line of its own
    _layout(
        "MEDLINE",
        rf"(?:{_JOURNAL}\s?)?\.?\s?\b{_YEAR}(?:\s{MONTHS}(?:-{MONTHS})?(?:\s\d\d?(?:-\d\d?)?)?)?;"
        rf"\s?{_VOLUME}{_ISSUE}(?:\s?:\s?{_PAGES})?(?=[.;,\s]|$)",
        title_above=False,
    ),
    # J Nucl Med. 2010 Mar 3. doi: …   — ahead of print
    _layout(
        "ahead of print",
        rf"(?:{_JOURNAL})?\.\s{_YEAR}\s{MONTHS}(?:\s\d\d?)?"
        r"(?::(?P<pages>\w+))?\.(?=\sdoi|\sOnline|$)",
        title_above=False,
    ),
    # Journal of Nuclear Medicine August 2022, 63 (supplement 2) 2996;
    _layout(
        "HighWire",
        rf"{_JOURNAL},?\s{MONTHS}(?:\s\d\d?,)?\s{_YEAR},\s{_VOLUME}{_ISSUE}(?:[\s:]+{_PAGES})?"
        r"\s?(?=[.;,]|$|\sDOI)",
        title_above=True,
    ),
    # Endocrine Abstracts (2017) 52 NETS15 | DOI: …   Blood (2017) 130 (Supplement 1): 123
    _layout(
        "year in brackets",
        rf"{_JOURNAL}\s\({_YEAR}\)\s{_VOLUME}{_ISSUE}(?:[\s:,]+{_PAGES})?\s?(?=[.;,|]|$|\sDOI)",
        title_above=False,
    ),
    # BMC Cancer volume 19, Article number: 788 (2019)
    _layout(
        "Springer",
        rf"{_JOURNAL}\svolume\s{_VOLUME}(?:,\s(?:Article\snumber:|pages)\s?{_PAGES})?"
        rf"\s?\({_YEAR}\)",
        title_above=True,
    ),
)
"""Tried in order; the first that fits a line reads it."""

SHORT_CITATION = re.compile(
    rf"^(?P<author>[^\W\d_][^.;:]{{2,60}}?)\s+et al\.\s(?P<journal>[^.;:]{{2,80}})\.\s{_YEAR}"
    rf"(?:\s{MONTHS}(?:\s\d\d?)?)?\.?$"
)
"""``Maria Muster et al. J Clin Examples. 2024 Oct.``: the journal where PubMed hides it."""
