"""Everyday words of clinical questions that a small library may not hold."""

COMMON_WORDS = frozenset(
    """about above abstract across actual actually addition additional admission adults after again
    against allergic allocated allowed almost alone along already altogether among amount analgesia
    analgesic analysed analysis anemia animal ankle another answer appear applied around asked
    assessed author authors available average because become before began begin behaviour behavior
    being below benign better between black blind blood bottom brain breast breath brief bring
    broken burden called cancer cardiac carried catheter cause caused causes cells center central
    centre centres certain chance change changed changes check chest child children choice chosen
    chronic class classes clear clinic clinical clinically clinician clinicians close cognition
    cognitive cohort combined common compare compared comparison complete completed concentrated
    concentration conclude conclusion condition confidence consider contain content continue
    continued control cooperation could count country couple course cream creatine credible cross
    daily damage death deaths decide decision decline deep defined degree delay delayed depth
    describe design despite detail detected developed deviation difference different discharge
    disease distance doctor doctors doing dosage doses double doubt dried drink driven drive early
    earlier effect effective effects efficacy eight either elective eleven emulsion ended ending
    enough entire equal error errors evaluated evening event events every evidence exact exactly
    except exercise expected extent external extra factor failed fallen female fewer field fifth
    figure final finally finding findings finish first fixed flow focus follow followed following
    force formal former found fourth free fresh front full further gained general given giving
    going graded great greater group groups growth grown guide habit happen happened having health
    healthy heard heart heavy height helped higher highest history hospital hours however human
    ideal image impact important improve improved include included increase increased index inner
    instead integrity intense interest internal interval intervals intubation issue joint judged
    large largest laser later least leave length lesion lesson level levels light likely limit
    limits liquid little liver local longer longest lower lowest major making manage managed
    margin marked matter maximum meant measure measured median medical method methods middle might
    minimum minor minutes missed mixed model moderate months morning mother mouth moved muscle
    named nasal nausea nearly needed nerve never night normal northern notes noted number numbers
    nurse nurses occur occurred offer often older onset operation option order organ original
    other others outcome outer overall parent parents partial patient patients people percent
    percentage perform performed period permanent person phase phone physical place placed plain
    plant plasma please point points population position possible power practice pregnant present
    pressure prevent previous primary prior problem process product proper proportion prove proved
    provide public pulse quality quarter quartile question quick quite radical radicals raised
    randomised randomized range ranges rapid rated rates ratio reach reached reaching reaction
    reading really reason receive received recent record rectal reduce reduced reduction regular
    relapse related release relief remain remained repeat repeated report reported require
    required rescue resting result results retinal return reversed reversing review revision right
    rising routine round safety sample scale school score scored scores second seconds section
    select sense serum seven several severe shape share sharp short shorter should shoulder shown
    signs similar simple since single singly sister sixth skill sleep slight slightly slope slower
    small smaller smoke smoked smoking social solid somebody sound source southern space speak
    special speed spent split spread stage standard standing start started state stated states
    still stimulation stool stopped story strength strong study style subject sudden suffered
    suggest surgery surgical survey survive sweet swelling swollen system table taken taking target
    taught teach tested thank their theme there these thing think third those though three
    threshold through throughout times tissue title today together tooth total touch toward trace
    track trained training treat treated treating treatment trend trial trials tried trunk twelve
    twice under undergoing underwent unit units until upper urine usual usually vague valid value
    values varied various ventilated versus viral visit visits visual visually vital voice waist
    waiting walking washed water weekly weeks weight western wheel where whether which while white
    whole whose wider without woman women words worked workers world worse worst worth would wound
    wrist write years yearly yellow young younger youth""".split()
)
"""Words never taken for misspelt."""
