"""Fit how evidence is ranked, figures matched and how sure an answer is.

usage: python -m bench.fit_answers LIBRARY=QUESTIONS.jsonl [LIBRARY=QUESTIONS.jsonl ...]
       [--beside LIBRARY=QUESTIONS.jsonl ...] [--often LIBRARY=QUESTIONS.jsonl ...]
       [--learnt LIBRARY=QUESTIONS.jsonl ... --folds FOLDER]
       [--evidence LIBRARY=QUESTIONS.jsonl ...] [--made-up LIBRARY] [--without-ranker] [--write]

The evidence weights are a softmax over the candidates of a question (`fit_evidence`); the matching
of figures one over the figures of the best evidence, those equal to an expected one being right.
The confidence is a logistic regression over questions: each as it is, each again without the
sentences that answer it (a near miss remains) and without its document (nothing remains), which
are wrong to answer. Its signals are measured with weights fitted on other articles: with weights
that know the answer every right answer looks surer than it will ever be again.
The first sets are asked as people ask: to them the confidence is scaled, those beside count less.
Questions that the ranker has learnt from are judged by those of its folds that have not
(`bench.ranker.folds`), or teach the evidence's weights alone, which are fitted without it. Nothing
of the questions is written, only the weights.
"""

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.calibrating import INNER_FOLDS, Example, fit_confidence
from bench.cases import Case, InPlace, RememberingJudge, cases, is_named
from bench.confidence_examples import examples, made_up
from bench.fit_evidence import Group, Weights, both_ways, fit_weights, group, rank_by, written
from bench.fitting import Descent, Flags, Floats, fit_choice, folds_by
from bench.pseudo_cases import pseudo_cases
from eval.questions.samples import ExpectedFigure, Sample, read_suite
from ingest.embedding import load_encoder
from ingest.figures.figure import Figure
from ingest.library import open_library
from ingest.settings import Settings, load_settings
from retrieval.consideration import Consideration
from retrieval.evidence_ranker import load_any_ranker, load_ranker
from retrieval.features import FEATURES
from retrieval.fitted import Fitted
from retrieval.judging import judge_with
from retrieval.matching import SLOTS, figure_slots
from retrieval.question import Kind

MATCHING = Descent(penalty=0.5, steps=400, rate=0.2)
PSEUDO_ARTICLES = 120
OFTEN = 4
"""How often a question of the sets learnt from more often counts where the confidence is fitted."""
LESS_TELLING = 0.3
"""How much a question of the sets beside counts where the confidence is scaled."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question with what evidence ranking learns from it, measured once.

    Args:
        case: The question and what was found for it.
        groups: The features of its candidates, asked both ways, and which hold the answer.
        times: How often it counts where the confidence is fitted.
        telling: How much it counts where the confidence is scaled.
    """

    case: Case
    groups: tuple[Group, ...]
    times: int = 1
    telling: float = 1.0


@dataclass(frozen=True, slots=True)
class Learnt:
    """All that is fitted: the evidence's weights, and those behind it."""

    evidence: Weights
    fitted: Fitted

    def put(self, in_place: InPlace) -> None:
        """Rank and answer by these weights from now on."""
        rank_by(self.evidence)
        in_place.fitted = self.fitted


def collect(name: str, judges: Sequence[RememberingJudge]) -> tuple[list[Known], int]:
    """Search for every question of a set.

    Args:
        name: ``LIBRARY=QUESTIONS.jsonl``.
        judges: Look at the evidence again: one for all questions, or one for those of each fold.

    Returns:
        The questions, and how many documents the library has.
    """
    library, _, questions = name.partition("=")
    settings = load_settings(library=Path(library))
    samples = read_suite(Path(questions))
    names = [sample.document for sample in samples]
    fold = dict(zip(names, folds_by(names, len(judges)), strict=True))

    def judge(sample: Sample) -> RememberingJudge:
        return judges[fold[sample.document]]

    with open_library(settings.library) as opened:
        encoder = load_encoder(settings)
        found = list(cases(opened, encoder, samples, judge))
        groups: dict[str, list[Group]] = {}
        for doubled in cases(opened, encoder, both_ways(samples), judge):
            groups.setdefault(doubled.sample.id, []).append(group(doubled))
        known = [Known(case, tuple(groups.get(case.sample.id, ()))) for case in found]
        return known, len(opened)


