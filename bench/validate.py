"""Cross-validate the whole of answering by article: ranking, matching and confidence together.

usage: python -m bench.validate LIBRARY=QUESTIONS.jsonl [--alike LIBRARY=QUESTIONS.jsonl ...]
       [--beside LIBRARY=QUESTIONS.jsonl ...] [--often LIBRARY=QUESTIONS.jsonl ...]
       [--evidence LIBRARY=QUESTIONS.jsonl ...] [--folds FOLDER] [--made-up LIBRARY]
       [--without-ranker] [--chart FILE.svg] [--reliability FILE.svg] [--details FILE.jsonl]

The articles are dealt into folds. For each fold all weights are fitted without its articles, and
its questions are answered with them and with a ranker that has seen none of its articles either.
The confidence is fitted to signals measured so (stacking: Wolpert, Neural Networks 5, 1992), again
without the fold's articles. The sets beside are learnt from in the same way.
What is printed is therefore what to expect of questions never seen.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.calibrating import Example, fit_confidence
from bench.cases import Case, InPlace, answer_of
from bench.charts import reliability_chart, risk_coverage_chart
from bench.confidence_examples import made_up
from bench.fit_answers import (
    OFTEN,
    Known,
    collect,
    examples_of,
    judges_of,
    known_of,
    pseudo_cases_of,
    unseen_by_weights,
)
from bench.fitting import FOLDS
from eval.questions.samples import Sample
from eval.scoring.evidence import rank_of_all_evidence, rank_of_evidence
from eval.scoring.scorers import Outcome, score
from eval.statistics.calibration import expected_calibration_error
from eval.statistics.risk_coverage import Point, area_under, risk_coverage
from ingest.settings import Confidence, load_settings
from retrieval.abstaining import Searched, abstention
from retrieval.confidence import confidence
from retrieval.consideration import Consideration

SETTINGS: tuple[Confidence, ...] = ("strict", "balanced", "eager")
TOPS = (1, 3, 10)


@dataclass(frozen=True, slots=True)
class Held:
    """A question answered with weights that never saw its article.

    Args:
        sample: The question.
        right: Whether the answer, if given, is right.
        sure: Its confidence.
        refused: The settings under which it is refused.
        rank: The rank of the first evidence that holds the answer; 0 where none does.
        answer: What would be answered.
    """

    sample: Sample
    right: bool
    sure: float
    refused: frozenset[str]
    rank: int
    answer: str


def held_out(case: Case, size: int) -> Held:
    """Answer a question with the weights in place."""
    return answered(case, case.considered(), size)


def answered(case: Case, considered: Consideration, size: int) -> Held:
    """Answer a question from what was considered.

    Args:
        case: The question.
        considered: Its evidence, and how sure it is.
        size: How many documents the library has.
    """
    answer = answer_of(considered) if considered.fitting else None
    right = (
        answer is not None
        and case.sample.answerable
        and score(case.sample, answer).outcome is Outcome.RIGHT
    )
    refused = frozenset(
        name for name in SETTINGS if abstention(considered, Searched(size), name) is not None
    )
    said = answer.answer if answer else ""
    return Held(case.sample, right, considered.confidence, refused, _rank(case, considered), said)


def _rank(case: Case, considered: Consideration) -> int:
    """Return the place of the evidence: one piece that holds all, or all the pieces marked."""
    quotes = [each.candidate.text for each in considered.fitting]
    ranks = (rank(quotes, case.sample) for rank in (rank_of_evidence, rank_of_all_evidence))
    return min((rank for rank in ranks if rank), default=0)


def validate(
    first: Sequence[Known],
    beside: Sequence[Known],
    pseudo: Sequence[Case],
    in_place: InPlace,
    size: int,
) -> list[Held]:
    """Answer every question of a set with weights fitted without its article.

    Args:
        first: The set.
        beside: Questions of other sets that are learnt from too.
        pseudo: Made-up questions that the confidence learns from too.
        in_place: Where the weights go.
        size: How many documents the first set's library has.
    """
    own = {id(each) for each in first}
    made: list[tuple[int, Example]] = []
    considered: list[tuple[int, Case, Consideration]] = []
    for fold, each in unseen_by_weights([*first, *beside], in_place, count=FOLDS):
        one = each.case.considered()
        made += [(fold, example) for example in examples_of(each, one)]
        if id(each) in own:
            considered.append((fold, each.case, one))
            print(f"\r{len(considered)} of {len(first)} questions", end="", flush=True)
    others = made_up(pseudo)
    found = []
    for fold in range(FOLDS):
        inside = [example for place, example in made if place != fold]
        weights = fit_confidence(inside, others)
        fitted = replace(in_place.fitted, confidence=weights)
        for place, case, one in considered:
            if place == fold:
                sure = confidence(one.signals, fitted) if one.fitting else 0.0
                found.append(answered(case, replace(one, confidence=sure), size))
    return found


def report(found: Sequence[Held]) -> dict[str, Point]:
    """Print the outcomes under each setting; return where each lies on the curve."""
    points: dict[str, Point] = {}
    for name in SETTINGS:
        given = [each for each in found if name not in each.refused]
        right = sum(each.right for each in given)
        risk = 1 - right / len(given) if given else 0.0
        points[name] = Point(len(given) / len(found), risk)
        print(f"{name}: answered {len(given)} of {len(found)}, wrong among answered {risk:.1%}")
        for kind in ("figure", "text", "list"):
            own = [each for each in found if each.sample.kind == kind]
            places = {"": own} | {
                place: [each for each in own if each.sample.place == place]
                for place in ("abstract", "body", "table")
                if kind == "figure"
            }
            for place, rows in places.items():
                good = sum(each.right and name not in each.refused for each in rows)
                print(f"    {kind:7} {place:9} right {good} of {len(rows)}")
        traps = [each for each in found if not each.sample.answerable]
        print(f"    unanswerable refused {sum(name in e.refused for e in traps)} of {len(traps)}")
    return points


def thresholds(found: Sequence[Held]) -> None:
    """Print what other thresholds would have done, so that the settings can be chosen."""
    print("least  answered  right   wrong  refused of unanswerable")
    for least in np.arange(0.1, 0.85, 0.05):
        given = [each for each in found if each.sure >= least]
        right = sum(each.right for each in given)
        risk = 1 - right / len(given) if given else 0.0
        traps = sum(not each.sample.answerable and each.sure < least for each in found)
        print(f"{least:5.2f} {len(given):9} {right:6} {risk:7.1%} {traps:8}")


def calibration(found: Sequence[Held]) -> None:
    """Print the expected calibration error, of all and of each kind apart."""
    kinds = {
        "all": found,
        "figures in text": [e for e in found if e.sample.place != "table"],
        "figures in tables": [e for e in found if e.sample.place == "table"],
        "text": [e for e in found if e.sample.kind == "text"],
    }
    for name, own in kinds.items():
        error = expected_calibration_error([(each.sure, each.right) for each in own])
        print(f"expected calibration error, {name} ({len(own)}): {error:.3f}")


def evidence(found: Sequence[Held]) -> None:
    """Print how often the answer stands in the first pieces of evidence."""
    ranks = [each.rank for each in found if each.sample.answerable]
    for top in TOPS:
        hit = sum(0 < rank <= top for rank in ranks)
        print(f"evidence in the first {top}: {hit} of {len(ranks)} ({hit / len(ranks):.1%})")


def main() -> None:
    """Read the arguments, validate, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--alike", nargs="+", default=[], help="sets asked alike, learnt from too")
    parser.add_argument("--beside", nargs="+", default=[], help="sets asked otherwise")
    parser.add_argument("--often", nargs="+", default=[], help="the same, learnt from more often")
    parser.add_argument("--evidence", nargs="+", default=[], help="sets for the evidence alone")
    parser.add_argument("--folds", type=Path, help="folder of the rankers of the folds")
    parser.add_argument("--made-up", type=Path, help="library whose held-out articles are asked")
    parser.add_argument("--without-ranker", action="store_true", help="features alone")
    parser.add_argument("--chart", type=Path, help="SVG file of the risk–coverage curve")
    parser.add_argument("--reliability", type=Path, help="SVG file of the reliability diagram")
    parser.add_argument("--details", type=Path, help="JSON Lines file, a line a question")
    given = parser.parse_args()
    draw(validated(given), given)


