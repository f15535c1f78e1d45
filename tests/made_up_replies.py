"""Made-up studies as a model is given them, with right and wrong replies of every kind."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retrieval.grounding.quotes import Quote
from tests.tiny_evidence import sentence, table_row

DRUGS = [
    ("zorvatide", "octrelin"), ("lumitide", "placebo"), ("Plavoxin", "standard care"),
    ("marisol", "chlorhexidine"), ("dantrexol", "fenobrine"), ("virolux 20 mg", "virolux 40 mg"),
    ("corzamab plus letrine", "letrine alone"), ("ulmetin", "sham"), ("brelokast", "usual care"),
    ("nepticar", "observation"),
]  # fmt: skip
TOXICITIES = ["nausea", "headache", "diarrhoea", "neutropenia", "rash", "fatigue", "dizziness"]
SCORES = ["fatigue score", "pain score", "plaque index", "joint index", "sleep score"]
RESPONSES = ["objective response", "disease control", "complete response"]


@dataclass(frozen=True)
class Study:
    """What a made-up study found."""

    a: str
    b: str
    pfs: tuple[str, str]
    pfs_low: tuple[str, str]
    pfs_high: tuple[str, str]
    hr: str
    hr_low: str
    hr_high: str
    os_hr: str
    os_low: str
    os_high: str
    os_p: str
    ae: str
    ae_percent: tuple[int, int]
    response: str
    rr: tuple[int, int, int, int]
    score: str
    mean: tuple[str, str]
    sd: tuple[str, str]
    drop: str
    drop_low: str
    drop_high: str
    size: int


@dataclass(frozen=True)
class Case:
    """A reply to a study's quotes, and whether all of it is right."""

    kind: str
    study: Study
    reply: str
    right: bool


def studies(count: int, seed: int = 7) -> list[Study]:
    """Make studies; no two numbers of one study are the same."""
    rng = random.Random(seed)
    return [_study(rng, *DRUGS[place % len(DRUGS)]) for place in range(count)]


def _study(rng: random.Random, a: str, b: str) -> Study:
    long, short = rng.randrange(181, 399), rng.randrange(61, 140)
    hr = rng.randrange(21, 69)
    ae = rng.sample(range(3, 48), 2)
    n, m = rng.sample(range(101, 180), 2)
    os_hr = rng.randrange(81, 97)
    base, later = rng.randrange(501, 690), rng.randrange(301, 480)
    drop = rng.randrange(111, 290)
    return Study(
        a, b,
        (f"{long / 10:.1f}", f"{short / 10:.1f}"),
        (f"{(long - 47) / 10:.1f}", f"{(short - 23) / 10:.1f}"),
        (f"{(long + 61) / 10:.1f}", f"{(short + 29) / 10:.1f}"),
        f"0.{hr}", f"0.{hr - 11}", f"0.{hr + 13}",
        f"0.{os_hr}", f"0.{os_hr - 22}", f"1.{rng.randrange(11, 48)}", f"0.{rng.randrange(21, 79)}",
        rng.choice(TOXICITIES), (max(ae), min(ae)),
        rng.choice(RESPONSES), (rng.randrange(61, 95), n, rng.randrange(11, 40), m),
        rng.choice(SCORES), (f"{base / 10:.1f}", f"{later / 10:.1f}"),
        (f"{rng.randrange(81, 99) / 10:.1f}", f"{rng.randrange(101, 130) / 10:.1f}"),
        f"{drop / 100:.2f}", f"{(drop - 37) / 100:.2f}", f"{(drop + 41) / 100:.2f}",
        rng.randrange(204, 890),
    )  # fmt: skip


def percent(number: int, total: int) -> str:
    return f"{100 * number / total:.1f}%"


