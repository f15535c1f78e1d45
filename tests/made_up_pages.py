"""Saved pages of journals and studies that do not exist, in the layouts of real ones."""

PUBMED_NEW = """Skip to main page content
U.S. flag
An official website of the United States government
Access keys NCBI Homepage MyNCBI Homepage Main Content Main Navigation
pubmed logo
Full text links
Page navigation
Title & authors
Abstract
Similar articles
MeSH terms
LinkOut - more resources
Review Madeup Rev Med
. 2021 Nov;13(11):1023-1031. doi: 10.1234/Mrm.2021.77. Epub 2021 Oct 30.
Madeupinib for the treatment of invented tumors
Anna Muster 1, Bo de Vries 2 3, Carla O'Neil 1
Affiliations Expand
1 Department of Invention, University of Nowhere, Nowhere, Utopia.
2 Clinic of Fiction, Sample City, Utopia.
PMID: 31652999 PMCID: PMC7227999 DOI: 10.1234/Mrm.2021.77
Abstract
Introduction: Madeupinib is a pretend drug. It was given to 30 patients.
Areas covered: The hazard ratio was 0.5 (NCT09999999).
Expert opinion: It may work.
Keywords: invention; madeupinib; sample tumor.
PubMed Disclaimer
Conflict of interest statement
The authors report that they do not exist and have nothing to declare.
Similar articles
Another study of madeupinib in mice that were drawn.
Writer A, Drawer B. J Pretend. 2019 Jan;1(1):1-9. doi: 10.9999/other. PMID: 11111111
PMID: 22222222
Publication types
Review
Actions
Search in PubMed
MeSH terms
Humans
Actions
Fictions / drug therapy*
LinkOut - more resources
Full Text Sources
"""

PUBMED_OLD = """Format: Abstract
Send to

Choose Destination
Lancet Fict. 2015 Jan 3;385(9962):28-36. doi: 10.1016/S0000-1(14)6-X.

68Ga-madeuptide PET versus nothing in invented disease: a randomised trial.

Muster A1, van der Example BC2, O'Neil C.

Author information

1
Department of Invention, University of Nowhere, Nowhere, Utopia.

Abstract

BACKGROUND:
Invented disease is not well described. We asked whether madeuptide helps.

METHODS:
We randomly assigned 100 patients to receive madeuptide or nothing.

FINDINGS:
Median survival was 12 months (95% CI 10-14).

FUNDING:
None.

Copyright © 2015 Elsewhere Ltd. All rights reserved.

Comment in
Something is rotten. [Lancet Fict. 2015]

PMID: 25000000 DOI: 10.1016/S0000-1(14)6-X
[Indexed for MEDLINE]
"""

PUBMED_TEXT = """1. Fict Cancer. 2019 Aug 8;19(1):788. doi: 10.1186/s1-019-6.

Madeuptide given again in extensively treated patients with invented tumors that
had come back: dosimetry and survival.

Muster A(1), de Vries B(2), O'Neil C(1), Sample D(2), Example EF(1), Nobody G(2),
van Nowhere H(1).

Author information:
(1)Department of Invention, University of Nowhere, Nowhere, Utopia.
(2)Clinic of Fiction, Sample City, Utopia.

BACKGROUND: Madeuptide was unknown in patients whose tumor had come
back.
METHODS: We treated 35 patients.
RESULTS: Median survival was 33 months (95% CI: 30-36), which was
long.

DOI: 10.1186/s1-019-6
PMID: 31390000 [Indexed for MEDLINE]

Conflict of interest statement: The authors declare that they are not real.
"""

HIGHWIRE = """Skip to main content

Main menu

  • Home
  • Content
    • Current
Journal of Pretend Medicine

  • Follow JPM on Twitter
Meeting ReportInvented Cancers

Long-Term Survival of Drawn Mice with Madeuptide

Anna Muster, Bo de Vries and Carla O'Neil
Journal of Pretend Medicine August 2022, 63 (supplement 2) 2996;
Anna Muster
1University of Nowhere
  • Find this author on Google Scholar
  • Search for this author on this site
Bo de Vries
2Nowhereicum Sample City
  • Article
  • Info & Metrics
Loading

Abstract

2996

Methods: We drew 149 mice. They were looked at with PET.

Results: Median survival was 17.3 mo in drawn mice.

Figure
  • Download figure
Back to top

In this issue

Journal of Pretend Medicine
Vol. 63, Issue supplement 2
Email Article

Thank you for your interest in spreading the word on Journal of Pretend Medicine.
Long-Term Survival of Drawn Mice with Madeuptide
(Your Name) has sent you a message from Journal of Pretend Medicine
Citation Tools
Long-Term Survival of Drawn Mice with Madeuptide
Anna Muster, Bo de Vries, Carla O'Neil
Journal of Pretend Medicine Aug 2022, 63 (supplement 2) 2996;

More in this TOC Section

  • The Impact of Pencils on the Survival of Drawn Mice.
Powered by HighWire
"""

CONFERENCE = """ISSN 1000-0001 (print) | ISSN 1000-0002 (online)
Searchable abstracts of presentations at key conferences in fiction
Pretend Abstracts (2019) 63 P15 | DOI: 10.1530/pretabs.63.P15

Madeuptide in fictitious tumours

Anna Muster1, 2, Bo de Vries2 & Carla O'Neil1

1University of Nowhere, Nowhere, Utopia; 2Clinic of Fiction, Sample City, Utopia.

Fictitious tumours are rare. We treated 12 of them, and 30% shrank.

Article tools

My recent searches

No recent searches.
"""

PREPRINT = """Skip to main content
New Results
Sleep of invented mice: a drawn study
View ORCID ProfileAnna Muster, Bo de Vries
doi: https://doi.org/10.1101/2024.01.02.1234
Abstract
Full Text
Preview PDF
Summary
Invented mice sleep a lot. We drew 20 of them and they slept 14 h a day.
Introduction
Mice have been drawn for many years. They were always sleeping.
Methods
Pencils
We drew the mice with 3 pencils. They did not move.
References
1. Muster A. Mice are drawn. J Pretend 2010;1:2-3.
"""
