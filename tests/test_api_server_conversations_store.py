"""The store of conversations: whose they are, what is kept, and that nothing is lost."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from api.server.conversations.errors import ConversationUnknownError
from api.server.conversations.store import Store
from api.server.jobs.store import Store as Jobs
from api.server.jobs.values import JobKind, NewJob
from ingest.errors import LibraryFormatError
from retrieval.answers import Answer
from retrieval.history import MOST_TURNS, Turn
from tests.contract_answers import ANSWERS
from tests.ticking_clock import NOON, TickingClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path, TickingClock())
    yield store
    store.close()


def _asked(question: str) -> Answer:
    return Answer(question, question, "not_reported", "Not reported.")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_an_answer_comes_back_as_it_was(store: Store, answer: Answer) -> None:
    id_ = store.create("ada").id
    store.append("ada", id_, answer)
    assert [each.answer for each in store.answers("ada", id_)] == [answer]


def test_the_history_is_what_was_asked_and_never_what_was_answered(store: Store) -> None:
    id_ = store.create("ada").id
    for question in ("Median OS?", "and PFS?"):
        store.append("ada", id_, _asked(question))
    assert store.history("ada", id_) == (Turn("user", "Median OS?"), Turn("user", "and PFS?"))


def test_of_a_long_history_the_latest_is_read(store: Store) -> None:
    id_ = store.create("ada").id
    for number in range(MOST_TURNS + 2):
        store.append("ada", id_, _asked(f"Question {number}?"))
    history = store.history("ada", id_)
    assert (len(history), history[0].content) == (MOST_TURNS, "Question 2?")


def test_another_owner_s_is_unknown(store: Store) -> None:
    id_ = store.create("ada").id
    for look in (store.get, store.answers, store.history, store.delete):
        with pytest.raises(ConversationUnknownError):
            look("ben", id_)
    assert store.get("ada", id_).questions == 0


def test_times_tell_what_changed(store: Store) -> None:
    begun = store.create("ada", "Talk")
    store.append("ada", begun.id, _asked("Median OS?"))
    later = store.get("ada", begun.id)
    assert (begun.created, later.updated) == (
        NOON + timedelta(seconds=1), NOON + timedelta(seconds=2),
    )  # fmt: skip
    assert later.title == "Talk"


def test_questions_asked_at_once_are_all_kept(store: Store) -> None:
    id_ = store.create("ada").id
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: store.append("ada", id_, _asked(f"Q{number}?")), range(12)))
    kept = {each.answer.question for each in store.answers("ada", id_)}
    assert kept == {f"Q{number}?" for number in range(12)}


def test_jobs_and_conversations_share_a_file(store: Store, path: Path) -> None:
    jobs = Jobs(path)
    job = jobs.create(NewJob(JobKind.BATCH, ({"id": 1},)))
    store.create("ada")
    jobs.close()
    again = Jobs(path)
    assert again.unfinished_ids() == {job.id}
    assert store.page("ada", 10, 0)[1] == 1
    again.close()


def test_nothing_of_a_deleted_one_stays(store: Store, path: Path) -> None:
    id_ = store.create("ada").id
    store.append("ada", id_, _asked("Median OS?"))
    store.delete("ada", id_)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM conversation_answers").fetchone() == (0,)


def test_a_file_of_another_version_is_refused(store: Store, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE conversation_schema SET number = 9")
    with pytest.raises(LibraryFormatError, match="schema is 9"):
        Store(path)


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("No database, however long it is. " * 40)
    with pytest.raises(LibraryFormatError, match="conversations cannot be opened"):
        Store(tmp_path / "notes")
