"""How often the evidence is among the quotes a model is given, and passes the gate when copied.

    python -m bench.reader LIBRARY=QUESTIONS.jsonl [--tokens 3000] [--out bench/results/reader.md]

Every question goes the whole path, to a model behind a real HTTP server that reads perfectly: it
copies what is expected out of the numbered quotes if and only if it stands there, and else says
that it is not reported. So the share it finds is what no better model can exceed, and a right
sentence that does not come out was blocked falsely. Each question is asked once for each way of
copying: the whole sentence, or only the clauses with the figures; of a table row always the label
with the cells asked for. Exit code 1: less than 92 % found, or the budget exceeded.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.reader_choice import as_marked, fenced
from bench.reader_replies import WAYS, PerfectReader
from bench.reader_report import LEAST_FOUND, Result, Run, report
from bench.reader_server import reader_server
from eval.questions.samples import Sample, read_suite
from eval.scoring.scorers import Outcome, score
from ingest.embedding import load_encoder
from ingest.library import Library, open_library
from ingest.records import Encoder
from ingest.settings import Settings, load_settings
from retrieval.engine import Engine, engine_of
from retrieval.shown import shown
from retrieval.wanted import Wanted

RESULTS = Path("bench/results/reader.md")
MODEL = "openai-like:perfect-reader"


def main() -> int:
    """Ask all questions, write the report, say whether the bar was reached."""
    given = _arguments()
    name, _, questions = given.set.partition("=")
    samples = read_suite(Path(questions))
    settings = load_settings(library=Path(name), model_evidence=given.tokens, model_replies=None)
    with open_library(settings.library) as library:
        encoder = load_encoder(settings)
        runs = [run_of(way, samples, library, encoder, settings) for way in WAYS]
        documents = len(library)
    text = report(runs, documents, given.tokens)
    given.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    if given.details:
        sys.stdout.write("\n\n".join(_told(run) for run in runs))
    return 0 if all(run.reaches(LEAST_FOUND, given.tokens) for run in runs) else 1


def run_of(
    way: str, samples: Sequence[Sample], library: Library, encoder: Encoder, settings: Settings
) -> Run:
    """Ask every question, the quotes being restated in one way.

    Args:
        way: One of `WAYS`.
        samples: The questions.
        library: Where they are answered.
        encoder: The library's.
        settings: All but the model, which is the perfect reader.
    """
    reader = PerfectReader(WAYS[way])
    with reader_server(reader) as server:
        asking = settings.model_copy(update={"model": MODEL, "model_url": server.url})
        with engine_of(library, encoder, asking) as engine:
            results = [_result(each, reader, engine, library, encoder) for each in samples]
    return Run(way, tuple(results))


def _result(
    sample: Sample, reader: PerfectReader, engine: Engine, library: Library, encoder: Encoder
) -> Result:
    reader.expect(sample, frozenset(_titles(sample, library)))
    answer = engine.ask(sample.question, sample.history, Wanted(mode="model"))
    read = reader.read
    return Result(
        score=score(sample, answer),
        asked=bool(read.request),
        reached=bool(read.right),
        quotes=len(read.chosen),
        marked=bool(read.chosen) and as_marked(read.chosen, sample),
        tokens=sum(encoder.count_tokens(fenced(read.request))),
        answer=answer,
        written=answer.model == MODEL,
    )


def _titles(sample: Sample, library: Library) -> Iterator[str]:
    for name in sample.documents:
        id_ = library.resolve(name)
        yield shown(library.publications([id_])[id_].title)


def _told(run: Run) -> str:
    lines = [f"{run.way}: what was blocked, or is not right though it was found"]
    for each in run.results:
        found = each.quotes > 0 or not each.sample.answerable
        if each.blocked or (found and each.score.outcome is not Outcome.RIGHT):
            lines += [f"{each.score.sample.id}: {each.score.outcome}: {each.answer.answer}"]
            lines += [f"    {warning}" for warning in each.answer.warnings]
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("set", metavar="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--tokens", type=int, default=3_000, help="that the quotes may take")
    parser.add_argument("--out", type=Path, default=RESULTS, help="report, in Markdown")
    parser.add_argument(
        "--details", action="store_true", help="print each answer that is not right"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
