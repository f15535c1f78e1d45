"""Numbers as printed: found, skipped where they are labels, and compared by value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.grammar import figures_in
from ingest.figures.numbers import numbers_in, numeric


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("HR 0.21 (0.13–0.34)", ["0.21", "0.13", "0.34"]),
        ("0·21 and .21", ["0.21", "0.21"]),
        ("1,048 of 1 204 patients", ["1048", "1204"]),
        ("from −0.12 to -0.27", ["-0.12", "-0.27"]),
        ("–0.69 (–1.15 to –0.23)", ["-0.69", "-1.15", "-0.23"]),
        ("12–18 months", ["12", "18"]),
        ("0.13 –0.34", ["0.13", "0.34"]),
        ("60% -80%", ["60", "80"]),
        # No dash joins the level of an interval to its end.
        ("CI 95% -0.42 to 1.2, CI95 % –0.3 – 0.4", ["95", "-0.42", "1.2", "-0.3", "0.4"]),
        ("fell (- 0.6 %), rose (+ 3.7 %)", ["-0.6", "3.7"]),
        ("Twenty-one of thirty", ["21", "30"]),
        ("10⁻⁵ and 3.2 × 10^9/L", ["0.00001", "3200000000"]),
        ("p-0.05 and 27.5ng/mL", ["0.05", "27.5"]),
        ("(P < 0. 05) and P =0. 012", ["0.05", "0.012"]),
        ("It was 0. 12 more came, P = 0. 5 left", ["0", "12", "0", "5"]),
    ],
)
def test_numbers_are_found(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers_in(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    ["177Lu", "Lu-177", "IL-6", "25(OH)D", "FEV1", "NCT01578239", "HbA1c", "3rd", "5-HT", "v2.1.3"],
)
def test_labels_are_not_numbers(text: str) -> None:
    assert numbers_in(text) == []


def test_spans_are_verbatim() -> None:
    text = "change −1,204.5 mg in twelve"
    assert [text[n.start : n.end] for n in numbers_in(text)] == ["−1,204.5", "twelve"]
    assert [n.word for n in numbers_in(text)] == [False, True]


def test_numeric_reads_one_number_only() -> None:
    assert numeric("0·050") == Decimal("0.05")
    assert numeric("5 mg") is None
    assert numeric("1-2") is None


@given(st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(".·"))
def test_glyphs_do_not_change_the_value(whole: int, part: int, point: str) -> None:
    printed = f"{whole:,}{point}{part:03d}"
    assert numeric(printed) == Decimal(f"{whole}.{part:03d}")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text


@pytest.mark.parametrize("joint", [", ", " and ", "-", ",", "; ", " ", "/", " (", " ± ", "%, "])
def test_a_long_list_of_numbers_is_read_to_its_end(joint: str) -> None:
    # Read in every way it can be divided, a list of codes would never end.
    codes = joint.join(str(440 + number) for number in range(150))
    assert figures_in(f"Codes: {codes} were used.") is not None
    assert figures_in(f"At {codes} months the rate was {codes} mg ({codes}).") is not None
