"""Which course of a treatment is meant: *after the regular course*, *after salvage therapy*."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.layout import laid_out
from retrieval.slot_values import CONFLICT, UNKNOWN

TREATMENT = (
    r"(?:(?:course|cycles?|PRRT|PRRNT|RLT|treatment|therapy|chemotherapy|radiotherapy"
    r"|chemoradiation|regimen)s?\b)"
)
"""The noun behind a word that says which course."""
COURSES: dict[str, str] = {
    "first": (
        r"(?:initial|regular|primary|original|first(?!-| line))\s+"
        r"(?:(?:[\w-]+\s+){0,2}?" + TREATMENT + r"|(?=(?:and|or|versus|vs)\b))"
    ),
    "later": (
        r"(?:(?:\S*\d\S*\s)?salvage\b(?!(?:\s(?!(?:in|of|from|for|at)\b)[\w-]+){0,3}"
        r"\s(?:study|trial|paper|series|cohort)\b)"
        r"|re-?treatments?\b|re-?challenge\b"
        r"|(?:second|repeat(?:ed)?|additional|extra|further)\s+(?:[\w-]+\s+)?(?:course|cycles?|PRRT|treatment)s?\b)"
    ),
}
"""How texts name the first course of a treatment, and what is given once the disease is back."""
_LEAD = (
    r"\b(?:after|following|from|since|once|during|under|upon|with|on|to|of|by)\s+"
    r"(?:(?:the|their|its|this|an?)\s+)?"
    r"(?:(?:start|end|beginning|completion|onset)\s+of\s+(?:the\s+)?)?"
)
_NAMED = {name: re.compile(rf"\b{form}", re.IGNORECASE) for name, form in COURSES.items()}
_LED = {name: re.compile(_LEAD + form, re.IGNORECASE) for name, form in COURSES.items()}
_OF_PATIENTS = re.compile(
    r"(?:\b(?:progress(?:ed|es|ing)|relaps(?:ed|ing)|recurr(?:ed|ing)|respon(?:ded|ding|ders?|se)"
    r"|benefit\w*|profit\w*|fail(?:ed|ing|ure)|refractory|resistant|naive|previous|compared"
    r"|(?:with|of|had|and|or|by) (?:\w+ )?(?:progression|relapse|recurrence))\b)\s*$",
    re.IGNORECASE,
)
"""What stands before a first course that tells who was studied: *those who progressed after it*."""


def course_slot(question: str, figure: Figure, candidate: Candidate) -> float:
    """Compare the course of treatment that a question asks about with a figure's own.

    Args:
        question: What is asked.
        figure: A figure of the candidate.
        candidate: The sentence or row.

    Returns:
        1 where the figure is of that course, −1 where it is of the other one. A sentence that
        speaks of one alone leaves nothing to tell apart.
    """
    wanted = course_asked(question)
    if not wanted:
        return UNKNOWN
    if not all(form.search(candidate.text) for form in _NAMED.values()):
        return CONFLICT if is_of_other_course(question, candidate) else UNKNOWN
    for said in _said_of(figure, candidate):
        named = {name for name, form in _NAMED.items() if form.search(said)}
        if named:
            led = candidate.row is not None or _courses_led(said) >= named
            return 1.0 if wanted in named else CONFLICT if led else UNKNOWN
    return UNKNOWN


def _said_of(figure: Figure, candidate: Candidate) -> Iterator[str]:
    """Return what is said of a figure, the nearest first."""
    if candidate.row is not None:
        yield candidate.cell_name(figure)
        return
    own = candidate.stretches[figure.start]
    yield candidate.text[max(own.start, own.lead) : own.end]
    yield candidate.said_of(figure)


def is_of_other_course(question: str, candidate: Candidate) -> bool:
    """Tell whether a sentence speaks of the course that is not asked about, and of that alone."""
    wanted, text = course_asked(question), candidate.text
    if not wanted or candidate.row is not None or _NAMED[wanted].search(text):
        return False
    return bool(_courses_led(text))


def names_course_asked(question: str, text: str) -> bool:
    """Tell whether words name the course of treatment asked about: *salvage*, *re-treatment*."""
    wanted = course_asked(question)
    return bool(wanted) and _NAMED[wanted].search(text) is not None


def of_course_asked(
    question: str, endpoints: Sequence[str], candidates: Sequence[Candidate]
) -> list[bool]:
    """Tell which sentences are not of the course of treatment that is not asked about.

    Args:
        question: What is asked.
        endpoints: The endpoints asked for.
        candidates: The sentences and rows of one document.

    Returns:
        For each whether it may answer; all may where the document does not report the course asked
        about beside the other one.
    """
    wanted = course_asked(question)
    both = wanted and any(
        _NAMED[wanted].search(each.text) and each.figures and _is_about(each, endpoints)
        for each in candidates
    )
    return [not both or not is_of_other_course(question, each) for each in candidates]


def _is_about(candidate: Candidate, endpoints: Sequence[str]) -> bool:
    return not endpoints or not candidate.endpoints.isdisjoint(endpoints)


# A question is held against many sentences.
@lru_cache(maxsize=64)
def course_asked(question: str) -> str:
    """Return which course a question asks about; empty where it names none, or both.

    A study has its name from what it is about: the *salvage study* reports the first course too.
    What stands before a colon mostly names a study, but not *After salvage therapy: …*.
    """
    layout = laid_out(question)
    asking = list(question)
    names_study = not any(form.match(question) for form in _LED.values())
    for start, end in ((0, layout.colon if names_study else 0), *layout.studies):
        asking[start:end] = " " * (end - start)
    found = _courses_led("".join(asking))
    return next(iter(found)) if len(found) == 1 else ""


def _courses_led(text: str) -> set[str]:
    """Return the courses that a text names as what its figures come after, or of."""
    return {
        name
        for name, form in _LED.items()
        for found in form.finditer(text)
        if name != "first" or not _OF_PATIENTS.search(text, 0, found.start())
    }
