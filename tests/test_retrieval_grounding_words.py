"""Words that a quote lacks: ordinary ones, amounts, ages, names in full, whom a claim speaks of."""

import pytest

from retrieval.grounding.ages import is_age_named
from retrieval.grounding.amounts import strange_amount
from retrieval.grounding.gate import Gate, ground
from retrieval.grounding.ordinary_words import is_ordinary
from retrieval.grounding.quotes import Quote
from retrieval.grounding.rewriting import as_read, as_spelt
from retrieval.grounding.said import Said
from tests.tiny_evidence import sentence

ORAL = "Relapse occurred in 12% on alvotinib and in 31% of the oral group."
FULL = "Patients were assigned to alvotinib or to oral bexorants."


def passes(claim: str, *texts: str, title: str = "A trial") -> bool:
    quotes = [Quote(at, sentence(text), title) for at, text in enumerate(texts, start=1)]
    return ground(f"{claim} [1].", quotes) is not None


@pytest.mark.parametrize("word", ["reported", "Highlighted", "utilises", "varied", "arose"])
def test_a_word_of_reports_is_ordinary_in_any_inflection(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["general", "term", "fatigue", "safe", "should", "caused", "rest"])
def test_what_could_name_or_conclude_something_is_not(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("claim", "strange"),
    [
        ("about half as many (16% vs 32%)", ""),
        ("about half as many (16% vs 22%)", "half"),
        ("four in five of them (79.9%)", ""),
        ("four in five of them (69.9%)", "four in five"),
        ("three quarters of them (76%)", ""),
        ("in the last week", "last week"),
        ("in the last month", ""),
        ("they were similar (17.4% vs 7.7%)", "similar"),
        ("they were similar (17.4% vs 16.7%)", ""),
    ],
)
def test_an_amount_in_words_is_the_quotes_or_what_the_figures_come_to(
    claim: str, strange: str
) -> None:
    assert strange_amount(Said(claim), "Abstinence in the last month was 16%.") == strange


def test_an_age_is_named_by_the_years_beside_it() -> None:
    assert is_age_named("adolescents aged 12 to 17 years", 0, "adolescents")
    assert not is_age_named("adolescents aged 12 to 27 years", 0, "adolescents")
    assert not is_age_named("adolescents", 0, "adolescents")
    assert is_age_named("12 months old", 10, "old")


def test_a_name_is_printed_in_full_where_its_document_does_so() -> None:
    assert passes("Relapse occurred in 31% on oral bexorants", ORAL, FULL)
    assert not passes("Relapse occurred in 31% on oral bexorants", ORAL)
    assert not passes("Relapse occurred in 31% on oral bexorants", ORAL, f"{FULL} Oral iron too.")


def test_words_with_hyphens_may_be_the_titles() -> None:
    claim = "Relapse occurred in 12% on once-monthly alvotinib"
    assert passes(claim, ORAL, title="Once-monthly alvotinib")
    assert not passes(claim, ORAL)


def test_the_words_of_a_phrase_are_no_synonyms_by_themselves() -> None:
    assert passes("Lean mass rose by 1.1 kg", "Fat-free mass rose by 1.1 kg.")
    assert not passes("Fat mass rose by 1.1 kg", "Lean mass rose by 1.1 kg.")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Of 167 infants in whom high flow failed, 61% recovered",
         "Of 167 infants in whom standard care failed, 61% recovered."),
        ("Regrowth was seen in 3% of children in the total group",
         "Regrowth was seen in 3% of children, all in the partial group."),
        ("Among women, 8% had asthma", "Age was 78 years, 67% were women, and 8% had asthma."),
    ],
)  # fmt: skip
def test_a_claim_speaks_of_those_of_whom_its_quote_does(claim: str, quote: str) -> None:
    assert passes(quote.removesuffix("."), quote)
    assert not passes(claim, quote)


def test_a_claim_is_read_as_its_quote_would_have_it() -> None:
    assert as_spelt("Pain on day-3, all – 5%") == "Pain on day 3, all: 5%"
    assert as_read("It cut deaths from 4% to 2%", "Deaths: 2% and 4%.").endswith("to 2% versus 4%")
    assert as_read("It cut deaths from 4% to 2%", "Deaths fell from 4% to 2%.").endswith("4% to 2%")


def test_a_bare_answer_is_neither_shown_nor_told_as_removed() -> None:
    gate = Gate([Quote(1, sentence(ORAL))])
    shown = "".join([*gate.feed("Yes. Relapse occurred in 12% on alvotinib [1]."), *gate.finish()])
    assert shown == "Relapse occurred in 12% on alvotinib [1]."
    assert gate.removed == ()
