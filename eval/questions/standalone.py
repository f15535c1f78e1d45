"""What a follow-up question asks for once it stands alone, as a suite expects it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from eval.questions.row_fields import Fields
from retrieval.part_words import Part

SLOTS = ("measure", "endpoint", "arm", "population", "timepoint", "matter", "part")
"""The slots that a standalone question may be held to; suites/README.md says what each takes."""
_PARTS = frozenset(part.value for part in Part)
_SEVERAL, _OR = ";", "|"


@dataclass(frozen=True, slots=True)
class Standalone:
    """What a standalone question must ask for.

    Args:
        question: The question asked in full, in the suite's own words.
        study: For each study asked about, the words of which one must name it.
        slots: For each of `SLOTS` that is expected, its values.
        absent: Words that it must not hold: what the follow-up replaced, what was never asked.
    """

    question: str
    study: tuple[tuple[str, ...], ...] = ()
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    absent: tuple[str, ...] = ()


def standalone_of(fields: Fields) -> Standalone:
    """Read the field ``standalone`` of a row.

    Raises:
        FieldError: A field in it is missing, unknown or malformed.
    """
    fields.only(("question", "study", *SLOTS, "absent"))
    slots = {name: _split(fields.text(name), _SEVERAL) for name in SLOTS if fields.given(name)}
    for part in slots.get("part", ()):
        if part not in _PARTS:
            fields.fail("part", f"{part!r} is unknown", f"Use {', '.join(sorted(_PARTS))}.")
    return Standalone(
        question=fields.text("question"),
        study=tuple(_split(each, _OR) for each in fields.texts("study")),
        slots=slots,
        absent=fields.texts("absent"),
    )


def standalone_row(standalone: Standalone) -> dict[str, Any]:
    """Return what `standalone_of` reads as the same; fields that say nothing are left out."""
    row = {
        "question": standalone.question,
        "study": [f" {_OR} ".join(each) for each in standalone.study],
        **{name: f"{_SEVERAL} ".join(each) for name, each in standalone.slots.items()},
        "absent": list(standalone.absent),
    }
    return {name: value for name, value in row.items() if value}


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split(separator) if piece.strip())
