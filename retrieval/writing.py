"""Answering with a language model: what it writes is checked, and where nothing holds, quoted."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from retrieval.answers import Status, Usage, answer_figure
from retrieval.cited_quotes import quoting_cited
from retrieval.consideration import Consideration
from retrieval.errors import ModelError
from retrieval.grounding.gate import Gate, Grounded, Removed, StatedFigure
from retrieval.offered import Offered
from retrieval.prompts import prompt_for
from retrieval.quoting import Draft, cited
from retrieval.stages import Said, Watch, unwatched
from retrieval.writers import Reply, Writer

MOST_REMOVED = 5
"""Sentences removed that are told one by one; more are counted."""
LONGEST_REMOVED = 200
"""Characters of a removed sentence that are told."""
ABSTENTIONS: frozenset[Status] = frozenset({"not_reported", "no_evidence"})
QUOTE = "quote"
QUOTED = "The answer is quoted instead."
CITED = "What it cites is quoted instead."


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that a model wrote, or the quoted one in its place.

    Args:
        draft: The answer. Where the model failed it is the quoted one, or made of the quotes that
            the model cites, and its first warning begins with ``Degraded:``.
        model: ``provider:name``, or ``quote`` where the text is not the model's.
        usage: What the reply took; None where none came to its end.
    """

    draft: Draft
    model: str
    usage: Usage | None = None

    @property
    def degraded(self) -> bool:
        """Whether the quoted answer stands in for the model's because that failed."""
        return any(each.startswith("Degraded:") for each in self.draft.warnings)


def write_answer(
    considered: Consideration,
    offered: Offered,
    writer: Writer,
    quoted: Draft,
    watch: Watch = unwatched,
) -> Written:
    """Let a model answer, and check what it writes.

    Args:
        considered: The question and its evidence.
        offered: The quotes the model is given.
        writer: The model.
        quoted: The answer without a model, which stands in where the model fails; it may abstain.
        watch: Told with each part of the reply what of the answer is certain by then. What it is
            told, joined, is always the beginning of the answer, and all of it where a model wrote
            it. Where it raises, the model's reply is broken off.

    Returns:
        The answer; a model that fails in any way gives a quoted one, of what it cites where that
        may answer.
    """
    if not offered.quotes or quoted.status == "no_evidence":
        # There is nothing to answer from: no model is asked, so none can make it up.
        return Written(quoted, QUOTE)
    prompt = prompt_for(considered.asked.question, offered.quotes)
    gate = Gate(offered.quotes, considered.asked.question, prompt.instructions)
    telling = _Telling(gate, watch)
    broken = ""
    with closing(writer.write(prompt)) as reply:
        try:
            for text in reply:
                telling.tell(gate.feed(text))
        except ModelError as error:
            broken = error.problem
        else:
            telling.tell(gate.finish())
    return _written(gate, reply, offered, _Asking(considered, quoted, writer.name, broken))


class _Telling:
    """Tells a watch what passed, once it is certain to stay.

    A reply may begin with a remark that cites nothing. It stays only where a sentence that states
    something passes too: without one, the quoted answer takes the place of all that was written.
    """

    def __init__(self, gate: Gate, watch: Watch) -> None:
        self._gate = gate
        self._watch = watch
        self._kept = ""

    def tell(self, passed: Iterable[str]) -> None:
        self._kept += "".join(passed)
        certain = self._kept if self._gate.states else ""
        self._kept = self._kept.removeprefix(certain)
        self._watch(Said(certain))


@dataclass(frozen=True, slots=True)
class _Asking:
    """What an answer is made of besides the reply: evidence, stand-in, model, how it broke off."""

    considered: Consideration
    quoted: Draft
    model: str
    broken: str


def _written(gate: Gate, reply: Reply, offered: Offered, asking: _Asking) -> Written:
    found = gate.grounded()
    notes = [*_withheld(offered), *_removals(gate.removed)]
    if found is not None and found.said:
        draft = _draft(found, offered, asking, notes)
        return Written(draft, asking.model, reply.usage)
    if found is not None and not asking.broken:
        return _absent(found, reply, asking, notes)
    reason = asking.broken or _failure(reply, gate.removed)
    instead = quoting_cited(asking.considered, offered, gate.removed, asking.quoted)
    first = f"Degraded: {reason} {QUOTED if instead is asking.quoted else CITED}"
    warnings = (first, *notes, *instead.warnings)
    return Written(replace(instead, warnings=warnings), QUOTE, reply.usage)


def _draft(found: Grounded, offered: Offered, asking: _Asking, notes: list[str]) -> Draft:
    evidence = [offered.evidence[number - 1] for number in found.cited]
    citations = cited(evidence)
    places = {number: place for place, number in enumerate(found.cited)}
    figures = tuple(
        answer_figure(each.figure, citations[places[each.quote]]) for each in found.figures
    )
    if asking.broken:
        notes = [f"The reply broke off: {asking.broken} What is shown passed every check.", *notes]
    if asking.quoted.status in ABSTENTIONS:
        notes = [
            f"The evidence alone would not be enough for an answer: “{asking.quoted.answer}”",
            *notes,
        ]
    partial = found.not_reported or asking.broken
    warnings = (*_of_figures(found.figures), *notes)
    return Draft("partial" if partial else "answered", found.text, figures, citations, warnings)


def _absent(found: Grounded, reply: Reply, asking: _Asking, notes: list[str]) -> Written:
    """Answer where the model says that nothing is reported: with the evidence, if that is good."""
    quoted = asking.quoted
    if quoted.status in ABSTENTIONS:
        draft = replace(quoted, warnings=(*notes, *quoted.warnings))
        return Written(draft, asking.model, reply.usage)
    said = f" (“{found.text}”)" if found.text else ""
    note = (
        f"{asking.model} says that this is not reported{said}; the evidence scores high, so it is "
        "quoted."
    )
    return Written(replace(quoted, warnings=(note, *notes, *quoted.warnings)), QUOTE, reply.usage)


def _failure(reply: Reply, removed: tuple[Removed, ...]) -> str:
    if reply.tool:
        return "The model asked for a tool in place of answering."
    if removed:
        return "Nothing the model wrote is supported by the quotes it cites."
    return "The model wrote nothing."


def _removals(removed: tuple[Removed, ...]) -> list[str]:
    told = list(dict.fromkeys(map(_removal, removed[:MOST_REMOVED])))
    more = len(removed) - MOST_REMOVED
    return [*told, f"Removed {more} more sentences."] if more > 0 else told


def _removal(each: Removed) -> str:
    if not each.text:
        return f"Removed a sentence of the model's answer: {each.reason}."
    return f"Removed from the model's answer: “{_short(each.text)}”: {each.reason}."


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_REMOVED else f"{text[:LONGEST_REMOVED].rstrip()}…"


def _withheld(offered: Offered) -> list[str]:
    if not offered.withheld:
        return []
    what = "A sentence" if offered.withheld == 1 else f"{offered.withheld} sentences"
    verb = "speaks" if offered.withheld == 1 else "speak"
    return [f"{what} of the documents {verb} to a program, and was kept from the model."]


def _of_figures(figures: tuple[StatedFigure, ...]) -> list[str]:
    return [warning for each in figures for warning in each.figure.warnings]
