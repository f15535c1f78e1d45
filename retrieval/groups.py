"""Words by which a phrase of a question is known for an arm, a kind of people or a subgroup."""

import re

from retrieval.lexicon_drugs import DRUGS

_ARMS = """
    arm arms group groups placebo sham dummy drug drugs active inactive treated untreated control
    controls intervention interventions usual standard routine conventional comparison comparator
    treatment treatments therapy experimental vaccine vaccinated supplement supplemented
    monotherapy combination alone combined regimen dose doses high-dose low-dose half-dose herb
    mixture injection infusion device procedure technique exercise training counselled uncounselled
    educated trained exposed unexposed dosed escalators cohort speed side wards unit classes
    prrt chemotherapy chemo radiotherapy chemoradiation immunotherapy acupuncture cbt physiotherapy
    salvage regular retreatment monitoring masked unmasked warmed cooled early late delayed
    immediate true real
"""
_PEOPLE = """
    patients patient people persons participants subjects women woman men man males females male
    female girls boys children child infants infant neonates newborns babies toddlers adults adult
    adolescents teenagers elderly older younger smokers nonsmokers non-smokers diabetics
    non-diabetics hypertensives carriers responders non-responders nonresponders mothers fathers
    parents students schoolchildren schoolboys schoolgirls nurses doctors physicians surgeons gps
    veterans users non-users drinkers survivors caregivers carers volunteers individuals those
    completers under-fives over-75s residents miners workers employees athletes members
    households families clients outpatients inpatients cases everyone premenopausal
    postmenopausal nulliparous pregnancies pregnant
"""
ARM_WORDS = frozenset(_ARMS.split())
"""Words that make a phrase the name of an arm."""
PEOPLE = frozenset(_PEOPLE.split())
"""Words that make a phrase a kind of people."""

NO_RESTRICTION = frozenset(
    """patients patient people participants subjects individuals those cases cohort population
    everyone all whole overall total study trial paper series report group groups arm arms
    publication article abstract analysis each both two three four five every either respective
    ones them that this these their its it they the here there of between-group between-groups
    between-arm between-arms within-group within-groups within-arm""".split()
)
"""Words that restrict a question to nobody."""

# Stems that the WHO gives to international nonproprietary names.
_DRUG = re.compile(
    r"(?:mab|nib|ciclib|pril|prilat|sartan|statin|gliptin|gliflozin|glutide|glitazone|olol|azole"
    r"|cillin|mycin|micin|floxacin|avir|ovir|asvir|buvir|fovir|reotide|natide|dipine|prazole"
    r"|tidine|caine|azepam|azolam|setron|triptan|parin|platin|taxel|rubicin|trexate|trexed"
    r"|fentanil|curium|curonium|flurane|profen|coxib|dronate|grel|grelor|xaban|gatran|fenac"
    r"|oxetine|apine|idone|adone|azone|olone|asone|onide|meterol|moterol|[cd]aterol|lanterol"
    r"|noterol|tropium|lukast|dafil|zosin|losin"
    r"|dosin|giline|bercept|nercept|tacept|kinra|grastim|poetin|citabine|mustine|parib|limus"
    r"|rafenib|zolamide|thiazide|semide|formin|glinide|cycline|oxacin|penem|bactam|ketamine"
    r"|propofol|morphine|codone|codeine|tramadol|dotatate|dotatoc|octreotate|dotanoc|tamoxifen"
    r"|trozole|lutamide|heparin|warfarin|digoxin|probiotics?|antel|dazole|mectin)s?$"
)
_DOSE = re.compile(
    r"\b\d+(?:[.·]\d+)?\s?(?:mg|mcg|µg|μg|ug|g|kg|ml|IU|U|Gy|GBq|MBq|mCi|ng|mmol|%)\b(?!\s?/\s?dL)",
)
_SHORTEST_DRUG = 6

