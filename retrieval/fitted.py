"""What is fitted on development questions, once with the learned ranker and once without."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.settings import Confidence
from retrieval import fitted_with_ranker, fitted_without_ranker


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights that turn measurements into a choice and a probability.

    Args:
        judgement: What a judgement of 1 adds to the weight of a piece of evidence.
        judgement_of_text: The same for questions that ask for words.
        matching: Slot of `retrieval.matching` -> its weight.
        confidence: Signal of `retrieval.confidence` -> its weight; the bias is there too.
        least: The confidence from which a figure is given.
        least_for_text: The same for questions that ask for words.
    """

    judgement: float
    judgement_of_text: float
    matching: Mapping[str, float]
    confidence: Mapping[str, float]
    least: Mapping[Confidence, float]
    least_for_text: Mapping[Confidence, float]


_LEAST: Mapping[Confidence, float] = {"strict": 0.88, "balanced": 0.68, "eager": 0.0}
_LEAST_FOR_TEXT: Mapping[Confidence, float] = {"strict": 0.84, "balanced": 0.7, "eager": 0.0}

WITH_RANKER = Fitted(
    fitted_with_ranker.JUDGEMENT,
    fitted_with_ranker.JUDGEMENT_OF_TEXT,
    fitted_with_ranker.MATCHING,
    fitted_with_ranker.CONFIDENCE,
    _LEAST,
    _LEAST_FOR_TEXT,
)
WITHOUT_RANKER = Fitted(
    fitted_without_ranker.JUDGEMENT,
    fitted_without_ranker.JUDGEMENT_OF_TEXT,
    fitted_without_ranker.MATCHING,
    fitted_without_ranker.CONFIDENCE,
    _LEAST,
    _LEAST_FOR_TEXT,
)