def quotes_of(s: Study) -> list[Quote]:
    """Return the quotes of a study, in the manner of papers."""
    r1, n1, r2, n2 = s.rr
    texts: list[Any] = [
        (
            f"Median progression-free survival (PFS) was {s.pfs[0]} months (95% CI {s.pfs_low[0]}–"
            f"{s.pfs_high[0]}) with {s.a} and {s.pfs[1]} months (95% CI "
            f"{s.pfs_low[1]}–{s.pfs_high[1]}) "
            f"with {s.b}."
        ),
        (
            f"The hazard ratio for progression or death was {s.hr} (95% CI {s.hr_low} to "
            f"{s.hr_high}; P<0.001)."
        ),
        (
            f"Overall survival did not differ significantly between the groups (hazard ratio "
            f"{s.os_hr}; "
            f"95% CI {s.os_low}–{s.os_high}; P={s.os_p})."
        ),
        (
            f"Grade 3 {s.ae} occurred in {s.ae_percent[0]}% of patients given {s.a} and in "
            f"{s.ae_percent[1]}% of those given {s.b}."
        ),
        (
            f"The {s.response} rate was {percent(r1, n1)} ({r1}/{n1}) in the {s.a} group and "
            f"{percent(r2, n2)} ({r2}/{n2}) in the {s.b} group."
        ),
        (
            f"The mean {s.score} fell by {s.drop} (95% CI {s.drop_low} to {s.drop_high}; P=0.012) "
            f"with {s.a}."
        ),
        f"We randomised {s.size} patients to {s.a} or {s.b}.",
        table_row(
            f"Table 2 Mean {s.score} ± SD",
            s.a,
            ("Baseline", f"{s.mean[0]} ± {s.sd[0]}"),
            ("Week 24", f"{s.mean[1]} ± {s.sd[1]}"),
        ),
    ]
    title = f"{s.a} or {s.b} in advanced midgut tumours: the LANTERN trial"
    return [
        Quote(number, sentence(text) if isinstance(text, str) else text, title)
        for number, text in enumerate(texts, start=1)
    ]


