"""Making mutants of right answers, and looking which survive."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eval.questions.samples import Sample
from eval.scoring.grounding import quotes_hold
from eval.scoring.mutants.registry import mutants_of
from eval.scoring.mutants.sources import Source, Sources
from eval.scoring.verdict import noticed, verdict
from ingest.readers import read_document
from retrieval.answers import Answer, CitedDocument

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Tally:
    """What became of mutants: how many an operator made, and those that nothing noticed."""

    originals: int = 0
    made: Counter[str] = field(default_factory=Counter)
    survivors: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)


def mutated(pairs: Iterable[tuple[Sample, Answer]], sources: Sources) -> Tally:
    """Make every mutant of the right and sound answers, and run every check on each."""
    tally = Tally()
    for sample, answer in pairs:
        original = verdict(sample, answer, quotes_hold(answer, sources.text_of))
        if not original.sound:
            continue
        tally.originals += 1
        for mutant in mutants_of(sample, answer, sources):
            tally.made[mutant.operator] += 1
            seen = noticed(
                original,
                verdict(sample, mutant.answer, quotes_hold(mutant.answer, sources.text_of)),
            )
            line = f"{sample.id} {mutant.operator} {mutant.note}: {mutant.answer.answer}"
            if not seen:
                tally.survivors.append(line)
            elif not seen & mutant.expected_violation:
                tally.unexpected.append(f"{line}: {sorted(seen)}")
    return tally


def corpus_sources() -> Sources:
    """The bundled studies as documents that answers may cite."""
    return Sources(tuple(_sources(ROOT / "corpus")))


def _sources(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.glob("*.md")):
        read = read_document(path.read_bytes(), path.name)
        names = read.identifiers
        document = CitedDocument(
            names.doi or path.stem, read.title, read.authors, read.journal, read.year,
            names.doi, names.pmid, names.pmcid, path.name,
        )  # fmt: skip
        yield Source(document, read.text)
