"""The inverted lists of a document."""

from dataclasses import replace

from retrieval.postings import Postings, Surroundings
from retrieval.words import stems
from tests.tiny_evidence import sentence


def test_postings_find_all_stems_of_any_form() -> None:
    postings = Postings([["a", "b"], ["b", "c"], ["a"]])
    assert postings.holding([("a", "b"), ("c",)]) == {0, 1}
    assert postings.holding([("a", "c")]) == set()
    assert postings.holding([("z",)]) == set()
    assert postings.holds(("a", "c"))
    assert not postings.holds(("a", "z"))


def test_surroundings_are_headings_and_the_sentences_before() -> None:
    first = sentence("Nausea was rare.", heading="Safety")
    second = replace(sentence("Rash was common.", heading="Safety"), before=first.text)
    third = replace(sentence("Death was rarer.", heading="Efficacy"), before="Fever rose.")
    candidates = [first, second, third]
    own = Postings(each.stems for each in candidates)
    around = Surroundings(candidates, own)
    every = {stem for each in candidates for stem in (*each.stems, *each.around)}
    for stem in {*every, "absent"}:
        held = {place for place, each in enumerate(candidates) if stem in each.around}
        assert around.holding([(stem,)]) == held
    assert around.holding([tuple(stems("Safety nausea")), ("fever",)]) == {1, 2}
