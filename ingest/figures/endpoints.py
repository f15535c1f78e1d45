"""Endpoints of clinical studies and their spellings. To add one, add a line to the table."""

import re

from ingest.figures.terms import Mention, TermTable

_LONGEST_DOUBTFUL = 3
_HYPHENS = frozenset("-‐‑")
RESPONSE = re.compile(
    r"\b(?:ORR|DCR|RECIST|SWOG)\b|(?:stable|progressive) disease|disease control|"
    r"(?:partial|complete|minor|tumou?r|objective|overall|best|commonest)\s+(?:response|remission)|"
    r"\b(?:CR|PR|SD|PD)s?\b(?=[^.]{0,60}\b(?:CR|PR|PD)s?\b)"
    r"|\b(?:CR|PR|PD)s?\b(?=[^.]{0,60}\bSDs?\b)"
)
"""What shows that a text speaks of tumour response: its name, or two of the four abbreviations."""

ENDPOINTS: dict[str, tuple[str, ...]] = {
    # survival and time to an event
    "progression-free survival": ("PFS", "mPFS", "rPFS", "progression free survival"),
    "overall survival": ("OS", "mOS"),
    "survival": ("survived", "surviving", "alive", "survival rate"),
    "disease-free survival": ("DFS", "iDFS"),
    "recurrence-free survival": ("RFS", "relapse-free survival"),
    "event-free survival": ("EFS",),
    "metastasis-free survival": ("MFS", "DMFS", "distant metastasis-free survival"),
    "disease-specific survival": ("DSS", "cancer-specific survival", "CSS"),
    "time to progression": ("TTP", "mTTP"),
    "time to treatment failure": ("TTF",),
    # tumour response
    "objective response": (
        "ORR",
        "overall response",
        "response rate",
        "objective response rate",
        "overall response rate",
        "objective tumour response",
        "objective tumor response",
        "tumour response",
        "tumor response",
        "radiological response",
        "tumour response rate",
    ),
    "complete response": ("CR", "complete remission", "complete responder"),
    "partial response": ("PR", "partial remission", "partial responder"),
    "minor response": ("minor remission",),
    "stable disease": ("SD", "disease stabilisation", "disease stabilization"),
    "progressive disease": ("PD", "disease progression", "progressed", "tumour progression"),
    "disease control": ("DCR", "disease control rate", "clinical benefit rate", "CBR"),
    "duration of response": ("DoR", "DOR", "response duration"),
    "treatment-related mortality": ("TRM", "non-relapse mortality", "NRM"),
    "recurrence": ("relapse", "recurred", "relapsed", "recurrence rate", "relapse rate"),
    "metastases": ("metastasis", "distant metastases", "liver metastases"),
    # radionuclide therapy
    "absorbed dose": ("radiation dose", "kidney dose", "renal dose"),
    "administered activity": (
        "cumulative activity",
        "injected activity",
        "administered dose",
        "activity per cycle",
    ),
    "myelodysplastic syndrome": ("MDS", "myelodysplasia"),
    "leukaemia": (
        "leukemia",
        "AML",
        "acute leukaemia",
        "acute leukemia",
        "acute myeloid leukaemia",
    ),
    "haematotoxicity": (
        "hematotoxicity",
        "haematological toxicity",
        "hematological toxicity",
        "haematologic toxicity",
        "hematologic toxicity",
        "bone marrow toxicity",
        "myelosuppression",
    ),
    "nephrotoxicity": ("renal toxicity", "kidney toxicity", "renal failure", "kidney failure"),
    "thrombocytopenia": ("thrombocytopaenia",),
    "neutropenia": ("neutropaenia", "febrile neutropenia"),
    "lymphopenia": ("lymphocytopenia", "lymphopaenia"),
    "leukopenia": ("leucopenia", "leukocytopenia"),
    "anaemia": ("anemia",),
    "toxicity": ("toxicities", "toxic effects"),
    # outcomes of care
    "death": (
        "mortality",
        "died",
        "deaths",
        "fatality",
        "all-cause mortality",
        "mortality rate",
        "death rate",
        "case fatality rate",
        "fatalities",
    ),
    "myocardial infarction": ("MI", "heart attack"),
    "stroke": (),
    "bleeding": ("haemorrhage", "hemorrhage", "blood loss"),
    "thrombosis": ("venous thromboembolism", "VTE", "DVT", "deep vein thrombosis"),
    "hospital stay": (
        "length of stay",
        "LOS",
        "hospitalisation",
        "hospitalization",
        "length of hospital stay",
        "length of hospitalisation",
        "length of hospitalization",
        "duration of hospital stay",
        "stayed in hospital",
        "hospital length of stay",
    ),
    "readmission": ("rehospitalisation", "rehospitalization", "readmitted"),
    "adverse events": ("AE", "adverse event", "side effect", "TEAE", "adverse reaction", "ADR"),
    "serious adverse events": ("SAE", "serious adverse event", "serious TEAE"),
    "withdrawal": (
        "discontinuation",
        "dropout",
        "drop-out",
        "withdrew",
        "discontinued",
        "dropped out",
    ),
    "adherence": ("compliance", "attendance"),
    "complications": ("complication", "complication rate"),
    "infection": ("infections", "infection rate"),
    "wound infection": ("surgical site infection", "SSI"),
    "pneumonia": (),
    "sepsis": (),
    "cure": ("cured", "cure rate"),
    "pregnancy": ("pregnancy rate", "clinical pregnancy"),
    "live birth": ("live births", "live birth rate"),
    "preterm birth": ("preterm delivery",),
    "hypotension": ("hypotensive",),
    "hypertension": ("hypertensive",),
    "nausea and vomiting": ("PONV", "nausea", "vomiting", "emesis"),
    "diarrhoea": ("diarrhea",),
    "headache": ("headaches",),
    "rash": (),
    "dizziness": (),
    "pruritus": ("itching",),
    "alopecia": (),
    "hypoglycaemia": ("hypoglycemia", "hypos", "hypoglycaemic episode", "hypoglycemic episode"),
    "operating time": (
        "operative time",
        "operation time",
        "duration of surgery",
        "surgery duration",
        "duration of operation",
    ),
    "follow-up": ("follow-up time", "followed", "follow-up duration", "duration of follow-up"),
    # symptoms and quality of life
    "pain": ("VAS", "visual analogue scale", "visual analog scale", "pain score", "pain intensity"),
    "quality of life": ("QoL", "QOL", "HRQoL", "HRQOL", "health-related quality of life"),
    "depression": ("depressive symptoms",),
    "anxiety": (),
    "fatigue": (),
    "satisfaction": ("patient satisfaction",),
    # laboratory and physiology
    "HbA1c": (
        "A1C",
        "HbA1C",
        "glycated haemoglobin",
        "glycated hemoglobin",
        "glycosylated hemoglobin",
        "glycosylated haemoglobin",
        "haemoglobin A1c",
        "hemoglobin A1c",
    ),
    "fasting glucose": ("FPG", "FBG", "FBS", "fasting plasma glucose", "fasting blood glucose"),
    "total cholesterol": ("TC",),
    "LDL cholesterol": (
        "LDL",
        "LDL-C",
        "low-density lipoprotein cholesterol",
        "low-density lipoprotein",
    ),
    "HDL cholesterol": (
        "HDL",
        "HDL-C",
        "high-density lipoprotein cholesterol",
        "high-density lipoprotein",
    ),
    "triglycerides": ("TG", "triglyceride", "triacylglycerol"),
    "systolic blood pressure": ("SBP", "systolic", "systolic BP"),
    "diastolic blood pressure": ("DBP", "diastolic", "diastolic BP"),
    "blood pressure": ("BP",),
    "mean arterial pressure": ("MAP",),
    "heart rate": ("pulse rate",),
    "body mass index": ("BMI",),
    "body weight": ("weight", "weight loss", "weight gain", "weighed"),
    "birth weight": ("birthweight", "weight at birth", "newborn weight"),
    "waist circumference": (),
    "haemoglobin": ("hemoglobin", "Hb"),
    "platelets": ("platelet count", "platelet"),
    "leukocytes": ("white blood cell count", "white blood cells", "WBC", "leucocytes"),
    "neutrophils": ("neutrophil count", "neutrophil"),
    "lymphocytes": ("lymphocyte count", "lymphocyte"),
    "creatinine": ("serum creatinine", "creatinine level"),
    "creatinine clearance": (),
    "glomerular filtration rate": ("GFR", "eGFR"),
    "tubular extraction rate": ("TER",),
    "chromogranin A": ("CgA",),
    "C-reactive protein": ("CRP", "hsCRP", "hs-CRP"),
    "prostate-specific antigen": ("PSA",),
    "viral load": ("HIV RNA", "plasma viral load"),
    "CD4 count": ("CD4 cell count", "CD4+ count"),
    "left ventricular ejection fraction": ("LVEF", "ejection fraction"),
    "forced expiratory volume": ("FEV1", "FEV 1", "trough FEV1"),
    "forced vital capacity": ("FVC", "trough FVC"),
    "peak expiratory flow": ("PEF", "PEFR", "peak flow", "peak expiratory flow rate"),
    "oxygen saturation": ("SpO2", "SaO2", "arterial saturation"),
    "bone mineral density": ("BMD",),
    "intraocular pressure": ("IOP",),
    "visual acuity": ("BCVA", "best-corrected visual acuity"),
    "insulin resistance": ("HOMA-IR",),
    # who was studied
    "age": ("years old", "aged", "years of age"),
    "female sex": ("female", "females"),
    "male sex": ("male", "males"),
}
"""Canonical endpoint -> spellings."""

