"""How likely an answer is right, and how likely it must be to be given."""

import math
import re
from collections.abc import Mapping, Sequence

from ingest.settings import Confidence
from retrieval.concepts import any_held
from retrieval.corroboration import beside_the_chosen
from retrieval.evidence import Evidence, WeighedDocument, coverage, left_out
from retrieval.fitted import WITHOUT_RANKER, Fitted
from retrieval.lexicon import Part
from retrieval.question import Asked, Concept, Kind
from retrieval.ranker_input import LOGIT
from retrieval.selection import Selection
from retrieval.sorts import sorts_asked
from retrieval.subject import SUBJECT, subject_held

SIGNALS = (
    "evidence share",  # of the best sentence among all, as log odds
    "evidence share of three",
    "evidence weight",
    "second document",  # its score, the best being 1
    "document coverage",  # concepts of the question that the document holds anywhere
    "abstract coverage",
    "target in sentence", "target in sentence or around", "target missing",
    "target nowhere",  # share of the target that no sentence of the document speaks of
    "arms", "population", "arms nowhere",
    "parts held",
    "percentage missing",
    "no number",
    "figure share",  # of the chosen figure among those of its sentence
    "figure total",  # among those of all the evidence
    "best sentence",  # whether all figures chosen stand in the best sentence
    "names nowhere",  # share of the names in the question that the document never mentions
    "figure target", "figure endpoint", "figure measure", "figure arm", "figure population",
    "figure time", "figure unit", "figure parts", "figure unasked arm", "figure unasked subgroup",
    "figure words",
    "exact figure",  # the measure and endpoint asked for, and every slot that is asked agrees
    "group missed",  # a group or subgroup is asked for and the figure is of none such
    "no figure",  # none agrees with the question in every slot
    "missing needs",
    "text", "several", "abstract", "table", "methods", "discussion", "passage similarity",
    "judgement",  # of the best sentence by itself
    "judged figure",  # the least of those chosen
    "judged none",  # how likely none of the sentences judged answers
    "judged lead",  # of the best sentence over the next
    "judged sentence",  # the least of those that the figures chosen stand in
    "judged margin",  # of the figures chosen over the best judged of the others
    "corroborated", "lead over others",  # as `retrieval.corroboration` measures them
    # Of the question: how hard its kind is, so that other signals need not say it.
    "asked arms", "asked population", "asked time", "asked endpoint", "asked measure",
    "asked parts", "asked share", "asked target", "asked words",
    # Of questions for words alone:
    "text share",  # of the best three sentences, which are what is quoted
    "sorts said",  # share of the sorts of thing asked for that the best sentence says
    *SUBJECT,
)  # fmt: skip
"""What the confidence is computed from; all near 0 to 1."""


BIAS = "bias"
"""The name under which the weights keep what is added whatever the signals."""
_NEAR = 0.6
"""Agreement from which a group or time is taken for the one asked for."""
_MANY_CONCEPTS, _MANY_WORDS = 4, 20
"""So many say what is measured, and so many words has a long question."""
_NAME = re.compile(r"[A-Z]\S*[A-Z0-9]|[a-z]\S*[A-Z]|[A-Za-z]-?\d")
"""What looks like a name: of a trial, a drug, a gene."""


