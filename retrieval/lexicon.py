"""What words of a clinical question mean: synonyms, and the parts of a figure asked for.

To teach a term, add a line to the table it belongs to; each group works both ways.
"""

import re
from enum import StrEnum

from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.measures import MEASURES
from ingest.figures.terms import is_abbreviation

SYNONYMS: tuple[tuple[str, ...], ...] = (
    # study words
    ("baseline", "entry", "start", "pre-treatment", "pretreatment", "pre-test", "before", "T0"),
    ("after", "post-treatment", "posttreatment", "post-test", "follow-up", "end", "final"),
    ("placebo", "dummy", "sham", "control"),
    ("intention-to-treat", "ITT"),
    ("per-protocol", "PP"),
    ("participants", "subjects", "patients", "people", "individuals", "volunteers"),
    ("children", "paediatric", "child", "kids"),
    ("newborn", "neonate", "neonatal", "preterm", "infant", "baby"),
    ("elderly", "older", "old", "geriatric"),
    ("week", "wk"),
    ("month", "mo"),
    ("year", "yr"),
    ("day", "d"),
    ("minute", "min"),
    ("hour", "h", "hr"),
    # care and procedures
    ("surgery", "operation", "operative", "surgical"),
    ("postoperative", "post-surgery", "after surgery"),
    ("caesarean", "c-section", "CS"),
    ("intensive care unit", "ICU", "critical care"),
    ("emergency department", "ED", "emergency room"),
    ("general practitioner", "GP", "family doctor", "family physician", "primary care"),
    ("nurse", "nursing"),
    ("percutaneous coronary intervention", "PCI", "angioplasty"),
    ("coronary artery bypass grafting", "CABG", "bypass"),
    ("arthroplasty", "replacement", "TKA", "TKR", "THA", "THR"),
    ("in vitro fertilisation", "IVF"),
    ("cognitive behavioural therapy", "CBT"),
    ("magnetic resonance imaging", "MRI"),
    ("radiotherapy", "RT", "radiation", "irradiation"),
    ("chemotherapy", "chemo"),
    ("vaccine", "vaccination", "jab", "immunisation"),
    ("questionnaire", "survey", "inventory", "scale", "score"),
    ("quit", "cessation", "abstinence", "abstinent"),
    ("physiotherapy", "physical therapy"),
    ("peptide receptor radionuclide therapy", "PRRT"),
    ("long-acting repeatable", "LAR"),
    # diseases
    ("hypertension", "high blood pressure"),
    ("diabetes", "diabetic", "T2DM", "T1DM", "DM"),
    ("gestational diabetes", "GDM"),
    ("chronic obstructive pulmonary disease", "COPD"),
    ("rheumatoid arthritis", "RA"),
    ("osteoarthritis", "OA"),
    ("inflammatory bowel disease", "IBD"),
    ("irritable bowel syndrome", "IBS"),
    ("gastro-oesophageal reflux disease", "GERD", "GORD"),
    ("coronary artery disease", "CAD", "CHD", "coronary heart disease"),
    ("heart failure", "HF", "CHF"),
    ("atrial fibrillation", "AF"),
    ("deep vein thrombosis", "DVT"),
    ("venous thromboembolism", "VTE"),
    ("acute kidney injury", "AKI"),
    ("chronic kidney disease", "CKD"),
    ("human immunodeficiency virus", "HIV"),
    ("hepatitis C", "HCV"),
    ("hepatitis B", "HBV"),
    ("tuberculosis", "TB"),
    ("multiple sclerosis", "MS"),
    ("acute myeloid leukaemia", "AML"),
    ("post-dural puncture headache", "PDPH"),
    ("major depressive disorder", "MDD"),
    ("overactive bladder", "OAB"),
    ("attention deficit hyperactivity disorder", "ADHD"),
    ("post-traumatic stress disorder", "PTSD"),
    ("neuroendocrine tumour", "NET", "SI-NET"),
    ("cancer of unknown primary", "CUP"),
    ("cancer", "carcinoma", "tumour", "malignancy", "malignant", "neoplasm", "mets", "metastases"),
    ("kidney", "renal"),
    ("liver", "hepatic"),
    ("heart", "cardiac"),
    ("lung", "pulmonary"),
    ("brain", "cerebral"),
    ("stomach", "gastric"),
    ("belly", "abdominal"),
    ("womb", "uterine"),
    ("wrist", "radial"),
    ("itch", "pruritus"),
    ("breathlessness", "dyspnoea"),
    ("period pain", "dysmenorrhoea", "menstrual pain"),
    ("fever", "pyrexia"),
    ("swelling", "oedema"),
    ("tiredness", "fatigue"),
    ("low birth weight", "LBW"),
    # drugs and laboratory
    ("methotrexate", "MTX"),
    ("fluorouracil", "5-FU"),
    ("low molecular weight heparin", "LMWH"),
    ("non-steroidal anti-inflammatory drug", "NSAID"),
    ("proton pump inhibitor", "PPI"),
    ("antiretroviral therapy", "ART", "HAART"),
    ("glucagon-like peptide 1", "GLP-1"),
    ("dipeptidyl peptidase 4", "DPP-4"),
    ("vitamin D", "25(OH)D", "25-hydroxyvitamin D", "cholecalciferol", "D3"),
    ("paracetamol", "acetaminophen"),
    ("adrenaline", "epinephrine"),
    ("intravenous", "IV", "i.v."),
    ("oral", "by mouth", "PO"),
    ("subcutaneous", "SC", "s.c."),
    ("intramuscular", "IM", "i.m."),
    ("C-reactive protein", "CRP"),
    ("white blood cell", "WBC", "white count", "leukocyte"),
    ("insulin resistance", "HOMA-IR"),
    ("flow-mediated dilation", "FMD"),
    ("peak expiratory flow", "PEF", "peak flow"),
    ("sustained virological response", "SVR"),
    ("hospital stay", "length of stay", "LOS", "hospitalisation"),
    ("blood loss", "bleeding"),
    ("visual analogue scale", "VAS"),
    ("numeric rating scale", "NRS"),
    ("target lesion revascularisation", "TLR"),
    ("quality-adjusted life year", "QALY"),
    ("minimum inhibitory concentration", "MIC"),
)
"""Phrases that mean much the same in a clinical question."""


