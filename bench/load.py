"""Ask a server as many users at once, while articles are added to its library.

    python -m bench.load LIBRARY QUESTIONS.jsonl ARTICLES [--users 16] [--seconds 180] [--add 100]

A copy of the library is served. Every question is asked alone first, which says what its answer is
and how many a single user gets in a second; then all users ask, at first undisturbed, then while
articles that the library lacks are uploaded. The report goes to bench/results/load.md, the chart
beside it. Exit code 1: an answer differed, or a request failed otherwise than by 429.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.load_answers import OK, Reply, stated
from bench.load_report import Load, Measured, Phase, report
from bench.load_uploads import upload_all
from bench.serving import MemoryMeter, Served, served

RESULTS = Path("bench/results/load.md")
_WARM_UP = 20
"""Questions asked before any is timed."""
_WARM_UP_ARTICLES = 5
"""Articles added before the memory is measured: whatever adding needs is loaded then."""
_SECONDS_TO_ANSWER = 120.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Args:
        users: Asking at once.
        seconds: For how long, undisturbed and again with articles being added.
        articles: To be added.
    """

    users: int
    seconds: int
    articles: Sequence[Path]


def main() -> None:
    """Measure, write the report and the chart, say whether all was as it must be."""
    given = _arguments()
    questions = [
        json.loads(line)["question"] for line in given.questions.read_text("utf-8").splitlines()
    ]
    with tempfile.TemporaryDirectory() as name, served(given.library, Path(name)) as server:
        articles = new_articles(server.url, given.articles, given.add + _WARM_UP_ARTICLES)
        plan = Plan(given.users, given.seconds, articles)
        load = measure(server, list(dict.fromkeys(questions)), plan, Path(name))
    text, chart = report(load)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(text, encoding="utf-8")
    chart.savefig(given.out.with_suffix(".svg"), metadata={"Date": None})
    print(text)
    sys.exit(not load.is_sound)


def measure(server: Served, questions: Sequence[str], plan: Plan, folder: Path) -> Load:
    """Ask alone, then as many users, then as many users while articles are added.

    Args:
        server: Running.
        questions: What is asked.
        plan: How.
        folder: For the files that the users' process reads and writes.
    """
    with _client(server.url) as client:
        upload_all(server.url, plan.articles[:_WARM_UP_ARTICLES], 0)
        for question in questions[:_WARM_UP]:
            _asked(client, question)
        _say(f"{len(questions)} questions, one at a time")
        expected, alone = ask_alone(client, questions)
    articles = plan.articles[_WARM_UP_ARTICLES:]
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    with MemoryMeter(server.process).running() as memory:
        _say(f"{plan.users} users, {plan.seconds} s")
        undisturbed = ask_together(server.url, plan, folder)
        _say(f"{plan.users} users, {plan.seconds} s, {len(articles)} articles added")
        with ThreadPoolExecutor(1) as pool:
            uploads = pool.submit(upload_all, server.url, articles, plan.seconds)
            disturbed = ask_together(server.url, plan, folder)
            added = uploads.result()
    phases = (
        Phase("one user", tuple(alone)),
        Phase(f"{plan.users} users", tuple(undisturbed)),
        Phase(f"{plan.users} users, {len(articles)} articles added", tuple(disturbed)),
    )
    return Load(phases, added, Measured(tuple(memory.samples)), len(questions))


def ask_alone(
    client: httpx.Client, questions: Sequence[str]
) -> tuple[list[dict[str, Any]], list[Reply]]:
    """Ask each question once, nobody else asking.

    Returns:
        What each answer states, and how long each took.
    """
    expected, replies = [], []
    for number, question in enumerate(questions):
        at, begun = time.time(), time.perf_counter()
        answer = _asked(client, question)
        replies.append(Reply(at, (time.perf_counter() - begun) * 1000, number, OK))
        expected.append({"question": question, "stated": stated(answer)})
    return expected, replies


def ask_together(url: str, plan: Plan, folder: Path) -> list[Reply]:
    """Let users ask, in a process of their own.

    Raises:
        RuntimeError: The process failed.
    """
    replies = folder / "replies.jsonl"
    command = [
        *(sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("load_users.py"))),
        *("--headless", "--only-summary", "--host", url, "--loglevel", "WARNING"),
        *("--users", str(plan.users), "--spawn-rate", str(plan.users)),
        *("--run-time", f"{plan.seconds}s", "--stop-timeout", f"{_SECONDS_TO_ANSWER:.0f}"),
        *("--expected", str(folder / "expected.json"), "--replies", str(replies)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not replies.exists():
        raise RuntimeError(f"the users could not ask: {done.stderr}")
    read = [Reply.read(json.loads(line)) for line in replies.read_text("utf-8").splitlines()]
    replies.unlink()
    return read


def new_articles(url: str, folder: Path, wanted: int) -> list[Path]:
    """Return articles that a server's library does not hold yet, by their names.

    Raises:
        RuntimeError: There are not so many.
    """
    held: set[str | None] = set()
    offset: int | None = 0
    with _client(url) as client:
        while offset is not None:
            page = client.get("/v1/documents", params={"limit": 200, "offset": offset}).json()
            held |= {each["pmcid"] for each in page["documents"]}
            offset = page["next"]
    found = [each for each in sorted(folder.glob("*.nxml")) if each.stem not in held][:wanted]
    if len(found) < wanted:
        raise RuntimeError(f"{folder} has {len(found)} articles that the library lacks")
    return found


def _asked(client: httpx.Client, question: str) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question})
    response.raise_for_status()
    answer: dict[str, Any] = response.json()
    return answer


def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=_SECONDS_TO_ANSWER, trust_env=False)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("library", type=Path, help="a library; a copy of it is served")
    parser.add_argument("questions", type=Path, help="JSON lines, each with a question")
    parser.add_argument("articles", type=Path, help="a folder of PMC*.nxml")
    parser.add_argument("--users", type=int, default=16)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--add", type=int, default=100, help="articles")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the report, Markdown")
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
