"""Ordinary words of a report that its quotes need not have: they name nothing that was studied.

What could be another endpoint, group, time, measure or direction is not among them, nor what
concludes, recommends or tells a cause. Unlike the words of `neutral_words`, they may still tell two
things of a quote apart.
"""

from functools import lru_cache

_WORDS = """
    abbreviate absolute abundant accept accompany accomplish accord account accountable
    accounted accrue accurate achievement acknowledge acquire across actual add adding addition
    address adequate adhere adopt advantage affect aforementioned again agree aim akin albeit
    alike allow allude almost already alter alternative altogether ambiguous amid amount
    analyse analyst analyze answer anticipate anyone apart apiece apparent appear apply
    appreciable approach area argue arise arrive arrived article ask aspect assemble assess
    assign associate assume assure attach attain attainment attempt attend attribute
    attribution authentic author averaged await aware away back background balance band barely
    base basis bear become begin behind believe belong besides beyond borderline bottom bound
    boundary bracket brief bring broad broadly build bulk bullet by-group calculate calendar
    call candidate capable caption capture careful carry category central certain chance
    characterise characteristic characterize chief choice cite clarify classify clear-cut close
    coincide collect column come commence comment communicate comparability comparatively
    comparator comparison compete compile complement component comprehensive comprise comprised
    compute conceive concentrate concept concern concise concrete condition conduct confer
    confine confirm conform conjunction consequent consider considerably consist consistent
    constitute construct contain context contribute convenient conversely convert convey
    convincing core correct correspond corresponds count counterpart counterparts couple course
    cover credible criteria criterion crucial current customary dataset date decisive deem
    define definition degree deliver demonstrable demonstrate denote depart depend dependent
    depict derive deserve designate desirable detail detect develop deviate differ differential
    differentiate dimension direction disadvantage discern disclose discover discrepancy
    discuss disparity displaced display distance distinct distinction distinguish distribute
    distribution diverse document domain double downside draw drawback due each earn easily
    echo edge efficacy effort element elsewhere embrace emerge emphasis emphasise emphasize
    encompass encounter end-point endure engage enjoy enlist ensue entail enter entire entitle
    entry enumerate equate equip essence establish establishment estimate eventual ever
    everything evident evolve examine example excerpt exclusive execute exemplify exhibit exist
    existing expect experience experiment explicit explore express extend extent extract
    eye-catching face fact factor fairly fare fashion faster feature few fewer field figure
    fill final fine finish firm fit fixed focus follow foremost form formal forth forward
    foster found fraction fulfil fulfill fuller fundamental further gap gather gauge genuine
    give glance go gradient gradual grant grasp gross ground grouping guide guideline half
    hallmark handful handle happen hard hardly head-to-head heading headline heavier helpful
    henceforth hereafter heterogeneity highlight hint hold hover identical identify identity
    illustrate illustrative imply imprecise imprecision impress inclination incomplete
    incorporate indefinite indicator individual infer inform inherent inquire insight inspect
    install instance instead intend intent interest intermediate interpret interval introduce
    investigator invite invoke involve involving irrespective isolate issue item itself join
    judge justify keep key kind kindly know known label large-scale largely lay lead lean learn
    leave legend let lie lighter likewise limit line link list little locate logical look
    magnitude main mainstay manifest manner many margin marginal marginally mark material
    matter maximal meaningful measure measurement meet mention mere merely merge message method
    metric midpoint minimal miss mode moderate modest modify multiple name namely narrow nature
    near necessary necessitate need nominal non-trivial none nonetheless notable note noted
    noteworthy notice notwithstanding nuance number numeral numeric numerous object observe
    obtain obvious occur occurrence odd offer ones ongoing onward operate opportunity option
    order ordinary organise organize origin original other otherwise ought outline outlined
    outperform outright outset outside overlap overview own pace pair paper paragraph parallel
    parameter part participate particular pass passage patient-reported pattern peer people
    perform perhaps periodic permit pertain pertinent phenomenon phrase picture place plain
    plan plus point popular portion posit position possess possible practice praise precede
    precise predominant prepare present presumable presume pretty prevail prevalent price prime
    principal principle printed prize problem proceed process produce profile project prominent
    pronounce proof proper property proportion proportionate propose prospect provide provision
    publication publish pull purpose pursue put quantify quantity quarter question quick
    quicker quite quote rate rating ratio reach readout ready real realise reasonable recall
    receive reckon recognise recognize reconcile record recount redistribute refer reference
    refine reflect regard register reinforce reiterate reject relate relation relay relevant
    rely remain remainder remark render report represent reproduce request require requirement
    researcher resemble reserve respect respectively respond responder restrict retrieve return
    reveal review rigorous rival robust role roughly round row rule run rundown said same
    sample satisfy scale scarcely scenario schedule scope scoring scrutinise section secure
    seek seem select self-rated self-reported sense separate sequence series serve set setting
    settle several shape share shift show side sign signal similarly sizable size sizeable
    slight slightly smallish snapshot sole solitary somewhat sooner sort sought source span
    spare speak specify spend split spread standpoint stark start state statement status stay
    steep steer step still stood story straightforward strand strategy stratum strict strike
    striking strong structure study study-level style sub-group subgroup subject subsequent
    subset substance substantially subtle successive suffer sufficient suggest suit suitable
    sum summarise summarize summary supplement supplementary supply support suppose surpass
    surprise surround survey suspect symmetrical tabulate tackle take takeaway tally tangible
    target technique tell tend tentative terms theme think thorough though thought threshold
    throughout tie time-point timeframe timeline timepoint timing tolerability toll too top
    topic totaling totalling touch trace track transition translate tremendous triple trivial
    true turn type typical ultimate uncertain uncertainty unclear uncommon undergo underline
    underlying underpin understand undertake unequivocal unfold uniform uniformity unify union
    unique unit unlike unremarkable unspecified until unusual update uphold upon upshot user
    utilisation utilise utility utilize valid value vantage variable variant variation variety
    various vary vast verdict verify versus view visible wait way wear weigh well whatever
    whereas wherever whichever wholly wide wider widespread width wise witness word wording
    worn worth write yardstick yet yield zone
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