class Part(StrEnum):
    """A part of a figure that a question can ask for."""

    INTERVAL = "confidence interval"
    P = "P value"
    SPREAD = "standard deviation"
    RANGE = "range"
    COUNT = "count"


PART_WORDS: dict[Part, re.Pattern[str]] = {
    Part.INTERVAL: re.compile(
        r"\bC\.?I\.?s?\b|confidence|\bintervals?\b|credible|\blimits\b|\bprecision\b"
    ),
    Part.P: re.compile(r"\b[Pp][\s-]?values?\b|\b[pP]\b(?!\.)|\bsignifican", re.ASCII),
    Part.SPREAD: re.compile(
        r"±|\bS\.?D\.?s?\b|\bS\.?E\.?M?\b|\+/-|standard (?:deviation|error)|\berror\b|\bspread\b"
    ),
    Part.RANGE: re.compile(r"\bIQR\b|interquartile|\brange\b|\bquartiles?\b|\bextremes\b"),
    Part.COUNT: re.compile(
        r"\bhow many\b|\bnumbers?\b|\bsample size\b|\bcounts?\b|\ballocated\b|\brandomi[sz]ed\b",
        re.IGNORECASE,
    ),
}
"""How a question asks for each part."""

PART_TERMS = re.compile(
    r"(?:\d\d\s?%\s?)?\bC\.?I\.?s?\b|±|\+/-|\bS\.?[DE]\.?M?\.?s?\b|\bIQR\b|\b[pP]\b(?:[\s-]values?)?"
    r"|\bconfidence (?:intervals?|limits)\b|\d\d\s?%\s?(?=limits|interval|confidence|CrI)"
)
"""The words for the parts themselves, which say nothing about what was studied."""

SHARE_WORDS = re.compile(
    r"%|\bper ?cent|\bproportion|\bshare\b|\bfraction\b|\brates?\b|\bincidence\b|\bprevalence\b"
    r"|\bwhat part\b|\bhow (?:often|frequent|common)\b|\brespon(?:der|se)s?\b",
    re.IGNORECASE,
)
"""How a question asks for a percentage without saying so."""

SEVERAL_WORDS = re.compile(
    r"\beach\b|\bboth\b|\bvs?\.?\s|\bversus\b|\bagainst\b|\bin the (?:two|three|four)\b"
    r"|\b(?:before|baseline|entry|start) and\b|\bwith and without\b"
    r"|\band (?:in )?(?:placebo|controls?)\b|\bper group\b|\bby group\b|\bgroups\b"
    r"|\barms\b|\btwo\b",
    re.IGNORECASE,
)
"""How a question asks for more than one value."""

TEXT_WORDS = re.compile(
    r"^\s*(?:who|why|where|which|in which)\b(?!.*\b(?:percent|rate|score|mean|median|how many)\b)"
    r"|\bdoses?\b|\bdosage\b|\bregimen\b|\bhow long was\b",
    re.IGNORECASE,
)
"""How a question asks for something other than a result."""


def _expansions() -> dict[str, frozenset[str]]:
    groups = [
        *SYNONYMS,
        *((name, *spellings) for name, spellings in ENDPOINTS.items()),
        *((name, *spellings) for name, spellings in MEASURES.items()),
    ]
    table: dict[str, frozenset[str]] = {}
    for group in groups:
        for phrase in group:
            table[key(phrase)] = table.get(key(phrase), frozenset()) | frozenset(group)
    return table


def key(phrase: str) -> str:
    """Return the form in which a phrase is looked up: abbreviations keep their capitals."""
    plain = " ".join(re.split(r"[\s‐‑–-]+", phrase))
    return plain if is_abbreviation(phrase) else plain.casefold()


EXPANSIONS = _expansions()
"""Every known phrase (its `key`) with all phrases that mean the same, itself included."""
