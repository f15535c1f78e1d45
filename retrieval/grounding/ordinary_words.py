"""Ordinary words of a report that its quotes need not have: they name nothing that was studied.

What could be another endpoint, group, time, measure or direction is not among them, nor what
concludes, recommends or tells a cause. Unlike the words of `neutral_words`, they may still tell two
things of a quote apart.
"""

from functools import lru_cache

_WORDS = """
    accord account across actual addition address affect aforementioned again albeit alike allow
    already altogether amid analyst answer anyone apart apparent appear apply approach area
    arise article aspect attain attend author aware away back background barely basis bear
    become behind belong besides beyond bottom brief bring broad bulk bullet calculate call
    caption capture category certain chance characterise characteristic characterize choice cite
    collect column come comparatively comparator compile component comprise comprised concern
    condition confer consist constitute context contribute counterpart counterparts cover
    criteria criterion define definition degree denote depend depict detail detect develop
    differential differentiate direction discern display distinct distribute distribution
    document domain draw easily efficacy element elsewhere emerge encounter enjoy enter entry
    establish ever everything evident examine example excerpt exhibit expect experience explicit
    explore express extent extract eye-catching face fact factor fairly fare faster feature
    field fit focus form formal fraction gap gather gauge give go gradient gradual guide happen
    heading headline heavier heterogeneity highlight hold identical identify illustrate imply
    indicator individual inform instance instead interest interpret interval investigator
    involve irrespective isolate itself keep key kind know known label lay lead lie lighter
    likewise line list little locate logical look main manifest manner many margin mark matter
    measure meet mention mere message method metric mode name narrow nature near nonetheless
    notable note noteworthy notice notwithstanding number numeral numeric observe obtain obvious
    occur odd offer ones option other otherwise ought outline outperform outset outside overlap
    overview own pair paper paragraph parallel parameter part particular pattern people perhaps
    permit pertain pertinent picture place plus point portion position possess possible precede
    predominant present presume prevail principal proceed profile project prominent pronounce
    proportion proportionate provide publication purpose put quantify quantity quarter question
    quick quicker quite readout real recognise recognize refer reference reflect regard register
    relate relevant rely remain remainder remark report represent request require researcher
    respect respectively respond responder return role roughly round row said same sample scale
    scenario section select sense sequence series serve set setting settle several share shift
    show side sign signal similarly sizable size sizeable slight smallish sole somewhat sooner
    sort sought span speak specify spend split state statement step still story straightforward
    strand strategy stratum strike striking structure study subgroup subset substance subtle
    suffer sum summarise summarize summary supplement supply surpass surround tabulate take
    takeaway tally technique tell tend terms theme though throughout tolerability toll too topic
    trace translate true turn type typical ultimate undergo underline underlying undertake
    uniform unlike until upon upshot utilise utilize variable variant variation variety various
    vary vast versus view visible way well whatever whereas wherever whichever wide width
    wording yet yield
"""
_WORDS_BY_FORM = frozenset(_WORDS.split())
_PAST = frozenset(
    "arose became borne brought came chosen drawn drew fallen felt found given gone got held"
    " kept knew laid lay led left lived made meant met put ran risen rose said sat saw seen set"
    " shown sought spent spoke spoken stood taken told took went".split()
)
"""Forms of verbs that no ending makes."""
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("'s", ""), ("’s", ""),
)  # fmt: skip
_SHORTEST = 2


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Tell whether a word is an ordinary one of a report, in any of its inflections.

    Derivations are other words: *general* is not ordinary because *generally* is.

    Args:
        word: As written.
    """
    plain = word.casefold()
    if plain in _WORDS_BY_FORM or plain in _PAST:
        return True
    bases = (
        plain.removesuffix(old) + new
        for old, new in _ENDINGS
        if plain.endswith(old) and len(plain) - len(old) >= _SHORTEST
    )
    return any(base in _WORDS_BY_FORM or _undoubled(base) in _WORDS_BY_FORM for base in bases)


def _undoubled(word: str) -> str:
    """Return *span* for the *spann* of *spanned*."""
    return word[:-1] if word[-2:-1] == word[-1:] else word