RIGHT: dict[str, tuple[str, ...]] = {
    "median": (
        "Median PFS was {x} months with {a} and {y} months with {b} [1].",
        "Median progression-free survival was {x} months (95% CI {xl}–{xh}) in the {a} group [1].",
        "In patients given {b}, the median PFS was {y} months (95% CI {yl} to {yh}) [1].",
        (
            "{A} gave a median progression-free survival of {x} months, compared with {y} months "
            "for {b} [1]."
        ),
        "With {a}, median PFS was {x} months; with {b}, it was {y} months [1].",
        "Median PFS: {x} vs {y} months for {a} and {b}, respectively [1].",
        "PFS was longer with {a} than with {b} (median {x} versus {y} months) [1].",
        (
            "Patients on {b} had a median PFS of {y} months, whereas those on {a} reached {x} "
            "months [1]."
        ),
        "The median progression-free survival in the {a} arm was {x} months [1].",
        "Median PFS was {x} months ({a}) and {y} months ({b}) [1].",
        "- {A}: median PFS {x} months [1]\n- {B}: median PFS {y} months [1]",
        "Median PFS:\n- {a}: {x} months (95% CI {xl}–{xh}) [1]\n- {b}: {y} months [1]",
        "**Median PFS** was **{x} months** with {a} [1]. It was {y} months with {b} [1].",
        "Median PFS reached {x}\u00a0months (95 % CI, {xl} to {xh}) with {a}.[1]",
        "{A} prolonged median PFS to {x} months, from {y} months with {b} [1].",
        "Compared with {b}, {a} gave a longer median PFS of {x} months [1].",
    ),
    "hazard ratio": (
        "The hazard ratio for progression or death was {hr} (95% CI {hl}–{hh}; P<0.001) [2].",
        "The HR for progression or death was {hr} (95% CI {hl} to {hh}), p < 0.001 [2].",
        "The hazard ratio was {hr} [2].",
        (
            "Progression or death: hazard ratio {hr}, 95% confidence interval {hl} to {hh}, "
            "P<0.001 [2]."
        ),
        (
            "The risk of progression or death was significantly reduced (HR {hr}; 95% CI "
            "{hl}–{hh}) [2]."
        ),
        "The HR of {hr} (95% CI {hl}-{hh}) was statistically significant (p<.001) [2].",
        "A hazard ratio of {hr} was reported for progression or death [2].",
        "HR {hr} (95% CI: {hl}, {hh}; P < 0.001) for progression or death [2].",
    ),
    "overall survival": (
        "Overall survival did not differ significantly (HR {oh}, 95% CI {ol}–{ohh}, P = {op}) [3].",
        "There was no significant difference in OS between the groups (P={op}) [3].",
        "The hazard ratio for overall survival was {oh} (95% CI {ol} to {ohh}) [3].",
        "OS was not significantly different: hazard ratio {oh}, p = {op} [3].",
        "For overall survival, the hazard ratio was {oh} (95% CI {ol}-{ohh}; p={op}) [3].",
    ),
    "adverse event": (
        "Grade 3 {ae} occurred in {p}% of patients given {a} and in {q}% of those given {b} [4].",
        "Grade 3 {ae} was seen in {p}% with {a} versus {q}% with {b} [4].",
        "Grade 3 {ae}: {a} {p}%, {b} {q}% [4].",
        "In the {a} group, {p}% had grade 3 {ae} [4].",
        "Grade 3 {ae} was more frequent with {a} ({p}%) than with {b} ({q}%) [4].",
        "{p}% of {a} patients and {q}% of {b} patients had grade 3 {ae} [4].",
        "The rate of grade 3 {ae} was {q} % among patients receiving {b} [4].",
        "Rates of grade 3 {ae} were {p}% and {q}% with {a} and {b}, respectively [4].",
    ),
    "response": (
        "The {rs} rate was {rp} ({r}/{n}) with {a} and {tp} ({t}/{m}) with {b} [5].",
        "{RS} was seen in {r} of {n} patients ({rp}) in the {a} group [5].",
        "The {rs} rate in the {b} arm was {tp} ({t}/{m}) [5].",
        "The {rs} rate was higher with {a} ({rp}) than with {b} ({tp}) [5].",
        "For {a}, the {rs} rate was {rp}; for {b}, it was {tp} [5].",
        "The {rs} rate was {rp} versus {tp} for {a} versus {b} [5].",
    ),
    "change": (
        "The mean {sc} fell by {d} (95% CI {dl}–{dh}) with {a} [6].",
        "With {a}, the mean {sc} decreased by {d} (95% CI {dl} to {dh}; P=0.012) [6].",
        "The reduction in mean {sc} with {a} was {d} (P = 0.012) [6].",
        "The mean {sc} was reduced by {d} in patients receiving {a} [6].",
        "Mean {sc} declined significantly by {d} with {a} (p=0.012) [6].",
    ),
    "size": (
        "The trial randomised {size} patients [7].",
        "A total of {size} patients were randomised to {a} or {b} [7].",
        "{size} patients were randomized [7].",
    ),
    "table": (
        "With {a}, the mean {sc} was {m0} ± {s0} at baseline and {m1} ± {s1} at week 24 [8].",
        "At week 24, the mean {sc} with {a} was {m1} (SD {s1}) [8].",
        "The mean {sc} fell from {m0} at baseline to {m1} at week 24 with {a} [8].",
        "At baseline, the mean {sc} in the {a} group was {m0} ± {s0} [8].",
    ),
    "two quotes": (
        "Median PFS was {x} months with {a} [1], and the hazard ratio was {hr} (P<0.001) [2].",
        (
            "Median PFS was {x} months with {a} and {y} months with {b}; the hazard ratio was "
            "{hr} [1, 2]."
        ),
        "The hazard ratio was {hr} [2]. Grade 3 {ae} occurred in {p}% with {a} [4].",
        "Grade 3 {ae} occurred in {p}% with {a} [4]; {size} patients were randomised [7].",
    ),
}
"""Kind -> right replies."""

