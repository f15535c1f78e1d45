"""Words that a reply may use freely: they report, and name nothing that was studied."""

from retrieval.words import STOP_WORDS, stem, words

_WORDS = """
    about above accompanied according account achieve achieved actually addition additional
    additionally administered administration adults affect affected after afterwards against
    allocated allocation almost alone along alongside also although among amongst amounted analysed
    analyses analysis analyzed answer any appeared approach approximately arm arms around ask asked
    assessed assessment assigned assignment associated association assumed available average based
    baseline because before began begin beginning below benefit best better between beyond both
    carried case cases change changed changes ci clear clearly clinical clinically closest cohort
    combined common commonly comparable comparative comparator compare compared compares comparing
    comparison comparisons concerning conclude concluded conclusion conducted confidence confirmed
    consequently considerable considerably considered consistent contrast contrasting converted
    correspond corresponded corresponding correspondingly credible cut cutoff data day days decline
    declined decrease decreased delivered demonstrate demonstrated demonstrates demonstrating
    derived describe described despite detail determined developed deviation did differ differed
    difference differences different diminish diminished direct directly disease dose drop dropped
    due duration during each effect effects efficacy either elevated elevation eligible end endpoint
    endpoints enrolled entire entry equal equally error estimate estimated estimates evaluate
    evaluated even event event-free events evidence exact exactly exceed excess exhibited experience
    experienced experiencing extended fall fallen far favor favorable favored favoring favour
    favourable favoured favouring fell fewer figure figures final finally find finding findings
    first follow followed following follows former found fraction free frequency frequent frequently
    from full further furthermore gain gained gave generally get give given gives giving greater
    greatest group groups half halved hence high higher highest hour hours however hr importantly
    improve improved improvement improvements improving incidence include included includes
    including increase increased increases increasing indeed indicate indicated indicates indicating
    individual individuals inferior information initial initially interestingly interquartile
    interval intervention interventions investigated iqr just larger largest last lasted late later
    latter least led left length less lessened lesser level levels like likelihood likely likewise
    limit limits line long longer longest lose lost lower lowered lowest made magnitude main mainly
    major make marked markedly maximum md mean meaning meaningful means meanwhile measure measured
    measures median men mention mentioned merely met method minimal minimum minor minute minutes
    moderate modest month months more moreover most n name named namely nearly needed nevertheless
    next no not notable notably note noted noticeable number numbered numbers numerical numerically
    observation observations observe observed obtain obtained occur occurred occurrence occurring
    odds often one only opposed or order outcome outcomes outset over overall own p parameter part
    participant participants participated passage passages patient patients people per percent
    percentage performed period person persons point point-estimate points poorer population
    positive precise precisely present presented previous primary prior probability produced prolong
    prolonged prolonging pronounced proportion prove proved provide provided provides quartile
    quartiles question quote quoted quotes raised ran random randomised randomized randomly range
    ranged ranging rare rarely rate rates rather ratio reach reached reaches reaching reading
    readings recall receive received receiving recipient recipients record recorded reduce reduced
    reduces reducing reduction reductions regard regarding regimen related relative relatively
    remain remained remains report reported reporting reports respective respectively respond result
    resulted resulting results reveal revealed rise risen rising risk risks robust rose roughly rr
    safety same saw say says schedule schedules score scored scores sd se second secondary see seen
    sem separate set several share short shorten shortened shorter shortest show showed showing
    shown shows significance significant significantly similar similarly since single size slight
    slightly slow slowed slower slowly small smaller smallest smd so some source specific
    specifically specified specify spread stand standard standing start state stated states
    statistic statistical statistically statistics still strong strongly studied studies study
    subject subjects subsequent substantial substantially such suggest suggested suggesting suggests
    summary superior take taken taking target targets tended test tested text than therapies therapy
    thereafter thereby therefore thereof these think third those three throughout thus time times
    together took total toward treat treated treating treatment treatments trend trial trials twice
    two unchanged under undergo underwent unfavorable unfavourable unit units unlikely until upper
    use used using usual value values versus very vs was weak weakly week weeks whereas whereby
    whether while who whole whom whose within without women worse worsen worsened worsening year
    years yes
"""

_NAMING = frozenset(
    {
        "men",
        "women",
        "adults",
        "baseline",
        "free",
        "event-free",
        "robust",
        "or",
        "alone",
        "combined",
    }
)
"""Words of the list that do name a group or a time after all."""

NEUTRAL = frozenset(stem(word) for word in (*_WORDS.split(), *STOP_WORDS) if word not in _NAMING)
"""Their stems."""

ARMS = frozenset("observation control controls standard usual care placebo sham alone only".split())
"""Words that name a group where they stand as such, though their stems may report as well."""


def telling(text: str) -> frozenset[str]:
    """Return the stems of a text's words that name something."""
    return frozenset(
        stem(word)
        for word in words(text)
        if word.casefold() in ARMS
        or (stem(word) not in NEUTRAL and word.casefold() not in STOP_WORDS)
    ) - frozenset({"only"})
