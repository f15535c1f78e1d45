"""Drugs by generic name and brand name, those of `lexicon_drugs` left out.

To teach one, add a line to the table of its field.
"""

BRAND_NAMES: tuple[tuple[str, ...], ...] = (
    # nerves and mind
    ("vortioxetine", "Trintellix", "Brintellix"), ("desvenlafaxine", "Pristiq"),
    ("diazepam", "Valium"), ("midazolam", "Versed", "Dormicum"), ("lorazepam", "Ativan"),
    ("alprazolam", "Xanax"), ("clonazepam", "Klonopin", "Rivotril"),
    ("zolpidem", "Ambien", "Stilnox"), ("haloperidol", "Haldol"), ("ziprasidone", "Geodon"),
    ("paliperidone", "Invega"), ("lurasidone", "Latuda"), ("atomoxetine", "Strattera"),
    ("lisdexamfetamine", "Vyvanse"), ("modafinil", "Provigil"), ("amitriptyline", "Elavil"),
    ("topiramate", "Topamax"), ("carbamazepine", "Tegretol"), ("oxcarbazepine", "Trileptal"),
    ("phenytoin", "Dilantin"), ("lacosamide", "Vimpat"), ("rivastigmine", "Exelon"),
    ("galantamine", "Razadyne", "Reminyl"), ("riluzole", "Rilutek"), ("dimethyl fumarate",
     "Tecfidera"), ("teriflunomide", "Aubagio"), ("alemtuzumab", "Lemtrada", "Campath"),
    ("nabiximols", "Sativex"), ("naltrexone", "Vivitrol", "Revia"), ("naloxone", "Narcan"),
    ("buprenorphine", "Subutex", "Temgesic"), ("buprenorphine/naloxone", "Suboxone"),
    # anaesthesia and pain
    ("dexmedetomidine", "Precedex", "Dexdor"), ("remifentanil", "Ultiva"),
    ("fentanyl", "Duragesic", "Sublimaze"), ("bupivacaine", "Marcaine", "Sensorcaine"),
    ("ropivacaine", "Naropin"), ("levobupivacaine", "Chirocaine"), ("sugammadex", "Bridion"),
    ("rocuronium", "Zemuron", "Esmeron"), ("sevoflurane", "Ultane", "Sevorane"),
    ("oxycodone", "OxyContin"), ("tramadol", "Ultram", "Tramal"), ("ketorolac", "Toradol"),
    ("clonidine", "Catapres", "Catapresan"), ("metoclopramide", "Reglan", "Maxolon", "Primperan"),
    ("granisetron", "Kytril"), ("palonosetron", "Aloxi"),
    # heart and vessels
    ("losartan", "Cozaar"), ("valsartan", "Diovan"), ("candesartan", "Atacand"),
    ("telmisartan", "Micardis"), ("irbesartan", "Avapro", "Aprovel"), ("olmesartan", "Benicar"),
    ("amlodipine", "Norvasc"), ("nifedipine", "Adalat"), ("lisinopril", "Zestril", "Prinivil"),
    ("enalapril", "Vasotec"), ("ramipril", "Altace", "Tritace"), ("perindopril", "Coversyl"),
    ("metoprolol", "Lopressor", "Toprol"), ("carvedilol", "Coreg"), ("bisoprolol", "Concor"),
    ("atenolol", "Tenormin"), ("propranolol", "Inderal"), ("amiodarone", "Cordarone"),
    ("spironolactone", "Aldactone"), ("eplerenone", "Inspra"), ("digoxin", "Lanoxin"),
    ("ivabradine", "Procoralan", "Corlanor"), ("ranolazine", "Ranexa"), ("bosentan", "Tracleer"),
    ("pravastatin", "Pravachol"), ("fluvastatin", "Lescol"), ("pitavastatin", "Livalo"),
    ("fenofibrate", "Tricor"), ("niacin", "Niaspan", "nicotinic acid"), ("abciximab", "ReoPro"),
    ("tirofiban", "Aggrastat"), ("eptifibatide", "Integrilin"), ("bivalirudin", "Angiomax"),
    # metabolism, bone, women and men
    ("saxagliptin", "Onglyza"), ("linagliptin", "Tradjenta"), ("vildagliptin", "Galvus"),
    ("lixisenatide", "Lyxumia", "Adlyxin"), ("glimepiride", "Amaryl"),
    ("gliclazide", "Diamicron"), ("nateglinide", "Starlix"), ("repaglinide", "Prandin", "NovoNorm"),
    ("acarbose", "Glucobay", "Precose"), ("rosiglitazone", "Avandia"), ("risedronate", "Actonel"),
    ("ibandronate", "Boniva", "Bonviva"), ("raloxifene", "Evista"), ("tibolone", "Livial"),
    ("conjugated estrogens", "conjugated oestrogens", "Premarin"), ("clomiphene", "Clomid",
     "clomifene"), ("misoprostol", "Cytotec"), ("oxytocin", "Syntocinon", "Pitocin"),
    ("medroxyprogesterone", "Depo-Provera", "DMPA"), ("finasteride", "Proscar", "Propecia"),
    ("dutasteride", "Avodart"), ("tamsulosin", "Flomax"), ("solifenacin", "Vesicare"),
    ("tolterodine", "Detrol"), ("mirabegron", "Myrbetriq", "Betmiga"), ("cinacalcet", "Sensipar"),
    # immunity and infection
    ("tacrolimus", "Prograf", "FK506"), ("mycophenolate", "CellCept",
     "mycophenolate mofetil", "MMF"), ("basiliximab", "Simulect"), ("ciclosporin", "cyclosporine",
     "cyclosporin", "Neoral", "Sandimmune"), ("sirolimus", "Rapamune", "rapamycin"),
    ("azathioprine", "Imuran"), ("leflunomide", "Arava"), ("belimumab", "Benlysta"),
    ("apremilast", "Otezla"), ("vedolizumab", "Entyvio"), ("interferon alfa", "interferon alpha",
     "interferon-alpha", "IFN-alpha", "Roferon", "Intron A"), ("linezolid", "Zyvox"),
    ("azithromycin", "Zithromax"), ("clarithromycin", "Biaxin", "Klaricid"),
    ("ciprofloxacin", "Cipro"), ("levofloxacin", "Levaquin"), ("moxifloxacin", "Avelox"),
    ("ceftriaxone", "Rocephin"), ("meropenem", "Merrem"), ("piperacillin-tazobactam", "Zosyn",
     "Tazocin", "piperacillin/tazobactam"), ("metronidazole", "Flagyl"),
    ("fluconazole", "Diflucan"), ("voriconazole", "Vfend"), ("caspofungin", "Cancidas"),
    ("aciclovir", "acyclovir", "Zovirax"), ("valaciclovir", "valacyclovir", "Valtrex"),
    ("raltegravir", "Isentress"), ("dolutegravir", "Tivicay"), ("darunavir", "Prezista"),
    ("atazanavir", "Reyataz"), ("lopinavir/ritonavir", "Kaletra"), ("ivermectin", "Stromectol"),
    ("artemether-lumefantrine", "Coartem"), ("atovaquone-proguanil", "Malarone"),
    # eyes and lungs
    ("ranibizumab", "Lucentis"), ("aflibercept", "Eylea"), ("latanoprost", "Xalatan"),
    ("roflumilast", "Daxas", "Daliresp"), ("mepolizumab", "Nucala"), ("indacaterol", "Onbrez"),
    # oncology
    ("pertuzumab", "Perjeta"), ("trastuzumab emtansine", "T-DM1", "Kadcyla"),
    ("pazopanib", "Votrient"), ("axitinib", "Inlyta"), ("lenvatinib", "Lenvima"),
    ("regorafenib", "Stivarga"), ("ramucirumab", "Cyramza"), ("panitumumab", "Vectibix"),
    ("crizotinib", "Xalkori"), ("afatinib", "Gilotrif", "Giotrif"), ("dasatinib", "Sprycel"),
    ("nilotinib", "Tasigna"), ("ibrutinib", "Imbruvica"), ("azacitidine", "Vidaza"),
    ("vinorelbine", "Navelbine"), ("topotecan", "Hycamtin"), ("eribulin", "Halaven"),
)  # fmt: skip
"""Names of one drug; each group works both ways."""
