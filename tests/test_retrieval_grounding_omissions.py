"""Claims that repeat a sentence and leave out of it what would turn its meaning."""

import pytest

from retrieval.grounding.copies import label_fault
from retrieval.grounding.gate import ground
from retrieval.grounding.omissions import omission_fault
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.substituted import substituted_fault
from tests.tiny_evidence import sentence, table_row

TREATED = (
    "Of 1,220 adults given velorix, 173 were treated for fever and 1,087 were treated for pain."
)
TESTED = "The partners of most women (84%; 21/25) were not tested for zorin in the clinic."


def fault(claim: str, quote: str, question: str = "") -> str:
    return omission_fault(Said(claim, question=question), Quote(1, sentence(quote)))


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        # A number between a label and the number of another one.
        (TREATED, "Of 1,220 adults given velorix, 173 were treated for pain"),
        ("Restraints fell to 8.0 a week during training and 0.5 a week in the last phase.",
         "Restraints fell to 8.0 a week in the last phase"),
        ("Onset was faster with zorin than velorix, 2.4 vs. 3.5 min (P < 0.05).",
         "Onset was faster with zorin than velorix, 3.5 min (P < 0.05)"),
        ("The risk of nausea and of rash was lower (odds ratios of 0.6 and 0.4).",
         "The risk of rash was lower (odds ratios of 0.6)"),
        ("Old adults were given classes (n = 86) or visits (i.e. theatre; n = 93) for 4 weeks.",
         "Old adults were given classes (n = 93) for 4 weeks"),
        # What turns or narrows.
        (TESTED, "The partners of most women (84%; 21/25) were tested for zorin in the clinic"),
        ("The unadjusted risk of falls was lower with velorix (odds ratio 0.6).",
         "The risk of falls was lower with velorix (odds ratio 0.6)"),
        ("Practices with known leaders had increased odds of good care (OR 2.75, P < .05).",
         "Practices had increased odds of good care (OR 2.75, P < .05)"),
        ("Velorix was worn for seven days at all times, except when bathing or swimming.",
         "Velorix was worn for seven days at all times, when bathing or swimming"),
        ("In a subgroup analysis of adults with early disease, 56% had a score below 0.5.",
         "56% had a score below 0.5"),
        ("Levels were higher among the able compared with the tetraplegic groups (P < 0.05).",
         "Levels were higher among the tetraplegic groups (P < 0.05)"),
        ("Tablets of placebo or rosehip that held 100 mg of extract were taken daily.",
         "Tablets of placebo that held 100 mg of extract were taken daily"),
    ],
)  # fmt: skip
def test_what_turns_the_meaning_is_missed(quote: str, claim: str) -> None:
    assert fault(claim, quote) != ""
    assert ground(f"{claim} [1].", [Quote(1, sentence(quote))]) is None


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        (TREATED, "173 were treated for fever"),
        (TREATED, "Of 1,220 adults given velorix, 1,087 were treated for pain"),
        ("As shown before, pain fell by 5 points (SD 2; n = 40) with velorix (Figure 2).",
         "Pain fell by 5 points (SD 2) with velorix"),
        ("Deaths did not occur with velorix, while they occurred in 6 of 25 (24%) with zorin.",
         "Deaths occurred in 6 of 25 (24%) with zorin"),
        ("Median overall survival (OS) was 14.2 months, whereas relapse was not looked at.",
         "Median OS was 14.2 months"),
        ("Events were mild in 31%, moderate in 12% and severe in 3% of patients.",
         "Events were severe in 3% of patients"),
        ("Weakness was seen in 8 patients (6%) with velorix and 3 (2%) with placebo.",
         "Weakness was seen in 6% with velorix and 2% with placebo"),
        ("The score rose by 6.2 ± 0.4 points, as described above, with velorix.",
         "The score rose by 6.2 points with velorix"),
        ("The mean stay did not differ (24 days in both groups).",
         "The mean stay was 24 days in both groups"),
    ],
)  # fmt: skip
def test_what_stands_around_a_clause_may_go(quote: str, claim: str) -> None:
    assert fault(claim, quote) == ""


def test_what_the_question_names_need_not_be_repeated() -> None:
    quote = "The number of texts sent during the second phase was 14 (SD 21)."
    claim = "The number of texts sent was 14 (SD 21)"
    assert fault(claim, quote) != ""
    assert fault(claim, quote, "How many texts were sent during the second phase?") == ""


def test_other_words_are_no_repetition() -> None:
    assert fault("Fever was why 173 adults had velorix", TREATED) == ""


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("Febrile infections: Velorix = 1.2 (2.1)", True),
        ("Febrile infections: Velorix = 1.2 (2.1); Placebo = 0.9 (1.6)", True),
        ("Infections > Febrile infections: Placebo = 0.9 (1.6)", True),
        ("infections: Velorix = 1.2 (2.1)", False),
        ("fections > Febrile infections: Velorix = 1.2 (2.1)", False),
        ("Infections > infections: Velorix = 1.2 (2.1); Placebo = 0.9 (1.6)", False),
    ],
)
def test_the_end_of_a_label_is_another_label(claim: str, *, kept: bool) -> None:
    label = "Infections > Febrile infections"
    row = table_row("Table 1. Safety", label, ("Velorix", "1.2 (2.1)"), ("Placebo", "0.9 (1.6)"))
    assert (label_fault(claim, Quote(1, row)) == "") is kept


def test_a_treatments_group_is_not_called_the_controls() -> None:
    quote = Quote(1, sentence("Adults in the velorix group were given mild heat for 15 min daily."))
    claim = "Adults in the control group were given mild heat for 15 min daily"
    assert "control group" in substituted_fault(claim, quote)
    assert substituted_fault(claim.replace("control", "velorix"), quote) == ""
    placebo = Quote(1, sentence("Adults in the placebo group were given mild heat for 15 min."))
    assert substituted_fault(claim, placebo) == ""