DOUBTFUL: dict[str, re.Pattern[str]] = {
    # abbreviations that mean an endpoint only in a text that speaks of such things
    "SD": RESPONSE,
    "PD": RESPONSE,
    "PR": RESPONSE,
    "CR": RESPONSE,
    "MI": re.compile(r"(?i)infarct|coronary|cardi|stroke|MACE|death|revascul|thromb"),
    "MAP": re.compile(r"(?i)mm\s?Hg|arterial|blood pressure|haemodynamic|hemodynamic|heart rate"),
    "TC": re.compile(r"(?i)cholesterol|LDL|lipid|triglyc"),
    "CSS": re.compile(r"(?i)surviv"),
    "DSS": re.compile(r"(?i)surviv"),
    "TER": re.compile(r"(?i)tubular|MAG3|renal|kidney"),
    "AML": re.compile(r"(?i)leuk|myelo|MDS|haemat|hemat"),
}
"""Spelling -> what must stand in the same text for it to mean the endpoint."""

EVENTS = frozenset(
    {
        "progression-free survival", "overall survival", "survival", "disease-free survival",
        "recurrence-free survival", "event-free survival", "metastasis-free survival",
        "disease-specific survival", "time to progression", "time to treatment failure",
        "objective response", "complete response", "partial response", "minor response",
        "stable disease", "progressive disease", "disease control", "duration of response",
        "treatment-related mortality", "recurrence", "death", "myocardial infarction", "stroke",
        "adverse events", "serious adverse events", "withdrawal", "adherence", "complications",
        "infection", "wound infection", "cure", "pregnancy", "live birth", "nausea and vomiting",
        "readmission", "hospital stay", "myelodysplastic syndrome", "leukaemia", "haematotoxicity",
        "nephrotoxicity", "toxicity", "thrombocytopenia", "neutropenia", "anaemia", "follow-up",
        "operating time", "female sex", "male sex", "age",
    }
)  # fmt: skip
"""Endpoints counted or timed; a weight, an activity or a pressure is never a figure of theirs."""

