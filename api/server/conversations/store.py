"""Conversations as they are kept: every change is on the disk before it is told.

Whose they are is part of every look: another's conversation is as unknown as none.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.server.conversations.errors import ConversationsFullError, ConversationUnknownError
from api.server.conversations.tables import answers, conversations, open_tables
from api.server.conversations.values import Conversation, KeptAnswer
from api.server.kept_file import Clock, new_id, now
from ingest.catalogue_engine import writing
from retrieval.answer_reading import answer_from_json
from retrieval.answers import Answer, to_json
from retrieval.history import MOST_TURNS, Turn

MOST_CONVERSATIONS = 1_000
"""Of one owner."""
MOST_QUESTIONS = 200
"""Of one conversation."""
LONGEST_TITLE = 200


class Store:
    """The conversations of a library. Threads may share it.

    Args:
        path: The file, made where it is absent.
        clock: Tells the time, with its zone.

    Raises:
        LibraryFormatError: The file is something else, or of another version of Citewell.
    """

    def __init__(self, path: Path, clock: Clock = now) -> None:
        self._engine = open_tables(path)
        self._writing = writing(self._engine)
        self._clock = clock

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    def create(self, owner: str, title: str = "") -> Conversation:
        """Begin a conversation.

        Args:
            owner: The name of the key.
            title: Its name; its first question becomes it where it is empty.

        Raises:
            ConversationsFullError: The owner has as many as are kept.
        """
        id_, begun = new_id(), self._clock()
        row = {"id": id_, "owner": owner, "title": title, "created": begun, "updated": begun}
        with self._writing.begin() as connection:
            if _count_of(connection, owner) >= MOST_CONVERSATIONS:
                problem = f"{MOST_CONVERSATIONS:,} conversations are kept, and that is the most."
                raise ConversationsFullError(problem, "Delete one that is not needed any more.")
            connection.execute(sa.insert(conversations).values(row))
        return self.get(owner, id_)

    def page(self, owner: str, limit: int, offset: int) -> tuple[list[Conversation], int]:
        """Return a page of an owner's conversations, the last changed first, and how many are."""
        query = _described().where(conversations.c.owner == owner)
        newest = (conversations.c.updated.desc(), conversations.c.sequence.desc())
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(*newest).limit(limit).offset(offset))
            return [Conversation(*row) for row in rows], _count_of(connection, owner)

    def get(self, owner: str, id_: str) -> Conversation:
        """Return a conversation.

        Raises:
            ConversationUnknownError: The owner has none of that id.
        """
        with self._engine.connect() as connection:
            row = connection.execute(_described().where(*_is(owner, id_))).one_or_none()
        if row is None:
            raise _unknown(id_)
        return Conversation(*row)

    def answers(self, owner: str, id_: str) -> list[KeptAnswer]:
        """Return the questions of a conversation with their answers, in order.

        Raises:
            ConversationUnknownError: The owner has none of that id.
        """
        with self._engine.connect() as connection:
            sequence = _sequence(connection, owner, id_)
            rows = connection.execute(
                sa.select(answers.c.asked, answers.c.answer)
                .where(answers.c.conversation == sequence)
                .order_by(answers.c.position)
            ).all()
        return [KeptAnswer(row.asked, answer_from_json(_read(row.answer))) for row in rows]

    def history(self, owner: str, id_: str) -> tuple[Turn, ...]:
        """Return what a follow-up is understood by: the latest questions, oldest first.

        Raises:
            ConversationUnknownError: The owner has none of that id.
        """
        with self._engine.connect() as connection:
            sequence = _sequence(connection, owner, id_)
            rows = connection.scalars(
                sa.select(answers.c.question)
                .where(answers.c.conversation == sequence)
                .order_by(answers.c.position.desc())
                .limit(MOST_TURNS)
            ).all()
        return tuple(Turn("user", question) for question in reversed(rows))

    def append(self, owner: str, id_: str, answer: Answer) -> None:
        """Add a question with its answer; the first one names a conversation without a title.

        Raises:
            ConversationUnknownError: The owner has none of that id, or deleted it meanwhile.
            ConversationsFullError: It is as long as is kept.
        """
        asked = self._clock()
        with self._writing.begin() as connection:
            sequence = _sequence(connection, owner, id_)
            position = _length(connection, sequence)
            _require_room(position)
            connection.execute(
                sa.insert(answers).values(
                    conversation=sequence,
                    position=position,
                    asked=asked,
                    question=answer.question,
                    answer=json.dumps(to_json(answer)),
                )
            )
            named = sa.case(
                (conversations.c.title == "", answer.question.strip()[:LONGEST_TITLE]),
                else_=conversations.c.title,
            )
            connection.execute(
                sa.update(conversations)
                .where(conversations.c.sequence == sequence)
                .values(updated=asked, title=named)
            )

    def require_room(self, owner: str, id_: str) -> None:
        """Refuse a question before it is answered.

        Raises:
            ConversationUnknownError: The owner has none of that id.
            ConversationsFullError: It is as long as is kept.
        """
        _require_room(self.get(owner, id_).questions)

    def rename(self, owner: str, id_: str, title: str) -> Conversation:
        """Give a conversation another title.

        Raises:
            ConversationUnknownError: The owner has none of that id.
        """
        with self._writing.begin() as connection:
            done = connection.execute(
                sa.update(conversations)
                .where(*_is(owner, id_))
                .values(title=title, updated=self._clock())
            )
        if not done.rowcount:
            raise _unknown(id_)
        return self.get(owner, id_)

    def delete(self, owner: str, id_: str) -> None:
        """Delete a conversation with all that was asked and answered in it.

        Raises:
            ConversationUnknownError: The owner has none of that id.
        """
        with self._writing.begin() as connection:
            done = connection.execute(sa.delete(conversations).where(*_is(owner, id_)))
        if not done.rowcount:
            raise _unknown(id_)


def _described() -> sa.Select[Any]:
    length = (
        sa.select(sa.func.count())
        .where(answers.c.conversation == conversations.c.sequence)
        .scalar_subquery()
    )
    shown = conversations.c
    return sa.select(shown.id, shown.title, shown.created, shown.updated, length)


def _is(owner: str, id_: str) -> tuple[sa.ColumnElement[bool], ...]:
    return conversations.c.owner == owner, conversations.c.id == id_


def _sequence(connection: sa.Connection, owner: str, id_: str) -> int:
    found = connection.scalar(sa.select(conversations.c.sequence).where(*_is(owner, id_)))
    if found is None:
        raise _unknown(id_)
    return int(found)


def _length(connection: sa.Connection, sequence: int) -> int:
    counted = sa.select(sa.func.count()).where(answers.c.conversation == sequence)
    return connection.scalar(counted) or 0


def _count_of(connection: sa.Connection, owner: str) -> int:
    counted = sa.select(sa.func.count()).where(conversations.c.owner == owner)
    return connection.scalar(counted) or 0


def _require_room(questions: int) -> None:
    if questions >= MOST_QUESTIONS:
        problem = f"The conversation has {questions:,} questions, and that is the most."
        raise ConversationsFullError(problem, "Begin another one.")


def _read(text: str) -> object:
    return json.loads(text, parse_float=Decimal)


def _unknown(id_: str) -> ConversationUnknownError:
    return ConversationUnknownError(
        f"There is no conversation {id_[:40]!r}.", "GET /v1/conversations lists those there are."
    )
