"""Rows that are said of the opposite of what is asked."""

import pytest

from retrieval.opposites import is_of_opposite


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Grip of the right hand?", "Grip > Left hand"),
        ("Grip of the right hand?", "Lt. hand"),
        ("Diastolic pressure?", "Systolic pressure"),
        ("Itching in women?", "Itching > Men"),
        ("Itching in non-smokers?", "Smokers"),
        ("Itching in smokers?", "Non-smokers"),
        ("Pain at rest?", "Pain (motion)"),
        ("Resting pain?", "Pain on coughing"),
        ("Pain on movement?", "Pain (rest)"),
        ("Adjusted odds ratio?", "Unadjusted odds ratio"),
    ],
)
def test_the_other_of_a_pair(question: str, label: str) -> None:
    assert is_of_opposite(question, label, "Table 2. Scores Gel Placebo")


@pytest.mark.parametrize(
    ("question", "label", "around"),
    [
        ("Grip of the right hand?", "Rt. hand", ""),
        ("Grip of both, left and right?", "Left hand", ""),
        ("Grip of the right hand?", "Left and right hand", ""),
        ("Grip of the right hand?", "Left-handed", "Right hand"),
        ("Grip?", "Left hand", ""),
        ("Pain right after surgery?", "Left hand", ""),
        ("Grip of those who left the trial?", "Right hand", ""),
        # As a question has it, RT is a treatment.
        ("Relapse after RT?", "Left breast", ""),
        ("Itching in smokers?", "Smokers", ""),
    ],
)
def test_no_opposite(question: str, label: str, around: str) -> None:
    assert not is_of_opposite(question, label, around)