TIMED = EVENTS & frozenset(
    {
        "progression-free survival", "overall survival", "survival", "disease-free survival",
        "recurrence-free survival", "event-free survival", "metastasis-free survival",
        "disease-specific survival", "time to progression", "time to treatment failure",
        "duration of response", "hospital stay", "follow-up", "operating time", "age",
    }
)  # fmt: skip
"""Endpoints that are lengths of time."""

QUANTITIES = frozenset(
    {
        "HbA1c", "fasting glucose", "total cholesterol", "LDL cholesterol", "HDL cholesterol",
        "triglycerides", "systolic blood pressure", "diastolic blood pressure", "blood pressure",
        "mean arterial pressure", "heart rate", "body mass index", "body weight", "birth weight",
        "waist circumference", "haemoglobin", "platelets", "leukocytes", "neutrophils",
        "lymphocytes", "creatinine", "creatinine clearance", "glomerular filtration rate",
        "tubular extraction rate", "chromogranin A", "C-reactive protein",
        "prostate-specific antigen", "viral load", "CD4 count",
        "left ventricular ejection fraction", "forced expiratory volume", "forced vital capacity",
        "peak expiratory flow", "oxygen saturation", "bone mineral density",
        "intraocular pressure", "visual acuity", "insulin resistance", "age", "absorbed dose",
        "administered activity", "pain", "quality of life",
    }
)  # fmt: skip
"""What is measured in everybody; in the label of a ratio it is what predicts."""

