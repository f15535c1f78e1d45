"""Endpoints of clinical studies and their spellings. To add one, add a line to the table."""

from ingest.figures.terms import Mention, TermTable

ENDPOINTS: dict[str, tuple[str, ...]] = {
    # oncology
    "progression-free survival": ("PFS", "mPFS", "progression free survival"),
    "overall survival": ("OS", "mOS"),
    "survival": ("survived", "surviving", "alive"),
    "disease-free survival": ("DFS",),
    "recurrence-free survival": ("RFS", "relapse-free survival"),
    "event-free survival": ("EFS",),
    "time to progression": ("TTP",),
    "objective response": ("ORR", "overall response", "response rate", "objective response rate"),
    "complete response": ("CR", "complete remission", "complete responder"),
    "partial response": ("PR", "partial remission", "partial responder"),
    "disease control": ("DCR", "disease control rate"),
    "duration of response": ("DoR", "response duration"),
    "treatment-related mortality": ("TRM", "non-relapse mortality", "NRM"),
    "recurrence": ("relapse", "recurred", "relapsed"),
    # outcomes of care
    "death": ("mortality", "died", "deaths", "fatality", "all-cause mortality"),
    "myocardial infarction": ("MI", "heart attack"),
    "stroke": (),
    "bleeding": ("haemorrhage", "hemorrhage", "blood loss"),
    "hospital stay": ("length of stay", "LOS", "hospitalisation", "hospitalization"),
    "readmission": ("rehospitalisation", "rehospitalization", "readmitted"),
    "adverse events": ("AE", "adverse event", "side effect", "TEAE", "adverse reaction"),
    "serious adverse events": ("SAE", "serious adverse event"),
    "withdrawal": ("discontinuation", "dropout", "drop-out", "withdrew", "discontinued"),
    "adherence": ("compliance", "attendance"),
    "hypotension": ("hypotensive",),
    "hypertension": ("hypertensive",),
    "nausea and vomiting": ("PONV", "nausea", "vomiting", "emesis"),
    "headache": (),
    "infection": ("infections",),
    "hypoglycaemia": ("hypoglycemia", "hypos", "hypoglycaemic episode", "hypoglycemic episode"),
    # symptoms and quality of life
    "pain": ("VAS", "visual analogue scale", "visual analog scale"),
    "quality of life": ("QoL", "QOL", "HRQoL", "health-related quality of life"),
    "depression": ("depressive symptoms",),
    "anxiety": (),
    "fatigue": (),
    # laboratory and physiology
    "HbA1c": ("A1C", "glycated haemoglobin", "glycated hemoglobin", "glycosylated hemoglobin"),
    "fasting glucose": ("FPG", "FBG", "fasting plasma glucose", "fasting blood glucose"),
    "LDL cholesterol": ("LDL", "LDL-C", "low-density lipoprotein cholesterol"),
    "HDL cholesterol": ("HDL", "HDL-C", "high-density lipoprotein cholesterol"),
    "triglycerides": ("TG", "triglyceride", "triacylglycerol"),
    "systolic blood pressure": ("SBP", "systolic"),
    "diastolic blood pressure": ("DBP", "diastolic"),
    "blood pressure": ("BP",),
    "heart rate": ("pulse rate",),
    "body mass index": ("BMI",),
    "body weight": ("weight", "weight loss", "weight gain"),
    "haemoglobin": ("hemoglobin", "Hb"),
    "creatinine": (),
    "left ventricular ejection fraction": ("LVEF", "ejection fraction"),
    "forced expiratory volume": ("FEV1", "FEV 1", "trough FEV1"),
    "oxygen saturation": ("SpO2", "SaO2"),
    "age": ("mean age", "years old"),
}
"""Canonical endpoint -> spellings."""

_TABLE = TermTable(ENDPOINTS)


def endpoints_in(text: str) -> list[Mention]:
    """Return every endpoint word of a text, left to right."""
    return _TABLE.find(text)