def known_of(
    names: Sequence[str],
    judges: Sequence[RememberingJudge],
    times: int = 1,
    telling: float = LESS_TELLING,
) -> list[Known]:
    """Search for every question of some sets.

    Args:
        names: Each ``LIBRARY=QUESTIONS.jsonl``.
        judges: As of `collect`.
        times: How often each question counts where the confidence is fitted.
        telling: How much each counts where the confidence is scaled.
    """
    found = (each for name in names for each in collect(name, judges)[0])
    return [replace(each, times=times, telling=telling) for each in found]


def pseudo_cases_of(library: Path, judge: RememberingJudge) -> list[Case]:
    """Make questions about the articles of a library that the ranker has not learnt from."""
    settings = load_settings(library=library)
    with open_library(library) as opened:
        return list(pseudo_cases(opened, load_encoder(settings), judge, PSEUDO_ARTICLES))


def learn(
    known: Sequence[Known],
    in_place: InPlace,
    used: Collection[str] = FEATURES,
    scale: float = 1.0,
    pseudo: Sequence[Case] = (),
) -> Learnt:
    """Fit all weights, and put them in place.

    Args:
        known: What is learnt from.
        in_place: Where the weights go.
        used: The features that evidence is ranked by; the others weigh nothing.
        scale: What the evidence's weights are multiplied by once they are fitted.
        pseudo: Made-up questions that the confidence learns from too.
    """
    unseen = unseen_by_weights(known, in_place, used, scale)
    made = [example for _, each in unseen for example in examples_of(each, each.case.considered())]
    learnt = _chosen(known, in_place, used, scale)
    learnt.put(in_place)
    confidence = fit_confidence(made, made_up(pseudo))
    learnt = Learnt(learnt.evidence, replace(learnt.fitted, confidence=confidence))
    learnt.put(in_place)
    return learnt


def unseen_by_weights(
    known: Sequence[Known],
    in_place: InPlace,
    used: Collection[str] = FEATURES,
    scale: float = 1.0,
    count: int = INNER_FOLDS,
) -> Iterator[tuple[int, Known]]:
    """Go through questions while weights are in place that are fitted without their articles.

    Args:
        known: The questions; each is learnt from in all folds but its own. Those that count no
            times only teach how to rank evidence, and are not gone through.
        in_place: Where the weights go.
        used: As of `learn`.
        scale: As of `learn`.
        count: How many folds.

    Yields:
        The fold and the question.
    """
    folds = folds_by([each.case.sample.document for each in known], count)
    for fold in sorted(set(folds)):
        rest = [each for each, place in zip(known, folds, strict=True) if place != fold]
        _chosen(rest, in_place, used, scale).put(in_place)
        yield from (
            (fold, one)
            for one, place in zip(known, folds, strict=True)
            if place == fold and one.times
        )


def _chosen(
    known: Sequence[Known], in_place: InPlace, used: Collection[str], scale: float
) -> Learnt:
    """Fit the weights that choose evidence and figures; the confidence stays as it is."""
    columns = np.array([name in used for name in FEATURES])
    groups = [
        (one.case.asked.kind, (table * columns, right))
        for one in known
        for table, right in one.groups
    ]
    evidence = {kind: scale * weights for kind, weights in fit_weights(groups).items()}
    Learnt(evidence, in_place.fitted).put(in_place)
    usable = [
        each.case
        for each in known
        if each.times and each.case.sample.figures and each.case.asked.kind is Kind.FIGURE
    ]
    matched = fit_choice([matching_group(case) for case in usable], MATCHING)
    matching = dict(zip(SLOTS, map(float, matched), strict=True))
    return Learnt(evidence, replace(in_place.fitted, matching=matching))


def is_expected(figure: Figure, expected: ExpectedFigure) -> bool:
    """Tell whether an extracted figure is an expected one, every part of it."""
    if expected.is_p:
        return False
    parts = [
        figure.interval and figure.interval[1:], figure.range and figure.range[1:],
        figure.spread and figure.spread[1:], figure.n, (figure.value,),
    ]  # fmt: skip
    held = {abs(number) for part in parts if part for number in part if number is not None}
    wanted = {abs(number) for number in expected.numbers}
    values = {figure.value, figure.n.number if figure.n else None} - {None}
    return wanted <= held and any(abs(value) == abs(expected.value) for value in values if value)


