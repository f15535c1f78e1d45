"""Sentences: a table of hand-made lines, ``|`` where a sentence ends, and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Span
from ingest.sentences import sentence_spans

CASES = """
The dose was raised. | Patients tolerated it.
One sentence without an end
Was it safe? | Yes! | It was.
The rate was .05 in both arms. | No one withdrew.
It was significant (P = .03). | The rest was not.
It was significant, P = .03. | The rest was not.
The difference was small (P = 0. 05) in women.
They received 5.0 mg. | Afterwards they rested.
They received 5.0 mg. | 12 patients withdrew.
It was seen in 2005. | 12 patients withdrew.
Cultures grew N. gonorrhoeae and E. coli. | Both were treated.
The median was 17 mo. | The range was wide.
Follow-up lasted 12 wk. | Then it ended.
Some were lost (n = 13). | No reason was given.
Smith et al. [12] showed the same.
Smith et al. found the same.
This is the scale of Smith et al. | Satisfaction is scored from 0 to 5.
As in Smith et al. (2004) we waited.
Response by RECIST 1.1. was rare.
Response was judged by RECIST 1.1. | It was rare.
The ratio was 0.5 (95% C.I. 0.3 to 0.8). | It fell.
The ratio was 0.5, 95% C.I. 0.3 to 0.8.
The dose was 0.5 mg/kg. | Patients rested.
Drug A vs. Placebo was compared.
Drug A v. placebo was compared.
Some drugs (e.g. Carboplatin) were allowed.
Only adults, i.e. Those over 18, took part.
About approx. 5 L were given.
It is shown in Fig. 2. | The rest is in Table 3.
See Figs. 2 and 3.
See ref. 4 and refs. 5-7.
It follows from eq. 3 and vol. 2.
The kit (cat. no. 123) was used.
The answer was no. | The question was closed.
It was registered as No. NCT01234567 before the start.
The dose was given i.v. on day 1.
The dose was given i.v. | The patients rested.
They took 20 mg b.i.d. for 3 weeks.
They took 20 mg b.i.d. | All recovered.
It was approved by the U.S. Food Agency.
It was done in the U.S. | The rest was done elsewhere.
Dr. Jones and Prof. Miller rated the films.
J. A. Miller wrote the protocol.
The stage was I. | The grade was II.
They took vitamin C. | Placebo was blue.
They had hepatitis B. | Vaccinated people were excluded.
There was more pain in group A. | Nausea was rare.
Blood was drawn at 24 h. | Serum was frozen.
The screen went dark after 200 ms. | Even so, all answered.
Samples were kept at 37 °C. | Controls were not.
Samples were kept at 37 C. | Controls were not.
Samples were kept at 4 C. | Frozen ones were not.
A stray ( was left. | Then (n = 3) came.
Software by Acme Inc. Chicago was used.
Software was by Acme Inc. | The rest was free.
Age, sex, etc. were recorded.
We recorded age, sex, etc. | The rest was ignored.
This was shown.[12] | The reverse was not.
This was shown. [3, 4-6] | The reverse was not.
This was shown.¹²,¹³ | The reverse was not.
This was shown.⁴⁻⁶ | The reverse was not.
This was shown.12,13 | The reverse was not.
This was shown. | (The reverse was never tested. It should be.) | We did.
A bracket (opened. Twice) goes on.
A stray bracket (is left open. | The text goes on, and on, and on.
“It helped.” | She was glad.
He asked: “Did it help?” and waited.
1. Adults over 18. | 2. No earlier therapy.
2.1. Patients and methods
(iv) Recent trauma. | (v) Fever.
Figure 1. Flow of patients. | All were followed.
Supplementary Table S2. Doses by arm.
eGFR fell. | mTOR was blocked. | hCG rose.
Levels fell. | α-Fetoprotein did not.
Both fell. | ≥ 3 visits were needed.
Values are means. | *Different from placebo. | † Different from baseline.
It is registered at ClinicalTrials.Gov under a number.
See www.example.org for details.
Serum was frozen after 30 min. and stored.
The dose (resp. The rate) was raised.
Candida sp. and Proteus spp. were found.
It began on Jan. 5 and ended on Sept. 7.
Women were older... | Men were not.
これは文です。| これも文です。
患者は増加した（二回。三回）。| 終わり。
BACKGROUND: Pain is common. | METHODS: We asked.
It rose ten-fold (from 0.1 to 1.0 g/L; P < .001, Fig. 2). | The rest fell.
"""


def cases() -> list[list[str]]:
    lines = CASES.strip().splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines]


@pytest.mark.parametrize("sentences", cases(), ids=lambda parts: parts[0][-30:])
def test_hand_made_lines(sentences):
    glue = "" if "。" in sentences[0] else " "
    text = glue.join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_table_of_at_least_sixty():
    assert len(cases()) >= 60


def test_a_lost_space_between_sentences():
    text = "The outcome was pain.The rest was secondary."
    assert sentence_spans(text) == [Span(0, 21), Span(21, 44)]


def test_a_line_never_joins_the_next():
    assert sentence_spans("Results\nof the e.g.\n\n  trial  ") == [
        Span(0, 7),
        Span(8, 19),
        Span(23, 28),
    ]


def test_offsets_are_those_of_the_whole_text():
    text = "Title\n\nFirst one. Second one.\n\nKeywords"
    assert sentence_spans(text, 7, 29) == [Span(7, 17), Span(18, 29)]


def test_a_part_is_split_without_what_lies_beyond_it():
    text = "It was given at 3. 5 mg were left."
    assert sentence_spans(text, 0, 18) == [Span(0, 18)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n "])
def test_nothing_in_white_space(text):
    assert sentence_spans(text) == []


def test_a_line_of_dots_takes_linear_time():
    # Quadratic matching would take a quarter of an hour.
    dots = "." * 300_000
    assert sentence_spans(dots) == [Span(0, len(dots))]


CLINICAL = st.lists(
    st.sampled_from(
        [
            "The",
            "dose",
            "was",
            "0.5",
            "mg.",
            "P",
            "=",
            ".03",
            "(n = 3).",
            "et al.",
            "[12]",
            "(",
            ")",
            "vs.",
            "N.",
            "Then",
            "95%",
            "C.I.",
            "!",
            "?",
            "…",
            "\n",
            "\t",
            "。",
            "結果",
            "No.",
            "3.",
            "“So.”",
            "*",
            "b.i.d.",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), CLINICAL), st.integers(0, 20), st.integers(0, 200))
def test_only_white_space_between_sentences(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    position = start
    for span in sentence_spans(text, start, end):
        assert position <= span.start < span.end <= end
        assert not text[position : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert "\n" not in text[span.start : span.end]
        position = span.end
    assert not text[position:end].strip()


@given(CLINICAL, CLINICAL)
def test_a_part_is_split_as_if_it_stood_alone(before, part):
    shift = len(before) + 1
    inside = sentence_spans(f"{before}\n{part}\nThe end.", shift, shift + len(part))
    assert inside == [Span(a + shift, b + shift) for a, b in sentence_spans(part)]
