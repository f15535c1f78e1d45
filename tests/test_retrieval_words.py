"""Words as they are compared."""

import pytest

from retrieval.words import stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leucopenia", "leukopenia"),
        ("haemoglobin", "hemoglobin"),
        ("haematological", "hematologic"),
        ("oedema", "edema"),
        ("oesophageal", "esophageal"),
        ("stabilise", "stabilizing"),
        ("randomised", "randomize"),
        ("analysed", "analyzed"),
        ("labelled", "labeled"),
        ("analogue", "analog"),
        ("dilatation", "dilation"),
        ("titres", "titer"),
        ("metastases", "metastasis"),
        ("diagnoses", "diagnosis"),
        ("foetal", "fetal"),
        ("paediatric", "pediatric"),
        ("µg", "μg"),
        ("vigour", "vigor"),
        ("VO₂max", "VO2max"),
        ("HbA₁c", "HbA1c"),
        ("FEV₁", "FEV1"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("pain", "paint"), ("statin", "station"), ("G2", "G3"), ("IL-6", "IL-8")]
)
def test_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stop_words_are_no_stems() -> None:
    assert stems("What was the rate of nausea?") == [stem("rate"), stem("nausea")]
    assert words("St George's score, 0.5") == ["St", "George", "score", "0.5"]


def test_subscripts_are_part_of_their_word() -> None:
    assert stems("HbA₁c,%¹ and AUC₀₋t after VO₂max") == stems("HbA1c, % and AUC0-t after VO2max")