WRONG: dict[str, tuple[str, ...]] = {
    "arms swapped": (
        "Median PFS was {y} months with {a} and {x} months with {b} [1].",
        "Median progression-free survival was {y} months in the {a} group [1].",
        "In patients given {b}, the median PFS was {x} months [1].",
        (
            "{A} gave a median progression-free survival of {y} months, compared with {x} months "
            "for {b} [1]."
        ),
        "With {a}, median PFS was {y} months; with {b}, it was {x} months [1].",
        "Median PFS: {y} vs {x} months for {a} and {b}, respectively [1].",
        "Median PFS: {x} vs {y} months for {b} and {a}, respectively [1].",
        (
            "Patients on {b} had a median PFS of {x} months, whereas those on {a} reached {y} "
            "months [1]."
        ),
        "Median PFS was {y} months ({a}) and {x} months ({b}) [1].",
        "Median PFS:\n- {a}: {y} months [1]\n- {b}: {x} months [1]",
        "Grade 3 {ae} occurred in {q}% of patients given {a} and in {p}% of those given {b} [4].",
        "Grade 3 {ae}: {a} {q}%, {b} {p}% [4].",
        "{q}% of {a} patients and {p}% of {b} patients had grade 3 {ae} [4].",
        "The {rs} rate was {tp} with {a} and {rp} with {b} [5].",
        "{RS} was seen in {t} of {m} patients in the {a} group [5].",
        "The {rs} rate in the {b} arm was {rp} [5].",
        "Compared with {a}, {b} gave a longer median PFS of {x} months [1].",
        "The mean {sc} fell by {d} with {b} [6].",
        "With {b}, the mean {sc} was {m1} ± {s1} at week 24 [8].",
    ),
    "wrong digits": (
        "Median PFS was {x}1 months with {a} [1].",
        "Median PFS was 1{x} months with {a} and {y} months with {b} [1].",
        "The hazard ratio was {hr}1 [2].",
        "The hazard ratio for progression or death was 1{hr} (95% CI {hl}–{hh}) [2].",
        "The hazard ratio was {hr} (95% CI {hl}–{hh}1) [2].",
        "Grade 3 {ae} occurred in 1{p}% of patients given {a} [4].",
        "The trial randomised {size}0 patients [7].",
        "The {rs} rate was {rp} ({r}/1{n}) with {a} [5].",
        "The hazard ratio was {hr} (95% CI {hl}–{hh}; P<0.0001) [2].",
        "Median PFS was ninety months with {a} [1].",
    ),
    "wrong quote": (
        "Median PFS was {x} months with {a} [2].",
        "The hazard ratio was {hr} [3].",
        "Grade 3 {ae} occurred in {p}% of patients given {a} [5].",
        "The hazard ratio for overall survival was {oh} [1].",
        "The trial randomised {size} patients [1].",
        "The mean {sc} fell by {d} with {a} [8].",
        "Median PFS was {x} months with {a} and the hazard ratio was {hr} [1].",
    ),
    "no such marker": (
        "Median PFS was {x} months with {a} [9].",
        "Median PFS was {x} months with {a} [0].",
        "The hazard ratio was {hr} [2][12].",
        "The hazard ratio was {hr} [2, 31].",
        "The trial randomised {size} patients [7-14].",
        "The trial randomised {size} patients [1a].",
    ),
    "no marker": (
        "Median PFS was {x} months with {a} and {y} months with {b}.",
        "The hazard ratio was {hr} (95% CI {hl}–{hh}).",
        "The trial randomised {size} patients (1).",
    ),
    "wrong unit": (
        "Median PFS was {x} weeks with {a} [1].",
        "Median PFS was {x} years with {a} and {y} years with {b} [1].",
        "Median PFS was {x}% with {a} [1].",
        "Grade 3 {ae} occurred in {p} patients given {a} [4].",
        "The {rs} rate was {r}% with {a} [5].",
        "The trial ran for {size} days [7].",
    ),
    "wrong endpoint": (
        "Median OS was {x} months with {a} [1].",
        "Median overall survival was {x} months with {a} and {y} months with {b} [1].",
        "The hazard ratio for overall survival was {hr} (95% CI {hl}–{hh}) [2].",
        "The hazard ratio for PFS was {oh} (95% CI {ol}–{ohh}) [3].",
        "Grade 3 pruritus occurred in {p}% of patients given {a} [4].",
        "The duration of response was {x} months with {a} [1].",
        "Grade 4 {ae} occurred in {p}% of patients given {a} [4].",
        "The partial response rate was {rp} with {a} [5].",
        "The mean waist circumference fell by {d} with {a} [6].",
    ),
    "wrong measure": (
        "Mean PFS was {x} months with {a} [1].",
        "The odds ratio for progression or death was {hr} (95% CI {hl}–{hh}) [2].",
        "The relative risk for overall survival was {oh} [3].",
        "The median {sc} fell by {d} with {a} [6].",
        "The median {sc} with {a} was {m1} at week 24 [8].",
    ),
    "wrong part": (
        "The hazard ratio was {hr} (95% CI {ol}–{ohh}) [2].",
        "The hazard ratio was {hr} (99% CI {hl}–{hh}) [2].",
        "The hazard ratio was {hr} (95% CI {hh}–{hl}) [2].",
        "Median PFS was {x} months (95% CI {yl}–{yh}) with {a} [1].",
        "The hazard ratio was {hr} (P=0.001) [2].",
        "The hazard ratio was {hr} (P>0.001) [2].",
        "The hazard ratio was {hl} (95% CI {hr}–{hh}) [2].",
        "The hazard ratio was less than {hr} [2].",
        "The hazard ratio was −{hr} [2].",
        "With {a}, the mean {sc} was {m1} ± {s0} at week 24 [8].",
        "With {a}, the mean {sc} was {m1} (SE {s1}) at week 24 [8].",
        "The mean {sc} fell by {d} (P<0.012) with {a} [6].",
        "The {rs} rate was {rp} ({t}/{m}) with {a} [5].",
    ),
    "wrong time": (
        "With {a}, the mean {sc} was {m1} ± {s1} at baseline [8].",
        "At week 24, the mean {sc} with {a} was {m0} [8].",
        "At week 12, the mean {sc} with {a} was {m1} [8].",
        "The mean {sc} rose from {m1} at baseline to {m0} at week 24 with {a} [8].",
    ),
    "reversed": (
        "The mean {sc} rose by {d} with {a} [6].",
        "The mean {sc} increased by {d} (95% CI {dl}–{dh}) with {a} [6].",
        "Overall survival differed significantly (HR {oh}, P={op}) [3].",
        "The hazard ratio of {hr} was not statistically significant [2].",
        "There was no significant difference in progression or death (HR {hr}; P<0.001) [2].",
        "The risk of progression or death was increased (HR {hr}; 95% CI {hl}–{hh}) [2].",
        "Grade 3 {ae} was less frequent with {a} ({p}%) than with {b} ({q}%) [4].",
        "PFS was shorter with {a} than with {b} (median {x} versus {y} months) [1].",
        "{B} prolonged median PFS compared with {a} [1].",
        "Overall survival was significantly improved with {a} (P={op}) [3].",
        "The {rs} rate was lower with {a} ({rp}) than with {b} ({tp}) [5].",
    ),
    "made up": (
        "{A} cured all patients [1].",
        "{A} should be given to every patient [2].",
        "Median PFS was {x} months with nivolutamab [1].",
        "In the HORIZON-7 trial, median PFS was {x} months with {a} [1].",
        "Visit https://example.org for the results of {a} [1].",
        "Two deaths were related to {a} [4].",
        "{A} was safe and well tolerated in pregnancy [4].",
    ),
}  # fmt: skip
"""Kind -> replies that state something wrong, and nothing else."""