COUNTED = EVENTS & frozenset(
    {
        "objective response", "complete response", "partial response", "minor response",
        "stable disease", "progressive disease", "recurrence", "death", "myocardial infarction",
        "stroke", "adverse events", "serious adverse events", "withdrawal", "complications",
        "wound infection", "pregnancy", "live birth", "readmission", "myelodysplastic syndrome",
        "leukaemia", "toxicity", "thrombocytopenia", "neutropenia", "nausea and vomiting",
    }
)  # fmt: skip
"""Events and states: a bare whole number of theirs is how many had them."""

PERCENT_VALUED = frozenset(
    {
        "HbA1c", "left ventricular ejection fraction", "forced expiratory volume",
        "forced vital capacity", "peak expiratory flow", "oxygen saturation",
    }
)  # fmt: skip
"""Quantities whose unit is the percent, so that their mean may be one."""

_TABLE = TermTable(ENDPOINTS)
# "Complete and partial responses": the noun stands once.
_SHARED_NOUN = re.compile(
    r"\b(?P<kind>[Cc]omplete|[Pp]artial)(?=(?:\s+(?:and|or)|,)\s+\w+\s+(?:responses?|remissions?)\b)"
)
# "Age-adjusted", "pain-free": the word only describes.
_DESCRIBES = re.compile(
    r"[-‐‑](?:adjusted|matched|standardi|free|specific|related|associated|induced|based|dependent"
    r"|lowering|modif)"
)
# "BP-C1" is a drug, not blood pressure.
_NAMED_ON = re.compile(r"[-‐‑][A-Z]{1,2}\d")
_SHORTEST = 2
_IS_DEVIATION = re.compile(r"(?:[(\[±]|\bmean|\bmedian)\s*$")


def endpoints_in(text: str) -> list[Mention]:
    """Return every endpoint word of a text, left to right; doubtful ones only in their context."""
    mentions = [mention for mention in _TABLE.find(text) if _means_it(text, mention)]
    if "omplete" in text or "artial" in text:
        shared = [
            Mention(found.start(), found.end(), f"{found['kind'].casefold()} response")
            for found in _SHARED_NOUN.finditer(text)
        ]
        mentions = sorted([*mentions, *shared])
    return mentions


def endpoint_names(text: str) -> tuple[str, ...]:
    """Return the canonical endpoints a text names, each once, in its order."""
    return tuple(dict.fromkeys(mention.name for mention in endpoints_in(text)))


def _means_it(text: str, mention: Mention) -> bool:
    start, end, _ = mention
    if text[end : end + 1] in _HYPHENS and _DESCRIBES.match(text, end):
        return False
    if end - start <= _SHORTEST and _NAMED_ON.match(text, end):
        return False
    if end - start > _LONGEST_DOUBTFUL:
        return True
    printed = text[start:end]
    pattern = DOUBTFUL.get("SD" if printed == "SDs" else printed)
    if pattern is None:
        return True
    if printed == "SD" and _IS_DEVIATION.search(text[max(0, start - 12) : start]):
        return False
    return pattern.search(text) is not None