def names_of(concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concepts that look like names: of a trial, a drug, a gene."""
    return [concept for concept in concepts if _NAME.search(concept.printed)]


def confidence(signals: Mapping[str, float], fitted: Fitted = WITHOUT_RANKER) -> float:
    """Return the probability that an answer is right, by logistic regression on its signals."""
    weights = fitted.confidence
    total = weights[BIAS] + sum(weights[name] * signals[name] for name in SIGNALS)
    return round(1 / (1 + math.exp(-total)), 4)


def signals_of(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    evidence: Sequence[Evidence],
    selection: Selection,
) -> dict[str, float]:
    """Measure what tells right answers from wrong ones.

    Args:
        asked: The question.
        documents: The documents weighed, best first.
        evidence: The evidence, best first; not empty.
        selection: The figures chosen from it.
    """
    return {
        **dict.fromkeys(SIGNALS, 0.0),
        **_ranking(documents, evidence),
        **_words(asked, evidence[0]),
        **_figure(asked, evidence[0], selection),
        **_judged(evidence, selection),
        **beside_the_chosen(evidence, selection),
        **_place(asked, evidence[0]),
        **_asking(asked),
        **_of_text(asked, evidence),
        **subject_held(evidence[0].document),
    }


def _asking(asked: Asked) -> dict[str, float]:
    """Measure what is asked: a question that names much goes wrong oftener, or seldomer."""
    named = {
        "arms": asked.arms, "population": asked.population, "time": asked.times,
        "endpoint": asked.endpoints, "measure": asked.measures, "parts": asked.parts,
        "share": asked.share,
    }  # fmt: skip
    return {
        **{f"asked {name}": float(bool(found)) for name, found in named.items()},
        "asked target": len(asked.target) / _MANY_CONCEPTS,
        "asked words": len(asked.question.split()) / _MANY_WORDS,
    }


def _of_text(asked: Asked, evidence: Sequence[Evidence]) -> dict[str, float]:
    """Measure what tells the answers to questions for words apart."""
    if asked.kind is not Kind.TEXT:
        return {}
    said = [evidence[0].features[sort.feature] > 0 for sort in sorts_asked(asked.question)]
    return {"text share": sum(each.score for each in evidence[:3]), "sorts said": _share(said)}


def _ranking(
    documents: Sequence[WeighedDocument], evidence: Sequence[Evidence]
) -> dict[str, float]:
    first = evidence[0]
    document = first.document
    share = first.score
    return {
        "evidence share": math.log((share + 0.01) / (1.01 - share)) / 4,
        "evidence share of three": sum(each.score for each in evidence[:3]),
        "evidence weight": first.weight / 10,
        "second document": documents[1].score if len(documents) > 1 else 0.0,
        "document coverage": coverage(document.concepts, document.reading.mentions),
        "abstract coverage": coverage(document.concepts, document.reading.abstract_mentions),
    }


def _words(asked: Asked, first: Evidence) -> dict[str, float]:
    candidate, document = first.candidate, first.document
    mentions = document.reading.mentions
    target, arms, population = map(
        document.in_its_words, (asked.target, asked.arms, asked.population)
    )
    names = document.in_its_words(names_of(asked.concepts))

    def inside(concepts: Sequence[Concept]) -> list[bool]:
        return [any_held(concept.forms, candidate.terms) for concept in concepts]

    around = [any_held(concept.forms, candidate.around) for concept in target]
    near = [one or other for one, other in zip(inside(target), around, strict=True)]
    return {
        "target in sentence": _share(inside(target)),
        "target in sentence or around": _share(near),
        "target missing": near.count(False) / 4,
        "target nowhere": left_out(target, mentions),
        "arms": _share(inside(arms)),
        "population": _share(inside(population)),
        "arms nowhere": left_out(arms, mentions),
        "names nowhere": left_out(names, mentions),
    }


def _figure(asked: Asked, first: Evidence, selection: Selection) -> dict[str, float]:
    if asked.kind is Kind.TEXT:
        return {}
    if not selection.chosen:
        return {"no figure": 1.0}
    names = ("target", "endpoint", "measure", "arm", "population", "time", "unit", "parts")
    slots = [each.match.slots for each in selection.chosen]
    return {
        "figure share": selection.share,
        "figure total": selection.total,
        "best sentence": float(all(c.match.evidence is first for c in selection.chosen)),
        "figure words": min(each["words"] for each in slots),
        "exact figure": float(all(_is_exact(asked, each) for each in slots)),
        "group missed": float(any(_misses_group(asked, each) for each in slots)),
        "figure unasked arm": slots[0]["unasked arm"] if len(slots) == 1 else 0.0,
        "figure unasked subgroup": 0.0
        if _of_each_group(selection)
        else max(each["unasked subgroup"] for each in slots),
        "missing needs": len(selection.missing) / (len(selection.missing) + len(slots)),
        **{f"figure {name}": min(each[name] for each in slots) for name in names},
    }


def _of_each_group(selection: Selection) -> bool:
    """Tell whether several figures were chosen, each of a group of its own: all are asked for."""
    groups = [each.match.figure.arm for each in selection.chosen]
    return len(groups) > 1 and all(groups) and len(set(groups)) == len(groups)


def _judged(evidence: Sequence[Evidence], selection: Selection) -> dict[str, float]:
    """Measure what the second look found."""
    others = [each.judgement for each in evidence[1:]]
    found = {
        "judgement": evidence[0].judgement,
        "judged none": chance_of_none(evidence),
        "judged lead": evidence[0].judgement - max(others, default=-1.0),
    }
    if not selection.chosen:
        return found
    chosen = [each.match for each in selection.chosen]
    taken = {(id(match.evidence), match.figure.start) for match in chosen}
    rest = [
        value
        for each in evidence
        for start, value in each.judged_figures.items()
        if (id(each), start) not in taken
    ]
    least = min(match.slots["judged"] for match in chosen)
    told = any(match.evidence.judged_figures for match in chosen)
    return {
        **found,
        "judged figure": least,
        "judged sentence": min(match.evidence.judgement for match in chosen),
        "judged margin": least - max(rest, default=-1.0) if told else 0.0,
    }


def chance_of_none(evidence: Sequence[Evidence]) -> float:
    """Return how likely none of the evidence answers, by its judgements."""
    return 1 / (1 + sum(math.exp(LOGIT * each.judgement) for each in evidence))


def _is_exact(asked: Asked, slots: Mapping[str, float]) -> bool:
    """Tell whether a figure is of the very kind asked for, its group and time included."""
    known = bool(asked.endpoints) and slots["endpoint"] == 1
    measured = slots["measure"] == 1 or not asked.measures
    restricted = slots["unasked arm"] or slots["unasked subgroup"]
    timed = not asked.times or slots["time"] >= _NEAR
    whole = slots["parts"] >= 0
    return (
        known
        and measured
        and timed
        and whole
        and not restricted
        and not _misses_group(asked, slots)
    )


def _misses_group(asked: Asked, slots: Mapping[str, float]) -> bool:
    groups = ((asked.arms, slots["arm"]), (asked.population, slots["population"]))
    return any(wanted and agreement < _NEAR for wanted, agreement in groups)


def _place(asked: Asked, first: Evidence) -> dict[str, float]:
    candidate = first.candidate
    wanted = asked.parts - {Part.COUNT}
    figure = asked.kind is Kind.FIGURE
    return {
        "parts held": sum(map(candidate.holds_part, wanted)) / len(wanted) if wanted else 0.7,
        "percentage missing": float(asked.share and not candidate.percent),
        "no number": float(figure and candidate.numbers == 0),
        "text": float(not figure),
        "several": float(asked.several),
        "passage similarity": first.features["dense"],
        **{name: first.features[name] for name in ("abstract", "table", "methods", "discussion")},
    }


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.5


def least_confidence(asked: Asked, wanted: Confidence, fitted: Fitted = WITHOUT_RANKER) -> float:
    """Return the confidence from which a question is answered.

    Args:
        asked: The question.
        wanted: How sure an answer must be.
        fitted: Where the thresholds stand.
    """
    return (fitted.least if asked.kind is Kind.FIGURE else fitted.least_for_text)[wanted]
