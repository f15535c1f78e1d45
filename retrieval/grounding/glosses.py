"""General names beside a quote's own: *kidney function* of an eGFR, *symptom relief* of a score.

They tell a reader what a thing is. They are no names of their own: a claim may use one where it
also calls what was measured by the words in which its quote does.
"""

from collections.abc import Sequence

from ingest.figures.numbers import numbers_in
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.synonyms import all_forms
from retrieval.words import stems

_WORDS = """
    ability activity adverse balance bladder blood bone bowel brain breathing bronchial burden
    capability capacity cardiac cardiovascular circulation clearance clinic clinical cognitive
    colon combat comfort complaint complication condition control cosmetic dental
    dermatological disability discomfort disorder drug ear endocrine event exercise exertion
    eye feature finding function functional gastric gastrointestinal glucose glycaemic growth
    gum gut haematological haemodynamic hair handicap healing health hearing heart hepatic
    hormonal hormone illness immune impairment index infectious inflammatory intestinal issue
    joint kidney laboratory limb lipid liver lung marker medication mental metabolic metric
    mobility mood motor movement muscle nerve neurological new nutritional ocular onset
    operation oral organ pancreatic performance physical physiological preserve problem
    procedure psychiatric psychological quality reaction recovery relief renal respiratory
    restriction retention scale sedative sensory severity sexual skeletal skin sleep social
    status strength structural subjective success successful suffering surgery surgical symptom
    symptomatic syndrome technique tissue tolerability tolerance tool tooth treatment-related
    unwanted urinary vascular vision visual walking wellbeing wound
"""
_GLOSSES = frozenset(stems(_WORDS))
_ENOUGH = 1
"""The share of the words in which a quote says what was measured that a claim must have."""


def is_glossed(word: str, said: str, quotes: Sequence[Quote]) -> bool:
    """Tell whether a word is a general name, of what a claim also calls as its quotes do.

    Args:
        word: A word that the quotes do not have.
        said: The claim.
        quotes: The quotes it cites.
    """
    pieces = stems(word)
    if not pieces or not _GLOSSES.issuperset(pieces):
        return False
    names = [name for quote in quotes for name in _named(said, quote)]
    words = all_forms(said, {})
    return bool(names) and all(len(each & words) >= _ENOUGH * len(each) for each in names)


def _named(said: str, quote: Quote) -> list[frozenset[str]]:
    """Return the words in which a quote says what was measured of each figure a claim states."""
    values = {abs(number.value) for number in numbers_in(said)}
    stated = [f for f in quote.figures if f.value is not None and abs(f.value) in values]
    if quote.candidate.row is not None:
        label = frozenset(stems(quote.candidate.row.label)) - NEUTRAL
        return [label] if stated and label else []
    known = told_of(quote.text, quote.figures)
    told = (known[f.start].subject - GENERIC for f in stated if f.start in known)
    return [each for each in told if each]
