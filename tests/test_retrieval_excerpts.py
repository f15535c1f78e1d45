"""What an answer quotes of a sentence or table row."""

from retrieval.candidates import Candidate
from retrieval.excerpts import MOST_WORDS, grounded, quoted
from retrieval.question import parse_question
from tests.tiny_evidence import sentence, table_row


def test_a_sentence_is_quoted_as_it_is() -> None:
    text = "Nobody had a rash. "
    assert quoted(sentence(text), ()) == "“Nobody had a rash.”"


def test_a_long_sentence_is_quoted_where_it_answers() -> None:
    filler = " ".join(["word"] * 150)
    text = f"{filler} itching was seen in 12 of them {filler}"
    shown = quoted(sentence(text), parse_question("Rate of itching?").concepts)
    assert "itching was seen in 12" in shown
    assert shown.startswith("“… ")
    assert shown.endswith(" …”")
    assert len(shown.split()) <= MOST_WORDS + 2


def test_a_cut_never_makes_another_number() -> None:
    text = " ".join(["itching 1 204"] * 60)
    shown = quoted(sentence(text), parse_question("Rate of itching?").concepts)
    assert shown != f"“{text}”"
    assert grounded(shown, text)


def test_grounding_compares_values_not_glyphs() -> None:
    assert grounded("0.5 (95% CI 0.40 to 0.6)", "was 0·50, 95 % CI .4–.60")
    assert not grounded("0.51", "was 0.5")
    assert not grounded("−0.5", "was 0.5")
    assert not grounded("twelve", "was 11")


def wide_row(weeks: int) -> Candidate:
    """A row whose caption alone takes the room of a quote, with two cells a week."""
    caption = "Table 2. " + " ".join(["Scores"] * 40)
    cells = [
        (f"Week {week} > {arm} (n = 30)", f"{week}.{place} ± 0.4")
        for week in range(1, weeks + 1)
        for place, arm in enumerate(("Gel", "Placebo"))
    ]
    return table_row(caption, "Itching", *cells)


def test_a_long_row_is_quoted_without_its_caption() -> None:
    row = wide_row(2)
    shown = quoted(row, parse_question("Itching at week 1, gel and placebo?").concepts)
    assert shown == (
        "“… Itching: Week 1 > Gel (n = 30) = 1.0 ± 0.4; Week 1 > Placebo (n = 30) = 1.1 ± 0.4; "
        "Week 2 > Gel (n = 30) = 2.0 ± 0.4; Week 2 > Placebo (n = 30) = 2.1 ± 0.4”"
    )


def test_of_a_wide_row_the_cells_asked_for_are_quoted() -> None:
    row = wide_row(9)
    shown = quoted(row, parse_question("Itching with the gel?").concepts)
    assert shown.startswith("“… Itching: Week 1 > Gel (n = 30) = 1.0 ± 0.4; …; Week 2 > Gel")
    assert "Placebo" not in shown
    assert len(shown.split()) <= MOST_WORDS + 12
    assert grounded(shown, row.text)


def test_a_cell_of_each_time_asked_for_is_quoted() -> None:
    row = wide_row(9)
    asked = parse_question("Itching with the gel at week 1 and week 9?")
    shown = quoted(row, asked.concepts, asked.times)
    assert "Week 1 > Gel (n = 30) = 1.0 ± 0.4" in shown
    assert "Week 9 > Gel (n = 30) = 9.0 ± 0.4" in shown


def test_a_cell_of_each_group_asked_for_is_quoted() -> None:
    doses = [(f"Gel {dose} mg twice daily (n = 30)", f"{dose}.5 ± 0.4") for dose in range(1, 9)]
    row = table_row("Table 2. Scores", "Itching " * 20, *doses, ("Placebo (n = 30)", "0.5 ± 0.4"))
    shown = quoted(row, parse_question("Itching with the gel and with placebo?").concepts)
    assert "Placebo (n = 30) = 0.5 ± 0.4" in shown
    assert "Gel 1 mg" in shown
    assert "Gel 8 mg" not in shown


def test_a_cell_without_a_heading_is_quoted_as_it_is() -> None:
    row = table_row("Table 2. " + "Scores " * 80, "Itching", ("", "see text"), ("Gel", "1.0"))
    assert quoted(row, ()) == "“… Itching: see text; Gel = 1.0”"


def test_a_short_row_is_quoted_whole() -> None:
    row = table_row("Table 2. Scores", "Itching", ("Gel", "1.0"), ("Placebo", "2.0"))
    assert quoted(row, ()) == "“Table 2. Scores > Itching: Gel = 1.0; Placebo = 2.0”"


def test_the_cell_that_answers_is_quoted_and_its_like_in_other_groups() -> None:
    cells = [
        (f"{arm} (n = 30) > {column}", f"{place}.{at} ± 0.4")
        for place, arm in enumerate(("Gel", "Wristband", "Tea", "Nothing"))
        for at, column in enumerate(("Before it all began", "After it had ended", "Difference"))
    ]
    row = table_row("Table 2. " + "Scores " * 40, "Itching", *cells)
    concepts = parse_question("Fall in itching with the gel?").concepts
    shown = quoted(row, concepts, (), ["Gel (n = 30) > Difference"])
    assert "Gel (n = 30) > Difference = 0.2 ± 0.4" in shown
    assert "Wristband (n = 30) > Difference = 1.2 ± 0.4" in shown
    assert "Nothing (n = 30) > Difference = 3.2 ± 0.4" in shown


def test_a_row_may_be_quoted_without_its_caption() -> None:
    row = table_row("Table 2. Scores", "Itching", ("Gel", "1.0"), ("Placebo", "2.0"))
    assert quoted(row, (), captioned=False) == "“… Itching: Gel = 1.0; Placebo = 2.0”"
    assert quoted(sentence("It was 1.0."), (), captioned=False) == "“It was 1.0.”"
