"""Sentences that name one of the kind of thing asked for: *which antibiotic* wants cefalexin.

A drug's name tells its kind by its stem (World Health Organization, The use of stems in the
selection of International Nonproprietary Names, 2018); those of older names are listed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.candidates import Candidate


@dataclass(frozen=True, slots=True)
class KindOfThing:
    """A kind of thing that a question may want the name of.

    Args:
        asks: What it is called in questions.
        names: What its names look like.
    """

    asks: re.Pattern[str]
    names: re.Pattern[str]


_NO_NAME = r"(?:did|do|does|can|could|happened|effects?|impact|role|benefits?|risks?|part)\b"
"""Words of questions for something else than a name: *what did the antibiotic do*."""


def _kind(asks: str, names: str) -> KindOfThing:
    """Make a kind of words or patterns, set apart by blanks; ``_`` stands for a blank."""
    called = "|".join(each.replace("_", r"[\s-]?") for each in asks.split())
    ways = "|".join(each.replace("_", r"[\s-]") for each in names.split())
    return KindOfThing(
        # "Which antibiotic", "what was the rescue painkiller"; not "what did the antibiotic do".
        re.compile(
            r"\b(?:which|what|name)(?:\s+(?:was|were|is|are|of))?"
            rf"(?:\s+(?!{_NO_NAME})[\w’'-]+){{0,3}}?"
            rf"\s+(?:{called})(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{ways})s?(?!\w)", re.IGNORECASE),
    )


_OPIOIDS = (
    r"\w+codone codeine \w*morph(?:ine|one) \w*fentan[iy]l tramadol tapentadol methadone pethidine"
    r" meperidine buprenorphine nalbuphine pentazocine"
)
_ANTI_INFLAMMATORY = (
    r"\w+profen \w+coxib \w+oxicam diclofenac ketorolac aceclofenac indomet(?:h)?acin naproxen"
    r" mefenamic aspirin"
)
_ON_BLOOD_PRESSURE = (
    r"\w+pril \w+sartan \w+dipine \w+olol \w+thiazide chlort(?:h)?alidone indapamide furosemide"
    r" spironolactone verapamil diltiazem"
)

KINDS_OF_THING: tuple[KindOfThing, ...] = (
    _kind("(?:local_)?an(?:a)?esthetics?", r"\w+caine propofol ketamine \w+flurane etomidate"),
    _kind(
        "anti_?emetics? anti_?nausea anti_?sickness",
        r"\w+setron \w+pitant metoclopramide domperidone droperidol haloperidol prochlorperazine"
        r" promethazine cyclizine dimenhydrinate",
    ),
    _kind(
        "antibiotics? antimicrobials? anti_?bacterials?",
        r"\w+cillin cef\w+ ceph\w+ \w+oxacin \w+m[yi]cin \w+cycline \w+penem metronidazole"
        r" tinidazole co-?trimoxazole trimethoprim linezolid nitrofurantoin co-?amoxiclav",
    ),
    _kind(
        "pain_?killers? analgesics? pain_relief pain_medications? rescue_(?:medication|drug)s?",
        rf"{_OPIOIDS} {_ANTI_INFLAMMATORY} paracetamol acetaminophen metamizole nefopam",
    ),
    _kind("opioids? opiates? narcotics?", _OPIOIDS),
    _kind("NSAIDs? anti_?inflammator(?:y|ies)", _ANTI_INFLAMMATORY),
    _kind(
        "(?:cortico)?steroids? glucocorticoids?",
        r"\w*predniso(?:lo)?ne \w*cortisone \w+methasone triamcinolone \w+onide"
        r" fluticasone mometasone",
    ),
    _kind(
        r"clot_(?:dissol\w+|bust\w+)_(?:drug|agent) (?:thrombo|fibrino)lytics?",
        r"\w+teplase urokinase streptokinase t-?PA",
    ),
    _kind(
        "anti_?coagulants? blood_thinners?",
        r"warfarin \w*heparin \w+parin \w+xaban \w+gatran acenocoumarol phenprocoumon \w+parinux",
    ),
    _kind("anti_?platelets?", r"\w+grel(?:or)? aspirin ticlopidine dipyridamole"),
    _kind("statins?", r"\w+vastatin"),
    _kind("anti_?hypertensives? blood_pressure_(?:drug|tablet|medication)s?", _ON_BLOOD_PRESSURE),
    _kind("beta_?blockers?", r"\w+olol"),
    _kind("ACE_inhibitors?", r"\w+pril"),
    _kind("calcium_(?:channel_)?(?:blocker|antagonist)s?", r"\w+dipine verapamil diltiazem"),
    _kind("diuretics?", r"\w+thiazide \w+semide spironolactone chlort(?:h)?alidone indapamide"),
    _kind(
        "anti_?depressants? SSRIs?",
        r"\w+oxetine \w*citalopram sertraline \w+triptyline mirtazapine \w+faxine bupropion"
        r" imipramine trazodone",
    ),
    _kind(
        "anti_?psychotics? neuroleptics?",
        r"\w+peridone \w+apine \w+piprazole haloperidol \w+promazine \w+phenazine amisulpride",
    ),
    _kind(
        "benzodiazepines? sedatives? sedation sleeping_(?:pill|tablet)s? hypnotics?",
        r"\w+azepam midazolam \w+zolam propofol \w*detomidine zolpidem zopiclone",
    ),
    _kind(
        "anti_?epileptics? anti_?convulsants?",
        r"\w+racetam carbamazepine phenytoin valproate lamotrigine topiramate \w+barbital"
        r" gabapentin pregabalin",
    ),
    _kind(
        "muscle_relaxants? neuromuscular_block(?:er|ing_agent)s?",
        r"\w+curonium \w+curium succinylcholine suxamethonium",
    ),
    _kind("laxatives?", r"senn\w+ bisacodyl lactulose macrogol picosul\w+ psyllium docusate"),
    _kind(
        "(?:glucose|sugar)_lowering anti_?diabetics? diabetes_(?:drug|tablet|medication)s?"
        " hypoglyc(?:a)?emic_(?:drug|agent)s?",
        r"metformin insulin\w* gli(?:clazide|mepiride|benclamide|pizide) sul(?:f|ph)onylurea"
        r" \w+gliptin \w+gliflozin \w+glitazone \w+glutide exenatide acarbose",
    ),
    _kind(
        "anti_?retrovirals? ARVs? (?:HA)?ART anti_?virals?",
        r"\w+vudine \w+[aeiou]vir \w+virapine efavirenz abacavir tenofovir emtricitabine"
        r" didanosine ribavirin",
    ),
    _kind(
        "DMARDs?",
        r"methotrexate leflunomide sul(?:f|ph)asalazine (?:hydroxy)?chloroquine azathioprine"
        r" ciclosporin cyclosporine \w+citinib",
    ),
    _kind(
        "immunosuppressa?nts? immunosuppressives?",
        r"tacrolimus \w+rolimus c[iy]closporine? mycophenol\w+ azathioprine methotrexate",
    ),
    _kind(
        "contraceptives? (?:birth_control|contraceptive)_pills? pill oral_contraceptives?",
        r"\w*estradiol \w+gestrel norethi(?:sterone|ndrone) drospirenone \w+gestimate gestodene"
        r" dienogest",
    ),
    _kind("endothelin_(?:receptor_)?(?:blocker|antagonist)s?", r"\w+sentan"),
    _kind("anti_?histamines?", r"\w+tadine \w+[rxl]izine \w+fenadine diphenhydramine chlorphen\w+"),
    _kind(r"proton_pump_inhibitors? PPIs? acid_(?:suppress\w+|block\w+)", r"\w+prazole \w+tidine"),
    _kind("anti_?fungals?", r"\w+conazole amphotericin \w+fungin terbinafine nystatin"),
    _kind(
        "anti_?malarials?",
        r"artem\w+ artesunate \w*quine lumefantrine sulfadoxine proguanil quinine",
    ),
    _kind("bronchodilators? relievers?", r"salbutamol albuterol \w+terol \w+tropium terbutaline"),
    _kind(
        "vasopressors? pressors? inotropes?",
        r"(?:nor)?(?:adrenaline|epinephrine) dopamine dobutamine phenylephrine ephedrine"
        r" vasopressin metaraminol milrinone",
    ),
    _kind("bisphosphonates?", r"\w+dron(?:ate|ic_acid)"),
    _kind(
        r"chemotherap\w+ cytotoxics?",
        r"\w+platin \w+taxel \w+rubicin \w+citabine \w+tecan fluorouracil 5-?FU cyclophosphamide"
        r" vin\w+ine etoposide pemetrexed temozolomide FOLF\w+",
    ),
    _kind("antivenoms? chelators?", r"\w+fab deferasirox deferiprone deferoxamine"),
    # Points are named by the code of their channel, or of their part of the ear.
    _kind(r"(?:acu|ear_)?points?(?!\s+(?:of|in))", r"(?-i:[A-Z]{2}-?\d{1,2}(?!\.?\d))"),
)
"""Every kind; a question may want names of more than one."""

_ELSEWHERE = frozenset({"discussion"})
"""Where what others gave is told."""


@lru_cache(maxsize=256)
def kinds_wanted(question: str) -> tuple[KindOfThing, ...]:
    """Return the kinds of thing that a question wants the name of."""
    return tuple(kind for kind in KINDS_OF_THING if kind.asks.search(question))


def names_one_wanted(question: str, candidate: Candidate, known: str) -> bool:
    """Tell whether a sentence names one of the kind asked for that is not known already.

    Args:
        question: The question.
        candidate: A sentence; a table's row or a discussion's tells what else there is.
        known: The words whose names are none of those asked for: the question, and perhaps a title.
    """
    if candidate.row is not None or candidate.role in _ELSEWHERE:
        return False
    folded = known.casefold()
    return any(
        found.group().casefold() not in folded
        for kind in kinds_wanted(question)
        for found in kind.names.finditer(candidate.text)
    )
