"""What the perfect reader found, and what became of it: the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.questions.samples import PLACES, Sample
from eval.scoring.scorers import Outcome, Score
from retrieval.answers import Answer

LEAST_FOUND = 0.92
"""Share of the answerable questions whose evidence must be offered."""
_REMOVED, _DEGRADED = "Removed", "Degraded: Nothing the model wrote"
_KINDS = ("figure", "text", "list", "evidence")


@dataclass(frozen=True, slots=True)
class Result:
    """One question.

    Args:
        score: Of the answer that came out.
        asked: Whether the model was asked at all.
        reached: Whether quotes of a right document were offered.
        quotes: The fewest quotes that state everything expected; 0 where they do not.
        marked: Whether these are the marked evidence, or as good as it.
        tokens: Of all quotes offered, headings included.
        answer: What came out.
        written: Whether that is the model's text, not the quoted answer in its place.
    """

    score: Score
    asked: bool
    reached: bool
    quotes: int
    marked: bool
    tokens: int
    answer: Answer
    written: bool

    @property
    def sample(self) -> Sample:
        """The question."""
        return self.score.sample

    @property
    def blocked(self) -> bool:
        """Whether the gate held back a sentence, each of which is copied from its quote."""
        return any(each.startswith((_REMOVED, _DEGRADED)) for each in self.answer.warnings)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why sentences were held back, without the sentences."""
        removed = (each for each in self.answer.warnings if each.startswith(_REMOVED))
        return tuple(each.rpartition(": ")[2].rstrip(".") for each in removed)


@dataclass(frozen=True, slots=True)
class Run:
    """All questions, the quotes restated in one way."""

    way: str
    results: tuple[Result, ...]

    @property
    def answerable(self) -> list[Result]:
        """Those whose document reports what is asked."""
        return [each for each in self.results if each.sample.answerable]

    @property
    def tokens(self) -> list[int]:
        """Of each prompt's quotes."""
        return [each.tokens for each in self.results if each.asked]

    def reaches(self, share: float, tokens: int) -> bool:
        """Tell whether enough was found within a budget."""
        found = sum(bool(each.quotes) for each in self.answerable)
        within = max(self.tokens, default=0) <= tokens
        return within and found >= share * len(self.answerable)


def report(runs: Sequence[Run], documents: int, budget: int) -> str:
    """Return the report as Markdown.

    Args:
        runs: The same questions, restated in several ways.
        documents: In the library.
        budget: Tokens that the quotes of a prompt may take.
    """
    first = runs[0]
    parts = [
        "# A perfect reader behind the model's protocol",
        (
            f"{len(first.results)} questions, {len(first.answerable)} of them answerable, over "
            f"{documents:,} articles; quotes of at most {budget:,} tokens a prompt. The reader "
            "copies what is expected if and only if it stands in the quotes offered, and else says "
            "that it is not reported."
        ),
        "## Offered",
        _offered(first.answerable),
        _tokens(first),
        *_misses(first.answerable),
        "## Behind the gate",
        (
            "Each is asked once a way: *whole* copies the sentence, or the label and the cells "
            "asked for of a table row, as the prompt has them; *clause* copies the shortest run of "
            "clauses with the figures, and puts the cells of a row into words."
        ),
        _passed(runs),
        *_blocked(runs),
        *_refused(first),
    ]
    return "\n\n".join(parts) + "\n"


def _offered(results: Sequence[Result]) -> str:
    head = ("", "questions", "evidence offered", "in one quote", "as marked")
    counts: tuple[Callable[[Result], bool], ...] = (
        lambda each: each.quotes > 0,
        lambda each: each.quotes == 1,
        lambda each: each.marked,
    )
    rows = []
    for name, group in _groups(results):
        shares = (f"{n} ({n / len(group):.1%})" for n in (sum(map(f, group)) for f in counts))
        rows.append((name, str(len(group)), *shares))
    return _table(head, rows)


def _passed(runs: Sequence[Run]) -> str:
    head = ("", "copied", "offered", "passed whole", "a sentence blocked", "answer right")
    rows = [
        (
            name,
            run.way,
            str(sum(each.quotes > 0 for each in group)),
            str(sum(_whole(each) for each in group)),
            str(sum(each.quotes > 0 and each.blocked for each in group)),
            str(sum(each.score.outcome is Outcome.RIGHT for each in group)),
        )
        for run in runs
        for name, group in _groups(run.answerable)
    ]
    return _table(head, rows)


def _whole(each: Result) -> bool:
    return each.quotes > 0 and each.written and not each.blocked


def _groups(results: Sequence[Result]) -> list[tuple[str, list[Result]]]:
    groups = [(place, [e for e in results if e.sample.place == place]) for place in PLACES]
    groups += [(kind, [e for e in results if e.sample.kind == kind]) for kind in _KINDS]
    return [(name, group) for name, group in (*groups, ("all", list(results))) if group]


def _tokens(run: Run) -> str:
    tokens = run.tokens
    mean = sum(tokens) / len(tokens) if tokens else 0
    most = max(tokens, default=0)
    return f"Tokens of the quotes of a prompt: {mean:,.0f} in the mean, {most:,} at most."


def _misses(results: Sequence[Result]) -> list[str]:
    missed = [each for each in results if not each.quotes]
    lines = [f"- {each.sample.id} ({each.sample.place}): {_why(each)}" for each in missed]
    return ["Not offered:\n\n" + "\n".join(lines)] if lines else []


def _why(each: Result) -> str:
    if not each.asked:
        return f"the model was not asked, the answer was {each.answer.status}"
    return "its figures stand in no quote" if each.reached else "its document was not offered"


def _blocked(runs: Sequence[Run]) -> list[str]:
    lines = [
        f"- {each.sample.id}, {run.way}: {'; '.join(each.reasons) or 'nothing was left'}"
        for run in runs
        for each in run.answerable
        if each.blocked
    ]
    return ["Blocked, by question and way of copying:\n\n" + "\n".join(lines)] if lines else []


def _refused(run: Run) -> list[str]:
    """Say what became of the questions that have no answer; the reader says so of each."""
    group = [each for each in run.results if not each.sample.answerable]
    if not group:
        return []
    refused = sum(not each.score.answered for each in group)
    tempted = sum(each.score.tempted for each in group)
    told = (
        f"Unanswerable: {refused} of {len(group)} refused; {tempted} answered with a figure that "
        "no right answer holds. The reader said of each that it is not reported."
    )
    return [told]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
