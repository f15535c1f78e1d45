"""Words of which a row that is said of the one is no answer about the other: left and right."""

import re
from functools import lru_cache

OPPOSITES: tuple[tuple[str, str], ...] = (
    ("left", "right"),
    ("systolic|SBP", "diastolic|DBP"),
    ("inspiratory|inspiration", "expiratory|expiration"),
    ("inhaled|inhalation", "exhaled|exhalation"),
    ("females?|women|woman|girls?", "males?|men|man|boys?"),
    ("maternal|mothers?", "paternal|fathers?"),
    ("mesial", "distal"),
    ("proximal", "distal"),
    ("anterior", "posterior"),
    ("medial", "lateral"),
    ("maxillary|maxilla", "mandibular|mandible"),
    (
        "upper (?:limbs?|extremit(?:y|ies)|lip|jaw|arms?|body)",
        "lower (?:limbs?|extremit(?:y|ies)|lip|jaw|legs?|body)",
    ),
    ("concentric", "eccentric"),
    ("abduction|abductors?", "adduction|adductors?"),
    ("flexion|flexors?", "extension|extensors?"),
    ("supine", "standing|upright|prone"),
    ("eyes? open", "eyes? closed"),
    ("at rest|resting", "(?:on |during )?(?:motion|movement|exertion|coughing)"),
    ("fasting", "post-?prandial"),
    ("dominant", "non-?dominant"),
    ("affected", "unaffected"),
    ("paretic", "non-?paretic"),
    ("smokers?", "non-?smokers?"),
    ("diabetics?", "non-?diabetics?"),
    ("responders?", "non-?responders?"),
    ("urban", "rural"),
    ("high(?:er|est)?[ -]dose", "low(?:er|est)?[ -]dose|half[ -]dose"),
    ("unadjusted|crude|univaria(?:te|ble)", "adjusted|multivaria(?:te|ble)"),
    ("morning", "evening"),
    ("day-?time", "night-?time|nocturnal"),
)
"""Pairs of words: of a thing that has both sides, a paper reports each apart."""
SHORT = {"left": "lt", "right": "rt", "at rest|resting": "rest"}
"""How labels shorten them; in a question ``RT`` is something else."""

_NO_SIDES = re.compile(
    r"\bright (?:after|before|away|now|at|then)\b|\bleft (?:the|over|out|with|before|after|off)\b",
    re.IGNORECASE,
)
"""Where ``right`` and ``left`` name no side."""


def _words(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{form})(?!-?\w)", re.IGNORECASE)


def _forms(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how questions say it, and how labels do."""
    return _words(form), _words(f"{form}|{SHORT[form]}" if form in SHORT else form)


_PAIRS = tuple(
    pair
    for one, other in OPPOSITES
    for pair in ((_forms(one), _forms(other)), (_forms(other), _forms(one)))
)


def is_of_opposite(question: str, label: str, around: str) -> bool:
    """Tell whether a row is said of the opposite of what a question names.

    Args:
        question: What is asked.
        label: The row's label, with the group headings above it.
        around: The rest of the row: its caption and column headings.

    Returns:
        Whether the label names one of a pair, of which the question names the other alone, and the
        row says nothing of that other.
    """
    return any(
        other.search(label) and not printed.search(f"{label} {around}")
        for printed, other in _named_alone(question)
    )


# A question is held against many rows.
@lru_cache(maxsize=64)
def _named_alone(question: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return how labels say what a question names of a pair without the other, and that other."""
    asking = _NO_SIDES.sub(" ", question)
    return tuple(
        (printed, other_printed)
        for (asked, printed), (other_asked, other_printed) in _PAIRS
        if asked.search(asking) and not other_asked.search(asking)
    )
