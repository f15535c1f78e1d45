"""Inline text: scripts, reference numbers, spacing, formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.readers.jats_text import inline_text


def text(inner: str) -> str:
    return inline_text(etree.fromstring(f"<p>{inner}</p>"))


def cite(number: object) -> str:
    return f'<xref ref-type="bibr" rid="b">{number}</xref>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("10<sup>-5</sup>", "10⁻⁵"),
        ("10<sup>−5</sup> mol", "10⁻⁵ mol"),
        ("kg/m<sup>2</sup>", "kg/m²"),
        ("<sup>177</sup>Lu", "¹⁷⁷Lu"),
        ("Ca<sup>2+</sup>", "Ca²⁺"),
        ("4.3<sup>a</sup>", "4.3ᵃ"),
        ("4.3<sup>a,b</sup>", "4.3ᵃ,ᵇ"),
        ("4.3<sup>*</sup>", "4.3*"),
        ("3.1<sup>NS</sup>", "3.1^NS"),
        ("10<sup>7.0±0.5</sup>", "10^{7.0±0.5}"),
        ("the 4<sup>th</sup> day", "the 4th day"),
        ("Drug<sup>TM</sup>", "Drug™"),
        ("H<sub>2</sub>O", "H₂O"),
        ("HbA<sub>1c</sub>", "HbA₁c"),
        ("VO<sub>2max</sub>", "VO₂max"),
        ("AUC<sub>0–30</sub>", "AUC₀₋₃₀"),
        ("AUC<sub>0–0.5</sub>", "AUC_{0–0.5}"),
        ("P<sub>trend</sub> = 0.03", "P_trend = 0.03"),
        ("m<sup>2 </sup>was", "m² was"),
        ("m<sup/>", "m"),
    ],
)
def test_scripts_never_change_a_number(inner: str, expected: str):
    assert text(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"shown [{cite(1)}].", "shown."),
        (f"shown [{cite(1)}, {cite(2)}–{cite(4)}] before", "shown before"),
        (f"shown [{cite(1)}-4]", "shown"),
        (f"shown ({cite(1)}; {cite(2)}).", "shown."),
        (f"shown {cite('[3]')}–{cite('[5]')}, and", "shown, and"),
        (f"shown.<sup>{cite(1)}</sup> Then", "shown. Then"),
        (f"shown<sup>{cite(1)}</sup><sup>,</sup><sup>{cite(2)}</sup> and", "shown and"),
        (f"shown,<sup>{cite('1,2')}</sup> and", "shown, and"),
        (f"shown,<sup>[{cite(1)}]</sup>.", "shown."),
        (f"shown{cite('12)')}. Then", "shown. Then"),
        (f"shown (see {cite(1)}) here", "shown here"),
        (f"shown (e.g., [{cite(1)}, {cite(2)}]).", "shown."),
        (f"said “so” [{cite(1)}, p. 9].", "said “so” [p. 9]."),
        (f"by Doe et al. [{cite(1)}]. Then", "by Doe et al. Then"),
        (f"shown (a scale, [{cite(1)}]) here", "shown (a scale) here"),
        (f"shown<sup>{cite(1)}</sup>and", "shown and"),
        (f"rate 0.5<sup>{cite(7)}</sup> only", "rate 0.5 only"),
    ],
)
def test_reference_numbers_go_with_their_brackets(inner: str, expected: str):
    assert text(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"shown ({cite('Doe 2004')}; {cite('2007')})", "shown (Doe 2004; 2007)"),
        ("Doe (" + cite(1899) + ")", "Doe (1899)"),
        ('in <xref ref-type="table">Table 2</xref>', "in Table 2"),
        ("n [12, 13] ()", "n [12, 13] ()"),
    ],
)
def test_other_links_and_brackets_stay(inner: str, expected: str):
    assert text(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('3.2<xref ref-type="table-fn"><sup>1</sup></xref>', "3.2"),
        ('3.2<sup><xref ref-type="table-fn">1</xref></sup>', "3.2"),
        ('12 (3.4)<xref ref-type="fn">2</xref>', "12 (3.4)"),
        ('Age<xref ref-type="table-fn">1</xref>', "Age¹"),
        ('3.2<xref ref-type="table-fn">b</xref>', "3.2ᵇ"),
        ('3.2<sup><xref ref-type="table-fn">b</xref></sup>', "3.2ᵇ"),
        ('3.2<xref ref-type="table-fn">†</xref>', "3.2†"),
    ],
)
def test_footnote_marks_never_become_digits_of_a_number(inner: str, expected: str):
    assert text(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<italic>P</italic> &lt; 0.05", "P < 0.05"),
        ("<italic>P</italic>&lt;0.05", "P<0.05"),
        ("one<break/>two", "one two"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a<list><list-item><p>b</p></list-item></list>c", "a b c"),
        ("thin\u2009space\u00a0here\n  now", "thin space here now"),
        ("5 <underline>+</underline> 1", "5 ± 1"),
        ("<bold>Lu</bold>tezole", "Lutezole"),
        ("a<inline-graphic/>b", "ab"),
    ],
)
def test_spacing_is_as_printed(inner: str, expected: str):
    assert text(inner) == expected


def test_mathematics_is_read_and_tex_is_not():
    math = "<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow>"
    math += "</mfrac><mo>·</mo><msup><mn>10</mn><mn>-3</mn></msup></math>"
    tex = "<tex-math>\\frac{1}{n+1}</tex-math>"
    inner = f"<inline-formula><alternatives>{tex}{math}<graphic/></alternatives></inline-formula>"
    assert text(f"so {inner} holds") == "so x=1/(n+1)·10⁻³ holds"


@given(st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True), st.sampled_from(["sup", "sub"]))
def test_a_raised_or_lowered_number_never_joins_the_number_before_it(number: str, tag: str):
    line = text(f"12.5<{tag}>{number}</{tag}> mg")
    assert line.startswith("12.5")
    assert not line[4].isdecimal()
    assert line.endswith(" mg")