def matching_group(case: Case) -> tuple[Floats, Flags]:
    """Return the slots of the figures of a question's best evidence, and which are expected."""
    considered = case.considered()
    rows = figure_slots(case.asked, considered.fitting)
    table = np.array([[slots[name] for name in SLOTS] for _, _, slots in rows])
    right = [
        is_named(each.document.reading, case.sample.documents)
        and any(is_expected(figure, expected) for expected in case.sample.figures)
        for each, figure, _ in rows
    ]
    return table.reshape(-1, len(SLOTS)), np.array(right, dtype=bool)


def examples_of(known: Known, considered: Consideration) -> list[Example]:
    """Make the examples of a question as often, and as telling, as it counts.

    Args:
        known: The question.
        considered: What it is answered from as it is.
    """
    made = known.times * examples(known.case, considered)
    return [replace(each, telling=known.telling / known.times) for each in made]


def judges_of(
    settings: Settings, folds: Path | None = None, in_place: InPlace | None = None
) -> list[RememberingJudge]:
    """Return the judge that the settings name, or those of the folds.

    Args:
        settings: Whether the learned ranker judges.
        folds: Folder of the rankers of the folds, ``0``, ``1`` …, as `bench.ranker.folds` makes
            them.
        in_place: The weights in place, where other judges share them.
    """
    encoder = load_encoder(settings)
    if folds is None:
        return [RememberingJudge(judge_with(load_ranker(settings), encoder), in_place)]
    kept = sorted(folds.glob("[0-9]"))
    made = [judge_with(load_any_ranker(settings, each), encoder) for each in kept]
    in_place = in_place or InPlace(made[0].fitted)
    return [RememberingJudge(judge, in_place) for judge in made]


def main() -> None:
    """Read the arguments, fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--beside", nargs="+", default=[], help="sets asked otherwise")
    parser.add_argument("--often", nargs="+", default=[], help="the same, learnt from more often")
    parser.add_argument("--learnt", nargs="+", default=[], help="sets the ranker has learnt from")
    parser.add_argument("--evidence", nargs="+", default=[], help="sets for the evidence alone")
    parser.add_argument("--folds", type=Path, help="folder of the rankers of their folds")
    parser.add_argument("--made-up", type=Path, help="library whose held-out articles are asked")
    parser.add_argument("--without-ranker", action="store_true", help="fit the set used without it")
    parser.add_argument("--write", action="store_true", help="write the weights' modules")
    given = parser.parse_args()
    settings = load_settings(ranker=not given.without_ranker)
    judges = judges_of(settings)
    known = known_of(given.sets, judges, telling=1.0)
    known += [*known_of(given.beside, judges), *known_of(given.often, judges, times=OFTEN)]
    known += known_of(given.evidence, judges, times=0)
    folds = given.folds if settings.ranker else None
    unseeing = judges_of(settings, folds, judges[0].in_place)
    known += known_of(given.learnt, unseeing)
    pseudo = pseudo_cases_of(given.made_up, judges[0]) if given.made_up else []
    learnt = learn(known, judges[0].in_place, pseudo=pseudo)
    name = "fitted_without_ranker.py" if given.without_ranker else "fitted_with_ranker.py"
    sources = {"weights.py": written(learnt.evidence), name: source(learnt.fitted, name)}
    for file, text in sources.items():
        if given.write:
            (Path("retrieval") / file).write_text(text, "utf-8")
        else:
            print(text)


def source(fitted: Fitted, name: str) -> str:
    """Return the source of a module of fitted weights."""
    how = name.removeprefix("fitted_").removesuffix("_ranker.py")
    title = f"The weights of answering {how} the learned ranker, as bench/fit_answers.py fits them."
    return "\n".join(
        [
            f'"""{title}"""\n',
            f"JUDGEMENT = {fitted.judgement:.2f}",
            '"""What a judgement of 1 adds to the weight of a piece of evidence."""',
            f"JUDGEMENT_OF_TEXT = {fitted.judgement_of_text:.2f}",
            '"""The same for questions that ask for words."""\n',
            _table("MATCHING", fitted.matching),
            '"""Slot of `retrieval.matching` -> its weight."""\n',
            _table("CONFIDENCE", fitted.confidence),
            '"""Signal of `retrieval.confidence` -> its weight."""\n',
        ]
    )


def _table(name: str, weights: Mapping[str, float]) -> str:
    lines = "".join(f'    "{key}": {weight + 0.0:.2f},\n' for key, weight in weights.items())
    return f"{name}: dict[str, float] = {{\n{lines}}}"


if __name__ == "__main__":
    main()
