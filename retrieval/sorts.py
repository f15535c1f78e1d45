"""The sorts of thing that questions for words ask for, and the words in which papers say them.

Which drug was given, how much of it, why a trial stopped: whatever the study, such things are said
in few ways. A sentence that says the sort of thing asked for may answer; one that only repeats what
the question says of the study does not. Question answering has long told answers by their type (Li
and Roth, Learning Question Classifiers, COLING 2002); here the types are features with weights.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of thing that is asked for.

    Args:
        name: What it is called.
        asks: How questions ask for it.
        says: How sentences say it.
    """

    name: str
    asks: re.Pattern[str]
    says: re.Pattern[str]

    @property
    def feature(self) -> str:
        """The name of the feature that tells of it."""
        return f"says {self.name}"


def _words(words: str) -> re.Pattern[str]:
    """Match any of some words or patterns, set apart by blanks; ``_`` stands for a blank."""
    ways = "|".join(each.replace("_", r"[\s-]") for each in words.split())
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


_UNITS = (
    r"%|units?|[kmnµμ]?g|mcg|ug|[mdcµμ]?[lL]|I?U|m?mol|[mc]?Gy|[MG]Bq|kcal|k?Hz|[cm]m|mT|W|mA|V"
    r"|min(?:ute)?s?|h|hrs?|hours?|sec(?:ond)?s?|days?|weeks?|months?|times|tablets?|capsules?"
    r"|drops|puffs?|sessions?|mmHg|ppm|CFU"
)
_AMOUNT = re.compile(rf"\d\s?(?:{_UNITS})(?!\w)|\b(?:[Oo]nce|[Tt]wice|[Tt]hree times|thrice)\b")
"""An amount, an intensity or how often, as papers print them."""

_HARM = (
    "(?:side|adverse|unwanted)_(?:effects?|events?|reactions?) complain\\w* complication\\w*"
    " toxicit\\w+"
)

SORTS: tuple[Sort, ...] = (
    Sort(
        "amount",
        _words(
            r"how_(?:much|long|often|many|hard|intens\w+|big|frequent\w*|far|bright) dos(?:e|es|age"
            r"|ing) regimens? schedules? frequency intensity amounts? volumes? strengths? bolus"
            r" range_was per_(?:kg|kilo|day)"
        ),
        _AMOUNT,
    ),
    Sort(
        "given",
        _words(
            r"drugs? given got get took taken? comparators? compared against controls? placebo"
            r" dummy"
            r" comparison_\w+ everybody both_(?:arms|groups) regimens? agents? brand device made_of"
            r" made_(?:up|from) contain\w* ingredients? replaced added inject\w*"
            r" dos(?:e|es|ing) used"
        ),
        _words(
            r"receiv\w+ gave given administ\w+ treated allocat\w+ assign\w+ inject\w+ infus\w+"
            r" consist\w* contain\w* compris\w* compos\w* suppl(?:ied|emented) took taken ingest\w+"
            r" applied instill\w+ performed underwent trained deliver\w+ combin\w+ plus orally"
        ),
    ),
    Sort(
        "maker",
        _words(
            r"brand make product devices? machine kit called compan(?:y|ies) suppl\w+ sponsor\w*"
            r" funded paid provided inhaler pump software system package monitor"
        ),
        _words(
            r"\w*[®™] Inc Ltd Corp GmbH Co LLC AG Pharma\w* Laborator\w+ manufactur\w+ fund\w*"
            r" grants? sponsor\w* support\w* suppl(?:ied|y) provided_by purchased"
        ),
    ),
    Sort(
        "way",
        _words(
            r"how_(?:was|were|is|are|did) assess\w* measur\w* record\w* collect\w* assay\w*"
            r" diagnos\w* confirm\w* methods? techniques? instruments? scales? questionnaires?"
            r" tools?"
            r" tests? batter(?:y|ies) index"
        ),
        _words(
            r"us(?:ed|ing) measured assessed assayed evaluated determined recorded collected via"
            r" by_means_of according_to based_on defined scale questionnaire inventory index test"
        ),
    ),
    Sort(
        "outcome",
        re.compile(
            r"\b(?:conclu\w+|better|worse|help\w*|work\w*|beat|improv\w+|effective|superior|win"
            r"|differ\w*|happened|most|least|higher|lower|which (?:one|arm|group|drug|treatment"
            r"|of))\b"
            r"|(?:^\W*|[-–—:,] )(?:did|does|do|was|were|is|are|could|can|should)\b",
            re.IGNORECASE,
        ),
        _words(
            r"higher lower more less greater fewer better worse superior inferior improv\w+"
            r" increas\w+ decreas\w+ reduc\w+ associat\w+ correlat\w+ no_(?:difference|effect)"
            r" significant\w* neither not only"
        ),
    ),
    Sort(
        "reason",
        _words(r"why reasons? causes? behind blamed what_(?:stopped|killed|led|made)"),
        _words(
            r"because since due_to owing_to therefore thus hence so_that in_order_to caus\w+"
            r" reasons?"
            r" attribut\w+ result\w*_(?:from|of) led_to related_to prevent\w* futil\w+ lack_of"
        ),
    ),
    Sort(
        "harm",
        _words(rf"{_HARM} reactions? safe(?:ty)? symptoms?"),
        _words(rf"{_HARM} tolerat\w+ nausea headaches? dizz\w+ rash(?:es)? pain AEs"),
    ),
    Sort(
        "person",
        _words(r"who whose profession by_whom"),
        _words(
            r"nurses? physicians? doctors? therapists? physiotherapists? psychologists? workers?"
            r" trainers? instructors? students? officers? researchers? investigators? experts?"
            r" authors? surgeons? ana?esthesiologists? pharmacists? volunteers? experienced"
            r" qualified"
        ),
    ),
    Sort(
        "blinding",
        _words(r"blind\w* mask\w* open_label"),
        _words(r"\w*blind\w* mask\w* unaware open"),
    ),
)
"""Every sort; a question may ask for more than one."""

_NAME = re.compile(
    r"(?<=[a-zα-ω0-9,;(] )[A-Z][\w-]+"
    r"|(?<![\w-])[A-Za-z]*(?:[a-z][A-Z]|[A-Z]{2}|[A-Z]-?\d)[\w-]*|\w+(?=[®™])"
)
"""What looks like a name inside a sentence: capitals where none begins, or within a word."""


@lru_cache(maxsize=256)
def sorts_asked(question: str) -> tuple[Sort, ...]:
    """Return the sorts of thing that a question asks for."""
    return tuple(sort for sort in SORTS if sort.asks.search(question))


def names_said(text: str) -> list[str]:
    """Return what looks like a name in a sentence, in its order."""
    return [found.group() for found in _NAME.finditer(text)]
