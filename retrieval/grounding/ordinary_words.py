"""Ordinary words of a report that its quotes need not have: they name nothing that was studied.

What could be another endpoint, group, time, measure or direction is not among them, nor what
concludes, recommends or tells a cause. Unlike the words of `neutral_words`, they may still tell two
things of a quote apart.
"""

from functools import lru_cache

_WORDS = """
    abbreviate absolute abundant accept accompany accomplish accord account accountable
    accounted accrue acknowledge across actual add adding addition address adequate adopt
    advantage affect aforementioned again agree aim akin albeit alike allow allude already
    alter alternative altogether ambiguous amid amount analyse analyst analyze answer
    anticipate anyone apart apiece apparent appear apply approach area argue arise article ask
    aspect assemble assess assign associate assume assure attain attainment attempt attend
    author averaged await aware away back background balance barely base basis bear become
    begin behind believe belong besides beyond bottom bound boundary bracket brief bring broad
    broadly build bulk bullet by-group calculate calendar call candidate capable caption
    capture carry category central certain chance characterise characteristic characterize
    chief choice cite classify close coincide collect column come commence comment communicate
    comparability comparatively comparator comparison compete compile complement component
    comprehensive comprise comprised compute concentrate concept concern concise concrete
    condition conduct confer conjunction consequent consider consist constitute construct
    contain context contribute convenient conversely convert convey core correct correspond
    corresponds count counterpart counterparts couple cover credible criteria criterion dataset
    date deem define definition degree demonstrable demonstrate denote depart depend dependent
    depict derive deserve designate desirable detail detect develop deviate differ differential
    differentiate dimension direction disadvantage discern disclose discover discrepancy
    discuss disparity display distance distinct distinction distinguish distribute distribution
    diverse document domain downside draw drawback due each earn easily echo edge efficacy
    effort element elsewhere embrace emerge emphasis emphasise emphasize encompass encounter
    end-point engage enjoy enlist ensue entail enter entitle entry enumerate equip essence
    establish establishment estimate eventual ever everything evident evolve examine example
    excerpt execute exemplify exhibit exist existing expect experience experiment explicit
    explore express extend extent extract eye-catching face fact factor fairly fare fashion
    faster feature few fewer field figure final finish fit focus follow foremost form formal
    forth forward found fraction fulfil fulfill fundamental further gap gather gauge give
    glance go gradient gradual grant gross ground grouping guide hallmark happen hard hardly
    head-to-head heading headline heavier henceforth hereafter heterogeneity highlight hint
    hold hover identical identify identity illustrate illustrative imply imprecise imprecision
    impress inclination incorporate indefinite indicator individual infer inform inherent
    inquire insight instance instead intend intent interest intermediate interpret interval
    introduce investigator invite invoke involve involving irrespective isolate issue item
    itself join judge justify keep key kind kindly know known label large-scale lay lead lean
    learn leave legend let lie lighter likewise limit line link list little locate logical look
    magnitude main mainstay manifest manner many margin mark material matter measure
    measurement meet mention mere merely merge message method metric midpoint mode modify name
    namely narrow nature near need nominal non-trivial none nonetheless notable note noted
    noteworthy notice notwithstanding nuance number numeral numeric numerous object observe
    obtain obvious occur occurrence odd offer ones onward opportunity option ordinary organise
    organize origin original other otherwise ought outline outlined outperform outright outset
    outside overlap overview own pace pair paper paragraph parallel parameter part participate
    particular passage pattern peer people perform perhaps periodic permit pertain pertinent
    phenomenon phrase picture place plain plan plus point portion posit position possess
    possible praise precede precise predominant prepare present presumable presume pretty
    prevail price prime principal principle printed prize problem proceed process profile
    project prominent pronounce proof property proportion proportionate propose prospect
    provide provision publication publish purpose pursue put quantify quantity quarter question
    quick quicker quite quote rate rating ratio reach readout ready real realise receive reckon
    recognise recognize reconcile record recount refer reference refine reflect regard register
    reiterate relate relation relay relevant rely remain remainder remark render report
    represent reproduce request require researcher reserve respect respectively respond
    responder retrieve return reveal review rival role roughly round row rule run rundown said
    same sample scale scarcely scenario schedule scope scoring scrutinise section secure seek
    seem select sense separate sequence series serve set setting settle several shape share
    shift show side sign signal similarly sizable size sizeable slight smallish snapshot sole
    solitary somewhat sooner sort sought source span spare speak specify spend split spread
    standpoint start state statement status steep steer step still stood story straightforward
    strand strategy stratum strict strike striking structure study study-level style sub-group
    subgroup subject subsequent subset substance subtle suffer suggest suit sum summarise
    summarize summary supplement supplementary supply support suppose surpass surround survey
    symmetrical tabulate tackle take takeaway tally tangible target technique tell tend
    tentative terms theme think thorough though thought threshold throughout time-point
    timeframe timeline timepoint timing tolerability toll too top topic totaling totalling
    trace track transition translate trivial true turn type typical ultimate uncertain
    uncertainty unclear undergo underline underlying underpin understand undertake unfold
    uniform unify unique unit unlike unremarkable unspecified until update uphold upon upshot
    user utilisation utilise utility utilize valid value vantage variable variant variation
    variety various vary vast verdict verify versus view visible wait way well whatever whereas
    wherever whichever wide wider widespread width wise witness word wording worn worth write
    yardstick yet yield zone
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
