"""A report for a pull request: short, and nothing in it that a page would load or link."""

import re
from collections.abc import Sequence

from eval.results.comparing import Comparison
from eval.results.report.contents import Contents, MeasureRow, RunContents
from eval.results.report.phrasing import (
    change_cells,
    duration,
    interval,
    percent,
)

MOST_FLIPS = 30
_LONGEST = 120
"""Characters of a question that are shown."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def markdown(contents: Contents) -> str:
    """Return a report as Markdown.

    Args:
        contents: What is to be said. Of questions only their own text is shown, never an answer.
    """
    parts = ["## Citewell evaluation", *(_run(run, contents) for run in contents.runs)]
    parts += [_alarm(run) for run in contents.runs if run.faults]
    parts += [_measures(contents), _failures(contents)]
    parts += [comparison_markdown(contents.comparison)] if contents.comparison else []
    return "\n\n".join(part for part in parts if part) + "\n"


def comparison_markdown(found: Comparison) -> str:
    """Return what changed between two runs as Markdown.

    Args:
        found: The two runs.
    """
    first, second = (escaped(name) for name in found.names)
    rows = [list(change_cells(each)) for each in found.measures]
    before, after = found.latency
    rows.append(["Median time", duration(before.median), duration(after.median), "", "", ""])
    rows.append(["95th percentile of time", duration(before.p95), duration(after.p95), "", "", ""])
    headings = ["Measure", first, second, "Change, points", "95 % CI", "P"]
    lines = [f"### Changes over {found.paired:,} questions", "", *_table(headings, rows), ""]
    return "\n".join([*lines, *_flips(found), *_left_out(found)]).rstrip()


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line: no markup, no link, no mention."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    plain = _MARKUP.sub(r"\\\1", line)
    # Addresses and names become links and mentions of themselves; a broken word does not.
    return plain.replace("@", "@\u200b").replace("://", ":\u200b//").replace("www.", "www\u200b.")


def _run(run: RunContents, contents: Contents) -> str:
    name = f"**{escaped(run.name)}**: " if len(contents.runs) > 1 else ""
    return f"{name}{run.headline}"


def _alarm(run: RunContents) -> str:
    said = [f"{measure.title} {percent(found.mean)}" for measure, found in run.faults]
    return f"> **Fault of the program** in {escaped(run.name)}: {'; '.join(said)}; must be 100 %."


def _measures(contents: Contents) -> str:
    names = [escaped(run.name) for run in contents.runs]
    headings = ["Measure", *(names if len(names) > 1 else ["Mean (95 % CI; n)"])]
    rows = [[row.measure.title, *_values(row)] for row in contents.measures]
    times = [f"{duration(run.median)} / {duration(run.p95)}" for run in contents.runs]
    rows.append(["Time, median / 95th percentile", *times])
    return "\n".join(_table(headings, rows))


def _values(row: MeasureRow) -> list[str]:
    return [
        f"{percent(found.mean)} ({interval(found)}; {found.n:,})" if found else "–"
        for found in row.runs
    ]


def _failures(contents: Contents) -> str:
    if not contents.failures:
        return "No question failed."
    names = [escaped(run.name) for run in contents.runs]
    headings = ["Failure", *(names if len(names) > 1 else ["Questions"])]
    rows = [[row.failure.title, *map(str, row.counts)] for row in contents.failures]
    return "\n".join(_table(headings, rows))


def _flips(found: Comparison) -> list[str]:
    if not found.flips:
        return ["No question has another outcome."]
    rows = [
        [
            escaped(" / ".join(flip.key)),
            flip.before,
            flip.after,
            _short(flip.second.sample.question),
        ]
        for flip in found.flips[:MOST_FLIPS]
    ]
    more = len(found.flips) - len(rows)
    lines = _table(["Question", "Before", "After", ""], rows, rule="---")
    return [*lines, f"\n… and {more} more."] if more else lines


def _left_out(found: Comparison) -> list[str]:
    counts = (
        (len(found.only_first), "asked in the first run alone"),
        (len(found.only_second), "asked in the second run alone"),
        (len(found.changed), "that ask or expect something else"),
    )
    said = [f"{count} {what}" for count, what in counts if count]
    return ["", f"Left out: {', '.join(said)}."] if said else []


def _short(question: str) -> str:
    return escaped(question if len(question) <= _LONGEST else f"{question[: _LONGEST - 1]}…")


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], rule: str = "---:") -> list[str]:
    rules = ["---", *(rule for _ in headings[1:])]
    return [f"| {' | '.join(row)} |" for row in (headings, rules, *rows)]