def validated(given: argparse.Namespace) -> list[Held]:
    """Validate the sets that the arguments name."""
    judges = judges_of(load_settings(ranker=not given.without_ranker), given.folds)
    first, size = collect(given.first, judges)
    pseudo = pseudo_cases_of(given.made_up, judges[0]) if given.made_up else []
    beside = known_of(given.alike, judges, telling=1.0)
    beside += [*known_of(given.beside, judges), *known_of(given.often, judges, times=OFTEN)]
    beside += known_of(given.evidence, judges, times=0)
    return validate(first, beside, pseudo, judges[0].in_place, size)


def draw(found: Sequence[Held], given: argparse.Namespace) -> None:
    """Print what was found, and draw and write it where the arguments say."""
    operating = report(found)
    thresholds(found)
    evidence(found)
    calibration(found)
    points = risk_coverage([(each.sure, each.right) for each in found], len(found))
    print(f"area under the risk–coverage curve {area_under(points):.3f}")
    title = f"{len(found)} development questions, cross-validated by article"
    if given.chart:
        risk_coverage_chart(points, operating, title).savefig(given.chart)
    if given.reliability:
        reliability_chart([(e.sure, e.right) for e in found], title).savefig(given.reliability)
    if given.details:
        given.details.write_text("".join(_line(each) for each in found), "utf-8")


def _line(each: Held) -> str:
    row = {
        "id": each.sample.id, "right": each.right, "sure": each.sure, "rank": each.rank,
        "refused": sorted(each.refused), "answer": each.answer,
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
