"""One claim as it is checked: its words, its figures, and what stands around it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in
from ingest.figures.units import DOSES
from retrieval.grounding.composites import endpoints_of
from retrieval.question import parse_question
from retrieval.stretches import Stretch, stretches
from retrieval.words import STOP_WORDS, stems

_NAME_BEFORE = re.compile(r"([A-Za-z][\w-]{2,})\s$")
_VERBS = frozenset(
    "received took needed required averaged reached given dose dosage median mean total daily used"
    " consumed about exceeded approximately".split()
)


@dataclass(frozen=True)
class Said:
    """What a claim says.

    Args:
        text: Its words, without markers.
        lead: What it leans on: the line that heads its list, the beginning of its sentence, the
            sentence before where it begins with a pronoun; empty where there is nothing.
        question: The question that is answered.
    """

    text: str
    lead: str = ""
    question: str = ""

    @property
    def whole(self) -> str:
        """The claim behind what it leans on."""
        return f"{self.lead} {self.text}" if self.lead else self.text

    @property
    def begins(self) -> int:
        """Where the claim itself begins in the whole."""
        return len(self.lead) + 1 if self.lead else 0

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it states; offsets count in the whole."""
        found = (each for each in figures_in(self.whole) if each.start >= self.begins)
        return tuple(each for each in found if not _is_of_a_name(self.whole, each))

    def own(self, figure: Figure) -> frozenset[str]:
        """Return the stems of the words that belong to one of its figures."""
        place = next(at for at, each in enumerate(self.figures) if each is figure)
        stretch = self._stretches[place]
        return frozenset(stems(self.whole[stretch.start : stretch.end]))

    @cached_property
    def _stretches(self) -> list[Stretch]:
        return stretches(self.whole, self.figures)

    @cached_property
    def endpoints(self) -> frozenset[str]:
        """The endpoints it speaks of, its own, else those it leans on, else those asked for."""
        for text in (self.text, self.lead):
            if named := endpoints_of(text):
                return named
        return asked_endpoints(self.question)

    @property
    def measures(self) -> frozenset[str]:
        """The measures asked for."""
        return parse_question(self.question).measures if self.question else frozenset()


def _is_of_a_name(text: str, figure: Figure) -> bool:
    """Tell the dose in a group's name (``virolux 20 mg``): it is compared with the name."""
    plain = figure.unit in DOSES and figure.endpoint is None and figure.interval is None
    before = _NAME_BEFORE.search(text[: figure.start])
    return plain and before is not None and before[1].casefold() not in STOP_WORDS | _VERBS


@lru_cache(maxsize=256)
def asked_endpoints(question: str) -> frozenset[str]:
    """Return the endpoints a question asks for."""
    return frozenset(parse_question(question).endpoints) if question else frozenset()
