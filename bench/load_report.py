"""What a load came to: the table, the chart, and whether all was as it must be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from bench.charts import Timed, load_chart
from bench.load_answers import OK, TOO_MANY, Reply
from bench.load_uploads import Uploads
from eval.statistics.estimates import percentile

PERCENTILES = (50, 95, 99)
_WINDOWS = 30
"""Points of the chart."""
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Phase:
    """A time in which so many asked.

    Args:
        name: What it is called.
        replies: In any order.
    """

    name: str
    replies: tuple[Reply, ...]

    @property
    def begun(self) -> float:
        """When the first question was sent, in seconds since the epoch."""
        return min(each.at for each in self.replies)

    @property
    def ended(self) -> float:
        """When the last answer had come."""
        return max(each.at + each.ms / 1000 for each in self.replies)

    @property
    def answered(self) -> list[Reply]:
        """The replies that are answers."""
        return [each for each in self.replies if each.status == OK]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.answered) / (self.ended - self.begun)

    @property
    def refused(self) -> int:
        """How often the server said that it was asked too much."""
        return sum(each.status == TOO_MANY for each in self.replies)

    @property
    def failed(self) -> list[Reply]:
        """The replies that are neither."""
        return [each for each in self.replies if each.status not in (OK, TOO_MANY)]

    @property
    def differing(self) -> list[Reply]:
        """The answers that are not what they were when asked alone."""
        return [each for each in self.replies if each.differs]


@dataclass(frozen=True, slots=True)
class Measured:
    """The server's memory: when, in seconds since the epoch, and how many MB."""

    samples: tuple[tuple[float, float], ...]

    def within(self, phase: Phase) -> tuple[float, float]:
        """Return the memory in the first and in the last tenth of a phase, in MB, as medians."""
        found = [size for at, size in self.samples if phase.begun <= at <= phase.ended]
        tenth = max(1, len(found) // 10)
        return percentile(found[:tenth], 50), percentile(found[-tenth:], 50)


@dataclass(frozen=True, slots=True)
class Load:
    """A load as it was measured.

    Args:
        phases: One user, many, many while articles are added.
        uploads: The articles.
        memory: The server's.
        questions: How many different ones were asked.
    """

    phases: tuple[Phase, Phase, Phase]
    uploads: Uploads
    memory: Measured
    questions: int

    @property
    def is_sound(self) -> bool:
        """Whether every request got its right answer, or 429, and every article was added."""
        wrong = any(phase.failed or phase.differing for phase in self.phases)
        return not wrong and not self.uploads.failed


def report(load: Load) -> tuple[str, Figure]:
    """Return the report as Markdown, and the chart."""
    alone, together, disturbed = load.phases
    parts = [
        "# Many users at once",
        _told(load.questions),
        _table(load.phases),
        _throughput(alone, together, disturbed),
        _memory(load),
        _articles(load.uploads),
        *_troubles(load.phases),
        "![time of an answer and answers a second](load.svg)",
    ]
    return "\n\n".join(parts) + "\n", _chart(load)


def _told(questions: int) -> str:
    return (
        f"{questions} questions; one user asks each once, then many users ask them again and "
        "again without a pause."
    )


def _throughput(alone: Phase, together: Phase, disturbed: Phase) -> str:
    return (
        f"Throughput: {together.rate / alone.rate:.2f} times that of one user; "
        f"{disturbed.rate / alone.rate:.2f} times while articles are added."
    )


def _articles(uploads: Uploads) -> str:
    seconds = uploads.ended - uploads.begun
    return f"Articles: {uploads.added} added in {seconds:.0f} s, {uploads.failed} failed."


def _table(phases: Sequence[Phase]) -> str:
    head = ["", "answers", "a second", *(f"p{each} ms" for each in PERCENTILES)]
    head += ["429", "failed", "differing"]
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *(_line(phase) for phase in phases)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(phase: Phase) -> list[str]:
    times = [each.ms for each in phase.answered]
    return [
        phase.name,
        f"{len(times):,}",
        f"{phase.rate:.1f}",
        *(f"{percentile(times, each):.0f}" for each in PERCENTILES),
        f"{phase.refused:,}",
        f"{len(phase.failed):,}",
        f"{len(phase.differing):,}",
    ]


def _memory(load: Load) -> str:
    _, together, disturbed = load.phases
    first, settled = load.memory.within(together)
    _, last = load.memory.within(disturbed)
    return (
        f"Memory of the server: {settled:.0f} MB after {together.name} had asked "
        f"({settled / first - 1:+.1%} since they began), {last:.0f} MB in the end "
        f"({last / settled - 1:+.1%}, the articles included)."
    )


def _troubles(phases: Sequence[Phase]) -> list[str]:
    parts = Counter(part for phase in phases for each in phase.differing for part in each.differs)
    asked = {each.question for phase in phases for each in phase.differing}
    failed = Counter((each.status, each.said) for phase in phases for each in phase.failed)
    lines = []
    if parts:
        counted = ", ".join(f"{part} {count}" for part, count in parts.most_common())
        lines.append(
            f"Answers to {len(asked)} questions differed from those given alone: {counted}."
        )
    if failed:
        shown = [
            f"- {n} × {status}: {said}" for (status, said), n in failed.most_common(_MOST_SHOWN)
        ]
        lines.append("\n".join(["Failures:", "", *shown]))
    return lines


def _chart(load: Load) -> Figure:
    _, together, disturbed = load.phases
    zero = together.begun
    windows = [*_windows(together, zero), *_windows(disturbed, zero)]
    marks = (load.uploads.begun - zero, load.uploads.ended - zero)
    return load_chart(windows, marks, f"{together.name} asking at once")


def _windows(phase: Phase, zero: float) -> list[Timed]:
    width = (phase.ended - phase.begun) / _WINDOWS
    found: list[Timed] = []
    for number in range(_WINDOWS):
        low = phase.begun + number * width
        times = [
            each.ms for each in phase.answered if low <= each.at + each.ms / 1000 < low + width
        ]
        if times:
            p50, p95, p99 = (percentile(times, each) for each in PERCENTILES)
            found.append(Timed(low + width / 2 - zero, p50, p95, p99, len(times) / width))
    return found
