"""Claims that leave members of a list out of a sentence, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.grounding.excerpted import excerpted
from retrieval.grounding.gate import ground
from retrieval.grounding.omissions import omission_fault
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from tests.tiny_evidence import sentence, table_row

RATES = (
    "Relapse by week 8 was seen in 25% (95% CI 21% to 30%) with velorix and rest, 10% (95% CI 7% to"
    " 13%) with velorix alone, and 9% (95% CI 5% to 13%) with placebo."
)
EVENTS = (
    "Patients in the upper third were diagnosed with a clot (11/39 versus 11/117, P = 0.003), had a"
    " relapse (12/28 versus 21/103, P = 0.015), or died (14/41 versus 18/123, P = 0.006), whereas"
    " none of this was linked to age."
)
LEVELS = (
    "Both total zorin and active zorin fell (total zorin: 2.18 ± 1.94 vs 3.26 ± 3.58 ng/L, P = .50;"
    " active zorin: 0.48 ± 0.46 vs 0.95 ± 1.01 ng/L, P = .25) (Figure 5)."
)
PAIRED = (
    "Mean bone gain of 1.7 mm (P = 0.04) and 1.6 mm was seen after 6 and 12 months, respectively."
)
NAMED = "The ratios for peak, trough and area were 148%, 129% and 127%, respectively (Fig. 2)."


def passes(claim: str, quote: str) -> bool:
    return ground(f"{claim} [1].", [Quote(1, sentence(quote))]) is not None


def values(claim: str, quote: str) -> list[str] | None:
    found = excerpted(claim, Quote(1, sentence(quote)))
    return None if found is None else [str(each.figure.value) for each in found]


@pytest.mark.parametrize(
    ("quote", "claim", "figures"),
    [
        (RATES, "Relapse by week 8 was seen in 10% (95% CI 7% to 13%) with velorix alone", ["10"]),
        (RATES, ("Relapse by week 8 was seen in 10% (95% CI 7% to 13%) with velorix alone and 9%"
                 " (95% CI 5% to 13%) with placebo"), ["10", "9"]),
        (EVENTS, "Patients in the upper third died (14/41 versus 18/123, P = 0.006)", None),
        (LEVELS, "Active zorin fell (active zorin: 0.48 ± 0.46 vs 0.95 ± 1.01 ng/L, P = .25)",
         ["0.48", "0.95"]),
        (PAIRED, "Mean bone gain of 1.6 mm was seen after 12 months", None),
        (PAIRED, "Mean bone gain of 1.7 mm (P = 0.04) was seen after 6 months", None),
        (NAMED, "The ratios for trough were 129%", ["129"]),
    ],
)  # fmt: skip
def test_whole_members_may_go(quote: str, claim: str, figures: list[str] | None) -> None:
    assert passes(claim, quote)
    assert figures is None or values(claim, quote) == figures


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        # A number beside the label of another one.
        (RATES, "Relapse by week 8 was seen in 25% (95% CI 21% to 30%) with velorix alone"),
        (RATES, "Relapse by week 8 was seen in 25% (95% CI 21% to 30%) with placebo"),
        (RATES, "Relapse by week 8 was seen in 10% (95% CI 5% to 13%) with placebo"),
        ("With velorix, 25% fell; with placebo, 10% fell.", "With velorix, 10% fell"),
        ("Velorix 25%, placebo 10%, sham 5% of all who fell.", "Velorix 10%, sham 5% of all"),
        ("Falls were seen in 25%, 10% and 5% with velorix.", "Falls were seen in 10% with velorix"),
        # What is said of all that follows goes with the first.
        ("Velorix had 25% with pain, 10% with rash; placebo had 20% with pain, 5% with rash.",
         "Velorix had 25% with pain, 10% with rash; 5% with rash"),
        (("Velorix had 10 patients with good and 5 patients with fair results while placebo had 6"
         " patients with good and 9 patients with fair results."),
         "Velorix had 9 patients with fair results"),
        # The pairs of two lists.
        (PAIRED, "Mean bone gain of 1.7 mm (P = 0.04) was seen after 12 months"),
        (PAIRED, "Mean bone gain of 1.6 mm was seen after 6 months"),
        (NAMED, "The ratios for trough were 148%"),
        (NAMED, "The ratios for area were 129%"),
        (("Survival was 10 and 12 months and response was 15 and 22 months in arms A and B,"
         " respectively."), "Survival was 10 months and response was 15 months in arms A and B"),
        # A P value of all, said of some.
        ("Falls were seen in 25% with velorix, 10% with sham and 9% with rest (P = 0.02).",
         "Falls were seen in 10% with sham and 9% with rest (P = 0.02)"),
        ("Change was 5 kg in arm A and 2 kg in arm B, respectively (P = 0.3).",
         "Change was 5 kg in arm A (P = 0.3)"),
        # Half a label, and a label that is a statistic.
        ("Gains were seen in social withdrawal (P = 0.009) and speech (P = 0.044).",
         "Gains were seen in social withdrawal speech (P = 0.044)"),
        ("Exposure was higher (peak, P = 0.003; trough, P = 0.026).",
         "Exposure was higher (peak, trough, P = 0.026)"),
        # One of a sum is not the sum.
        ("The rate of A and B together was 12%, that of C was 3%.",
         "The rate of B together was 12%"),
    ],
)  # fmt: skip
def test_what_would_mean_something_else_is_no_excerpt(quote: str, claim: str) -> None:
    assert values(claim, quote) is None


def test_a_row_is_no_sentence() -> None:
    row = table_row("Table 1. Falls", "Falls", ("Velorix", "25%"), ("Placebo", "10%"))
    assert excerpted("Table 1. Falls > Falls: Placebo = 10%", Quote(1, row)) is None


def test_words_of_its_own_make_a_claim_no_excerpt() -> None:
    claim = "Relapse by week 8 was rarely seen in 10% (95% CI 7% to 13%) with velorix alone"
    assert values(claim, RATES) is None


@pytest.mark.parametrize("end", [",", ";", " and"])
def test_a_sentence_cut_at_its_clauses_may_end_with_a_joint(end: str) -> None:
    claim = "Pain fell by 5% with velorix"
    assert values(claim, f"{claim}{end}") is None
    assert passes(claim, f"{claim}{end}")


WORDS = st.sampled_from(
    "pain rash fell 5% 12 0.03 ( ) [ , ; and or both with in velorix zorin respectively versus P ="
    " < - ± not of 95% CI to group week : . was had which".split()
)


@given(st.lists(WORDS, min_size=5, max_size=24), st.data())
def test_whatever_is_cut_of_whatever_sentence_is_judged(
    printed: list[str], data: st.DataObject
) -> None:
    taken = data.draw(st.lists(st.booleans(), min_size=len(printed), max_size=len(printed)))
    claim = " ".join(word for word, takes in zip(printed, taken, strict=True) if takes)
    quote = Quote(1, sentence(" ".join(printed)))
    stays = excerpted(claim, quote)
    assert stays is None or set(stays) <= set(quote.placed)
    assert omission_fault(Said(claim), quote) in {
        "",
        "it leaves out of [1] what may turn its meaning",
    }


RATE = st.integers(1, 99)
DRUG = st.sampled_from("velorix zorin abacor tenafil luxomab".split())


@given(st.lists(st.tuples(RATE, DRUG), min_size=2, max_size=5, unique_by=(lambda m: m[0],
       lambda m: m[1])), st.data())  # fmt: skip
def test_a_member_keeps_its_own_label(members: list[tuple[int, str]], data: st.DataObject) -> None:
    printed = ", ".join(f"{rate}% with {drug}" for rate, drug in members)
    rate = data.draw(st.sampled_from(members))[0]
    drug = data.draw(st.sampled_from(members))[1]
    claim = f"Pain was seen in {rate}% with {drug}"
    found = values(claim, f"Pain was seen in {printed}.")
    own = (rate, drug) in members
    assert (found == [str(rate)]) if own else found is None
