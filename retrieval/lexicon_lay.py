"""Lay and everyday words of clinical questions, with the words that papers use instead.

To teach a term, add a line to the table; each group works both ways.
"""

LAY_TERMS: tuple[tuple[str, ...], ...] = (
    # symptoms and events
    ("vomiting", "throwing up", "threw up", "thrown up", "vomited", "being sick", "emesis"),
    ("nausea", "queasy", "queasiness", "feeling sick", "nauseous", "nauseated"),
    ("abdominal pain", "tummy ache", "tummy pain", "stomach ache", "stomachache", "belly ache",
     "bellyache", "belly pain", "stomach pain"),
    ("diarrhoea", "loose stools", "the runs", "watery stools"),
    ("flatulence", "gas", "wind", "passing wind"),
    ("heartburn", "acid reflux", "pyrosis"),
    ("urinary tract infection", "UTI", "UTIs", "water infection", "bladder infection"),
    ("hair loss", "alopecia"), ("nosebleed", "nose bleed", "epistaxis"),
    ("hives", "urticaria"), ("runny nose", "rhinorrhoea"), ("blocked nose", "nasal congestion"),
    ("sore throat", "pharyngitis"), ("pins and needles", "paraesthesia", "tingling"),
    ("dizziness", "dizzy", "light-headed", "lightheadedness"), ("fainting", "fainted", "syncope"),
    ("palpitations", "racing heart"), ("sleeplessness", "insomnia", "sleepless"),
    ("low mood", "depressed mood"), ("fits", "seizures", "convulsions"),
    ("shakes", "shivering", "rigors"), ("piles", "haemorrhoids"), ("bedsore", "pressure ulcer",
     "pressure sore", "bed sore"), ("blood clot", "clots", "thrombosis", "thrombus"),
    ("collapsed lung", "pneumothorax"), ("broken bone", "fracture"),
    ("brittle bones", "osteoporosis"), ("slipped disc", "disc herniation", "herniated disc"),
    ("groin hernia", "inguinal hernia"), ("tooth decay", "caries", "cavities"),
    ("gum disease", "periodontitis"), ("nappy rash", "diaper dermatitis"),
    ("chickenpox", "varicella"), ("shingles", "herpes zoster", "zoster"),
    ("whooping cough", "pertussis"), ("cold sore", "herpes labialis"),
    ("short-sighted", "short-sightedness", "myopia", "nearsighted", "myopic"),
    ("lazy eye", "amblyopia"), ("hay fever", "allergic rhinitis"),
    ("miscarriage", "spontaneous abortion", "pregnancy loss"),
    ("waters broke", "rupture of membranes", "membrane rupture"),
    ("hot flush", "hot flash", "vasomotor symptoms"),
    # laboratory and signs
    ("HbA1c", "A1c", "A1C", "glycated haemoglobin", "long-term sugar"),
    ("LDL cholesterol", "LDL", "LDL-C", "bad cholesterol"),
    ("HDL cholesterol", "HDL", "HDL-C", "good cholesterol"),
    ("blood glucose", "blood sugar", "plasma glucose", "glycaemia"),
    ("fasting glucose", "fasting sugar", "fasting blood sugar", "fasting plasma glucose"),
    ("systolic", "systolic blood pressure", "top number", "upper number"),
    ("diastolic", "diastolic blood pressure", "bottom number", "lower number"),
    ("insulin-like growth factor 1", "IGF-1", "IGF-I", "somatomedin C", "somatomedin-C"),
    ("uric acid", "urate"), ("clotting time", "coagulation time"),
    ("faecal", "faeces", "stool", "stools", "poo"), ("urine", "urinary", "pee"),
    # care
    ("painkiller", "pain killer", "analgesic"), ("pain relief", "analgesia"),
    ("recovery room", "post-anaesthesia care unit", "PACU", "recovery unit"),
    ("blood thinner", "anticoagulant", "anticoagulation"),
    ("water tablet", "water pill", "diuretic"), ("sleeping pill", "hypnotic", "sleeping tablet"),
    ("drip", "infusion"), ("womb removal", "hysterectomy"), ("appendicectomy", "appendectomy"),
    ("no-show", "no-shows", "did not attend", "non-attendance", "missed appointment"),
    ("satisfaction", "satisfied", "how happy", "how content", "how pleased"),
    ("chance", "probability", "likelihood"), ("breastfeeding", "breast feeding", "nursing mothers"),
    ("survived", "alive", "lived", "survival"),
)  # fmt: skip
"""Phrases that mean much the same; the first is as papers write it, or as people say it."""

LAY_ENDPOINTS: dict[str, tuple[str, ...]] = {
    "HbA1c": ("A1c", "long-term sugar"),
    "LDL cholesterol": ("bad cholesterol",),
    "HDL cholesterol": ("good cholesterol",),
    "fasting glucose": ("fasting sugar", "fasting blood sugar"),
    "systolic blood pressure": ("top-number BP", "top number", "upper number"),
    "diastolic blood pressure": ("bottom-number BP", "bottom number", "lower number"),
    "nausea and vomiting": ("throwing up", "threw up", "thrown up", "vomited", "queasy",
                            "nauseated", "nauseous"),
    "diarrhoea": ("loose stools",),
    "satisfaction": ("how satisfied", "how content", "how happy", "how pleased"),
    "dizziness": ("dizzy",),
    "alopecia": ("hair loss",),
    "hospital stay": ("days in hospital", "time in hospital"),
    "operating time": ("theatre time", "time in theatre"),
}  # fmt: skip
"""Endpoint -> how a question, but hardly a paper, calls it."""
