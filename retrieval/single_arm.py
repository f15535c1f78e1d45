"""Studies in which everybody was given the same: there the treatment restricts nothing."""

import re
from functools import lru_cache

from retrieval.courses import course_asked
from retrieval.question import Asked
from retrieval.readings import Reading

_SETS_BESIDE = re.compile(
    r"\b(?:placebo|sham|versus|vs|comparators?|comparative|controls|controlled|randomi[sz]\w+|arms?"
    r"|cross-?over|untreated|compared (?:with|to)|(?:control|comparison|treatment|study) groups?"
    r"|(?:standard|usual|conventional) (?:care|treatment|therapy)|either\b.* or)\b",
    re.IGNORECASE,
)
"""What an abstract says of a study that gave one group something else than another."""


# All sentences of a document are compared with one question.
@lru_cache(maxsize=16)
def gives_only(asked: Asked, reading: Reading) -> bool:
    """Tell whether everybody in a study was given the treatment that is asked about.

    "Median PFS under PRRT?" asks a study of PRRT alone for its median PFS: a figure of grade 3
    tumours is of those given PRRT as well, though its sentence does not say so.

    Args:
        asked: The question in the document's words.
        reading: The document.

    Returns:
        Whether its title names the one arm asked about and its abstract sets nothing beside it.
    """
    alone = len(asked.arms) == 1 and asked.comparator is None
    # A study of salvage therapy tells what the first course did, too.
    if not alone or course_asked(asked.question) or not reading.title_mentions(asked.arms[0].forms):
        return False
    said = (reading.candidates[place].text for place in reading.abstract)
    title = reading.stored.document.title
    return not any(_SETS_BESIDE.search(text) for text in (title, *said))
