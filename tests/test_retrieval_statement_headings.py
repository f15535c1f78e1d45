"""What a statement says that its figures measure."""

import pytest

from retrieval.selection import Chosen
from retrieval.statement_headings import heading_of
from tests.tiny_evidence import evidence, match, table_row


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Median OS was 31 months.", "Median overall survival"),
        ("The odds ratio for low birth weight was 1.4.", "Odds ratio for low birth weight"),
        ("Low doses: the odds ratio for birth weight was 1.4.", "Odds ratio for birth weight"),
        ("Of them 61 (77.2%) had liver metastases, 6 (7.6%) lung metastases.", "Liver metastases"),
        ("Clinical cure was seen in 12% of them.", "Clinical cure"),
        ("Progression or death befell 23 patients.", "Progression or death"),
        ("The wobble index was 4.2.", ""),
    ],
)
def test_of_a_sentence(text: str, heading: str) -> None:
    (found,) = evidence("Which?", text)
    assert heading_of(Chosen("", match(found))) == heading


@pytest.mark.parametrize(
    ("caption", "label", "column", "heading"),
    [
        ("Table 1. Lipids", "LDL cholesterol", "Mean", "Mean LDL cholesterol"),
        # what the caption names is the table's subject
        ("Table 1. Complications", "Haematoma", "Odds ratio", "Haematoma"),
        # and what a heading above the label names says less than the label
        ("Table 1. Adverse events", "Diarrhoea > Grade 2", "Lumitide", "Diarrhoea > Grade 2"),
        ("Table 1. Wards", "Sepsis or shock", "Lumitide", "Sepsis or shock"),
        ("Table 1. Wards", "wobble index " * 9, "Lumitide", ""),
    ],
)
def test_of_a_row(caption: str, label: str, column: str, heading: str) -> None:
    (found,) = evidence("Which?", table_row(caption, label, (column, "2.6")))
    assert heading_of(Chosen("", match(found))) == heading


def test_a_ratio_that_no_label_names_is_named_before_the_rows_label() -> None:
    (found,) = evidence(
        "Which?", table_row("Table 1. Hazard ratios for death", "Age", ("All", "2.6"))
    )
    assert heading_of(Chosen("", match(found))).endswith("Age")
