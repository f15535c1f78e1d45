"""What each part of finding evidence is worth, for the ranking and for the final answers.

usage: python -m bench.ablations LIBRARY=QUESTIONS.jsonl [--folds FOLDER] [--out FILE.md]

Every arm is cross-validated by article: its weights, and those of matching and confidence behind
it, are fitted without the articles of the questions it is then asked. The learned ranker has seen
none of them. Intervals are 95 % (Wilson).
"""

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.cases import InPlace
from bench.fit_answers import Known, collect, judges_of, learn
from bench.fitting import folds_by
from bench.validate import TOPS, Held, held_out
from eval.statistics.estimates import estimate
from ingest.settings import load_settings
from retrieval.features import FEATURES
from retrieval.fitted import WITH_RANKER


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to rank evidence.

    Args:
        name: What it is called.
        features: The features it uses.
        ranker: Whether the learned ranker looks at the best again.
        scale: How much the features count beside the ranker, once they have chosen what it reads.
    """

    name: str
    features: Collection[str]
    ranker: bool = False
    scale: float = 1.0


ARMS = (
    Arm("dense", ("dense",)),
    Arm("lexical", ("bm25",)),
    Arm("fused", ("dense", "bm25")),
    Arm("features", FEATURES),
    Arm("cross-encoder", FEATURES, ranker=True, scale=0.02),
    Arm("blended", FEATURES, ranker=True),
)


def measured(known: Sequence[Known], in_place: InPlace, arm: Arm, size: int) -> list[Held]:
    """Answer every question by one arm, with weights fitted without its article."""
    if not arm.ranker:
        in_place.fitted = replace(in_place.fitted, judgement=0.0, judgement_of_text=0.0)
    folds = folds_by([each.case.sample.document for each in known])
    found: list[Held] = []
    for fold in sorted(set(folds)):
        inside = [each for each, place in zip(known, folds, strict=True) if place != fold]
        learn(inside, in_place, arm.features, arm.scale)
        outside = [each for each, place in zip(known, folds, strict=True) if place == fold]
        found += [held_out(each.case, size) for each in outside]
    return found


def table(results: Sequence[tuple[Arm, Sequence[Held]]]) -> str:
    """Write the results of all arms as two Markdown tables."""
    lines = ["| ranking by | " + " | ".join(f"evidence in first {top}" for top in TOPS) + " |"]
    lines.append("|---|" + "---|" * len(TOPS))
    for arm, found in results:
        ranks = [each.rank for each in found if each.sample.answerable]
        cells = [share(sum(0 < rank <= top for rank in ranks), len(ranks)) for top in TOPS]
        lines.append(f"| {arm.name} | " + " | ".join(cells) + " |")
    heads = (
        "figures right",
        "text right",
        "lists right",
        "wrong among answered",
        "refused rightly",
    )
    lines += ["", "| ranking by | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    lines += [f"| {arm.name} | " + " | ".join(_answers(found)) + " |" for arm, found in results]
    return "\n".join(lines) + "\n"


def _answers(found: Sequence[Held]) -> list[str]:
    given = [each for each in found if "balanced" not in each.refused]
    cells = []
    for kind in ("figure", "text", "list"):
        own = [each for each in found if each.sample.kind == kind]
        cells.append(share(sum(e.right and "balanced" not in e.refused for e in own), len(own)))
    cells.append(share(sum(not each.right for each in given), len(given)))
    traps = [each for each in found if not each.sample.answerable]
    return [*cells, share(sum("balanced" in each.refused for each in traps), len(traps))]


def introduction(questions: int, documents: int) -> str:
    """Write what the tables show.

    Args:
        questions: How many were asked.
        documents: In the library.
    """
    least = f"{WITH_RANKER.least['balanced']} ({WITH_RANKER.least_for_text['balanced']} for words)"
    return f"""\
# What each part of finding evidence is worth

`python -m bench.ablations LIBRARY=QUESTIONS.jsonl`: {questions} questions over {documents:,}
articles. Every arm is cross-validated by article, its own weights and those of matching and
confidence behind it, fitted on these questions alone; the learned ranker has seen none of the
articles. Answers are given from a confidence of {least}. In brackets 95 % intervals
(Wilson). *Features* are all those of `retrieval/features.py`; *cross-encoder* is the
learned ranker over the first 16 of them, the features counting next to nothing; *blended* is both,
as shipped.

"""


def share(hits: int, total: int) -> str:
    """Write a share with its interval."""
    found = estimate([1.0] * hits + [0.0] * (total - hits))
    if found is None:
        return "–"
    return f"{found.mean:.1%} ({found.low:.0%}–{found.high:.0%}) of {total}"


def main() -> None:
    """Read the arguments, measure every arm, print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--folds", type=Path, help="folder of the rankers of the folds")
    parser.add_argument("--out", type=Path, help="Markdown file to write")
    given = parser.parse_args()
    results = []
    for ranker in (False, True):
        judges = judges_of(load_settings(ranker=ranker), given.folds if ranker else None)
        known, size = collect(given.set, judges)
        for arm in (each for each in ARMS if each.ranker == ranker):
            results.append((arm, measured(known, judges[0].in_place, arm, size)))
            print(f"{arm.name} done", flush=True)
    text = introduction(len(results[0][1]), size) + table(results)
    print(text)
    if given.out:
        given.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