def cases(count: int, seed: int = 7) -> Iterator[Case]:
    """Yield right and wrong replies to made-up studies, a study's templates taken in turn."""
    for place, study in enumerate(studies(count, seed)):
        for right, table in ((True, RIGHT), (False, WRONG)):
            for kind, templates in table.items():
                template = templates[place % len(templates)]
                yield Case(kind, study, filled(template, study), right)


def every_case(count: int, seed: int = 7) -> Iterator[Case]:
    """Yield every template for every study."""
    for study in studies(count, seed):
        for right, table in ((True, RIGHT), (False, WRONG)):
            for kind, templates in table.items():
                for template in templates:
                    yield Case(kind, study, filled(template, study), right)


def filled(template: str, s: Study) -> str:
    """Fill a template with what a study found."""
    r1, n1, r2, n2 = s.rr
    return template.format(
        a=s.a, b=s.b, A=s.a[0].upper() + s.a[1:], B=s.b[0].upper() + s.b[1:],
        x=s.pfs[0], y=s.pfs[1], xl=s.pfs_low[0], xh=s.pfs_high[0], yl=s.pfs_low[1],
        yh=s.pfs_high[1], hr=s.hr, hl=s.hr_low, hh=s.hr_high, oh=s.os_hr, ol=s.os_low,
        ohh=s.os_high, op=s.os_p, ae=s.ae, p=s.ae_percent[0], q=s.ae_percent[1], rs=s.response,
        RS=s.response[0].upper() + s.response[1:], r=r1, n=n1, t=r2, m=n2, rp=percent(r1, n1),
        tp=percent(r2, n2), sc=s.score, d=s.drop, dl=s.drop_low, dh=s.drop_high, size=s.size,
        m0=s.mean[0], m1=s.mean[1], s0=s.sd[0], s1=s.sd[1],
    )  # fmt: skip
