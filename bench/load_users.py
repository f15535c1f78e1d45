r"""Users who ask a server, one question after the other; run by Locust in a process of its own.

    python -m locust -f bench/load_users.py --headless --host URL --users 16 --run-time 180s \
        --expected EXPECTED.json --replies REPLIES.jsonl

EXPECTED.json lists questions, each with what its answer states when it is asked alone.
"""

import json
import random
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from locust import FastHttpUser, constant, events, task
from locust.env import Environment

from bench.load_answers import OK, TOO_MANY, Reply, differences, stated

_LONGEST_PAUSE = 5.0
_LONGEST_SAID = 300

expected: list[dict[str, Any]] = []
replies: list[Reply] = []


def add_options(parser: ArgumentParser) -> None:
    """Name what Locust itself does not know."""
    parser.add_argument("--expected", help="questions and what their answers state")
    parser.add_argument("--replies", help="written in the end: a line a request")


def read_expected(environment: Environment, **_: Any) -> None:  # noqa: ANN401  (Locust's)
    """Read the questions."""
    expected.extend(json.loads(_file(environment, "expected").read_text("utf-8")))


def write_replies(environment: Environment, **_: Any) -> None:  # noqa: ANN401  (Locust's)
    """Write what every request came to."""
    lines = (json.dumps(each.row(), ensure_ascii=False) for each in replies)
    _file(environment, "replies").write_text("\n".join(lines) + "\n", "utf-8")


def _file(environment: Environment, option: str) -> Path:
    return Path(vars(environment.parsed_options)[option])


events.init_command_line_parser.add_listener(add_options)  # type: ignore[no-untyped-call]
events.test_start.add_listener(read_expected)  # type: ignore[no-untyped-call]
events.quitting.add_listener(write_replies)  # type: ignore[no-untyped-call]


class Asker(FastHttpUser):
    """Asks every question in an order of its own, then again, without a pause."""

    wait_time = constant(0)
    connection_timeout = network_timeout = 120.0

    def on_start(self) -> None:
        """Choose an order."""
        self._left: list[int] = []
        self._chance = random.Random(len(replies))

    @task
    def ask(self) -> None:
        """Ask the next question; wait where the server wants that."""
        if not self._left:
            self._left = self._chance.sample(range(len(expected)), len(expected))
        number = self._left.pop()
        at, begun = time.time(), time.perf_counter()
        asked = {"question": expected[number]["question"]}
        with self.client.post("/v1/ask", json=asked, catch_response=True) as response:
            ms = (time.perf_counter() - begun) * 1000
            text = response.text or ""
            if response.status_code == OK:
                found = differences(expected[number]["stated"], stated(json.loads(text)))
                replies.append(Reply(at, ms, number, OK, tuple(found)))
                response.success()
                return
            status = response.status_code or 0
            replies.append(Reply(at, ms, number, status, said=text[:_LONGEST_SAID]))
            if status == TOO_MANY:
                response.success()
        pause = response.headers.get("Retry-After", "1") if response.headers else "1"
        time.sleep(min(float(pause), _LONGEST_PAUSE))