SUBGROUP = re.compile(
    r"\bG[\s-]?[1-4](?:[-–/]G?[1-4])?\b|\bgrades?\s+(?:[1-4]|I{1,3}V?|low|high)|\bstage\b"
    r"|\b(?:low|high|intermediate)[\s-](?:grade|risk)\b|\b(?:wo)?men\b|\bfe?males?\b|\bmales?\b"
    r"|\bgirls\b|\bboys\b|\belderly\b|\bolder\b|\byounger\b|\bage[ds]?\b|[≥≤<>]\s?\d|\b\d+\s?\+"
    r"|\b(?:over|under)[\s-]?\d|\bover-\w+s\b|\bunder-\w+s\b|[-‐‑–\s](?:positive|negative)\b"
    r"|\bmutant\b|\bmutated\b|\bwild[\s-]?type\b|\bKi-?67\b|quartile|tertile|quintile|\bnaive\b"
    r"|\bpretreated\b|\brefractory\b|\bresistant\b|\b(?:non-?)?responders?\b|\bsmokers\b"
    r"|\bwith(?:out)?\b|\bsubgroup\b|\b(?:pre|post)menopausal\b|\bunknown\b|\bfunctioning\b",
    re.IGNORECASE,
)
"""How a phrase names a part of the patients of a study."""

_EACH = re.compile(
    r"\W*(?:each|every)\s.*\b(?:group|arm|cohort|subgroup|stratum|band|grade|stage)\W*",
    re.IGNORECASE,
)
"""The groups of a study one by one."""
_NUMBERED = re.compile(r"\b(?:arm|group|cohort)\s\d{1,2}$", re.IGNORECASE)
"""A group that has a number for a name."""

_DISEASE = re.compile(
    r"(?:omas?|itis|osis|[ao]?emias?|pathy|pathies|cancers?|tumou?rs?|disease|diseases|syndromes?"
    r"|disorders?|NETs?|NENs?|CUP|CUP-NETs?|diabetes|infections?|failure|injury|injuries|pain"
    r"|fractures?|COPD|asthma|HIV|epilepsy|dementia|stroke|depression|obesity|hypertension)$"
)
_ARM_AT_END = re.compile(r"\w\s(?:arm|group)$", re.IGNORECASE)


def words_of(phrase: str) -> list[str]:
    """Return the words of a phrase in lower case, edges bare."""
    return [word.strip("'’.,()").removesuffix("'s") for word in phrase.casefold().split()]


def names_drug(phrase: str) -> bool:
    """Tell whether a phrase holds a drug's name, by the lexicon or by its ending, or a dose."""
    plain = phrase.casefold()
    pieces = {*re.split(r"[\s/+]+", plain), *re.split(r"[\s/+-]+", plain)}
    return bool(_DOSE.search(phrase)) or any(
        piece in DRUGS or (len(piece) >= _SHORTEST_DRUG and _DRUG.search(piece)) for piece in pieces
    )


def names_arm(phrase: str) -> bool:
    """Tell whether a phrase reads as the name of an arm."""
    return not ARM_WORDS.isdisjoint(words_of(phrase)) or names_drug(phrase)


def ends_in_arm(phrase: str) -> bool:
    """Tell whether a phrase names one arm or group and no more: *the chemo only arm*."""
    return bool(_ARM_AT_END.search(phrase)) and restricts(phrase)


def names_people(phrase: str) -> bool:
    """Tell whether a phrase reads as a kind of people."""
    pieces = {piece for word in words_of(phrase) for piece in (word, word.rpartition("-")[2])}
    return not PEOPLE.isdisjoint(pieces)


def names_disease(phrase: str) -> bool:
    """Tell whether a phrase reads as a disease."""
    return any(_DISEASE.search(word.strip("'’.,()")) for word in phrase.split())


def restricts(phrase: str) -> bool:
    """Tell whether a phrase says more than "the patients"."""
    if _EACH.fullmatch(phrase):
        return False  # "each grade group" is none of them
    named = any(word not in NO_RESTRICTION for word in words_of(phrase) if len(word) > 1)
    return named or bool(_NUMBERED.search(phrase))
