"""Of which outcomes more is better, and of which less: by their names, else by their words."""

from collections.abc import Iterable

from retrieval.words import stems

WELCOME = frozenset(
    {
        "progression-free survival", "overall survival", "survival", "disease-free survival",
        "recurrence-free survival", "event-free survival", "metastasis-free survival",
        "disease-specific survival", "time to progression", "time to treatment failure",
        "objective response", "complete response", "partial response", "disease control",
        "duration of response", "cure", "quality of life", "adherence", "satisfaction",
        "live birth", "pregnancy", "forced expiratory volume",
    }
)  # fmt: skip
"""Endpoints of which more is better."""

UNWELCOME = frozenset(
    {
        "death", "recurrence", "progressive disease", "adverse events", "serious adverse events",
        "toxicity", "haematotoxicity", "nephrotoxicity", "thrombocytopenia", "neutropenia",
        "anaemia", "leukopenia", "lymphopenia", "myocardial infarction", "stroke", "bleeding",
        "thrombosis", "complications", "infection", "wound infection", "pneumonia", "sepsis",
        "nausea and vomiting", "diarrhoea", "headache", "rash", "dizziness", "pruritus", "pain",
        "fatigue", "depression", "anxiety", "hospital stay", "readmission", "withdrawal",
    }
)  # fmt: skip
"""Endpoints of which less is better."""

_GOOD = frozenset(
    stems("""
    abstinence abstinent accuracy acuity adherence adhered ambulation attendance AUC cleared
    closure compliance continence continent cured distance eGFR extubation filtration fusion
    gait graft-survival grip healed healing independence independent mobility patency quality
    quit recovered remission remissions responded responder responders response responses
    satisfaction satisfied seizure-free sensitivity specificity speed strength success
    successful survival survived uptake union vaccinated walk walked walking weaning
""")
)
_BAD = frozenset(
    stems("""
    abscess albuminuria amputation anxiety apnoea arrhythmia attack bleeding breakthrough burden
    clot complication complications constipation convulsion cough cramp crisis death deaths
    deterioration died disability discomfort dizziness dose-limiting drinking dysfunction
    dyspnoea dryness exacerbation exacerbations failed failure fall falls fatigue fever flare
    fracture fractures haematoma haemorrhage headache heartburn hospitalisation hospitalised
    hypoglycaemia hypotension infection infections injury insomnia intubation itch leak leakage
    lesions malaria migraine mortality nausea pain proteinuria rash readmission readmitted
    rebleeding recurrence rehospitalisation reintubation reoperation rejection relapse relapses
    seizure seizures sepsis sting stroke symptom symptoms thrombosis tiredness toxicity
    transfusion ulcer vomiting worsened
""")
)
_FREE = frozenset({"free", "freedom", "without", "avoid", "absent"})


def valence(endpoints: Iterable[str], text: str) -> int:
    """Return 1 where more of an outcome is better, -1 where less is; 0 where that is not known.

    Args:
        endpoints: What is spoken of.
        text: The words in which it is, which tell where the endpoints do not.
    """
    named = frozenset(endpoints)
    if named and named <= WELCOME:
        return 1
    if named and named <= UNWELCOME:
        return -1
    words = frozenset(stems(text))
    if words & _FREE:
        return 0  # "Free of pain" is good, "pain" is not.
    good, bad = bool(words & _GOOD), bool(words & _BAD)
    return good - bad
