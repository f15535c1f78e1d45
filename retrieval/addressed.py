"""Sentences of a document that speak to a program, not to a reader: they are not shown to a model.

A paper reports; it gives no orders. The patterns are looked for in what a model would read, so
that letters hidden between zero-width characters, or set full width, do not hide an order.
"""

import re

from retrieval.shown import shown, visible

_ORDER = (
    r"(?:ignor|disregard|forget|overrid|bypass|overlook|discard)\w*\b[^.]{0,40}\b(?:instruct\w*"
    r"|prompts?|rules?|guidelines?|directions?|commands?|previous|above|prior|earlier|context"
    r"|quotes)"
)
_WHO = (
    r"\b(?:you are|you['’]re|act as|pretend|behave as) (?:now |only |to be |being )?(?:an? "
    r"|the )?(?:\w+ ){0,3}?"
    r"(?:ai|a\.i\.|assistant|chat\s?bot|language model|llm|system|administrator|developer|root"
    r"|model)\b"
    r"|\bas an? (?:ai|assistant|language model|llm|chat\s?bot)\b"
)
_ADDRESSEE = (
    r"(?:note|notice|message|instruct\w*|attention|warning|memo|reminder|hint|order)s? (?:to|for)"
    r" (?:the |all |any |an? )?(?:ai|assistants?|models?|language models?|llms?|chat\s?bots?"
    r"|reviewers?"
    r"|readers?|systems?|programs?|agents?|machines?|summari[sz]ers?)\b"
)
_TELL = (
    r"(?:respond|repl(?:y|ies)|answer|output|print|say|write|return|repeat|recite|reveal|disclose"
    r"|leak|expose|display|emit|append|prepend|include|insert|state|cite|quote|translate|encode)"
)
_TOLD = (
    r"(?:only|with|exactly|the following|verbatim|your|instead|that|in (?:all )?(?:capitals"
    r"|caps)|to"
    r" (?:every|all|any|the) questions?|the (?:word|phrase|system|prompt|text above|secret|password"
    r"|sentence|key)|this (?:sentence|number|value|text)|everything|all (?:of )?(?:your|the))"
)
_IMPERATIVE = rf"(?:^|[.:;!?,>)\]*-]\s*|\b(?:please|must|should|shall|will|to|always|now|then|and|not)\s)(?:only |always |just |now |please |also )?{_TELL}\s{_TOLD}\b"  # noqa: E501
_SECRETS = (
    r"(?:system|hidden|initial|developer|original|secret) (?:prompt|instruct\w*|message)"
    r"|\b(?:api|secret|access|private)[\s_-]?keys?\b|\bpasswords?\b|\bcredentials?\b"
    r"|\bauth\w* tokens?\b"
    r"|environment variables?|\.env\b|/etc/passwd|chain of thought|confidential (?:data|notes)"
)
_ROLES = (
    r"(?:^|[>#*\[(<|.!?]\s*)(?:system|assistant|developer|user|human)\s?(?::|\]|\||>)|<\|[^"
    r"|]{1,30}\|>|\[/?inst\]"
    r"|<<\s?/?sys\s?>>|</?(?:system|assistant|user|quotes?|data|context|instructions?)>"
    r"|###\s?(?:system"
    r"|instruct\w*|response|human)|\bBEGIN (?:SYSTEM|INSTRUCT\w*)|\bSYSTEM (?:MESSAGE|OVERRIDE"
    r"|NOTE|UPDATE)"
)
_FENCES = (
    r"\bend of (?:the )?(?:quotes?|passages?|data|documents?|context|excerpts?|sources?|evidence"
    r"|untrusted)|\b(?:new|updated|revised|additional|real|actual"
    r"|following) (?:system )?instructions?\b"
    r"|\bfrom now on\b|\bjailbreak\w*|\bdeveloper mode\b|\bdo anything now\b|\bprompt injection\b"
)
_ANSWERS = (
    r"\b(?:the )?(?:correct|right|only|final|expected|required|true) (?:answer|reply"
    r"|response) (?:is|to"
    r"|for|must|should)\b|\bwhen (?:asked|answering|summari[sz]ing|queried|you)\b"
    r"|\bif you are (?:an? )?(?:ai|llm|language|model|assistant|reading)\b"
    r"|\b(?:your|this) (?:answer|reply|response|output|summary) (?:must|should|shall|has to)\b"
    r"|\bdo not (?:cite|reveal|mention|tell|warn|verify|check|answer|report this|say"
    r"|use the other)\b"
    r"|\b(?:cite|marker?|tag|attribute|number)\w* (?:\w+ ){0,4}as (?:\[|quote)\s?\d+"
    r"|\bquote \d+\s?(?:says|:|reads|is (?:wrong|retracted|outdated|invalid))"
    r"|\b(?:visit|click|go to|open|fetch|download|call|post to|send (?:it|this|them|the \w+) to)\s"
    r"(?:\w+ ){0,2}(?:https?:|www\.|\w+\.(?:com|org|net|io|ai|ru)\b)"
    r"|\b(?:large )?language models?\b[^.]{0,40}\b(?:must|should|shall|will|please)\b"
    r"|\b(?:trust|believe|obey|follow) (?:only )?(?:this|these|me|my|the following)\b"
    r"|\byou (?:must|should|shall|will|have to|need to|are required|are ordered|may now)\b"
    r"|\byour (?:instructions|task|role|rules|guidelines|prompt|training|operator|developers?)\b"
)
_ADDRESSED = re.compile(
    "|".join((_ORDER, _WHO, _ADDRESSEE, _IMPERATIVE, _SECRETS, _ROLES, _FENCES, _ANSWERS)),
    re.IGNORECASE,
)
_INTERVIEW = re.compile(r"[“\"'‘]")
"""Questionnaires and interviews say *you*, in quotation marks."""
_YOU = re.compile(r"\byou (?:must|should|shall|will|have to|need to)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_HIDDEN_SHARE = 3
"""Zero-width characters of one sentence from which it hides something: a soft hyphen is no such."""


def addresses_program(text: str) -> bool:
    """Tell whether a sentence gives orders to a program that reads it, or hides what it says.

    Args:
        text: A sentence or table row of a document.
    """
    if not text.isascii() and len(_HIDDEN.findall(text)) >= _HIDDEN_SHARE:
        return True
    # Some orders are known by their square brackets, some by what is hidden between them.
    found = _ADDRESSED.search(shown(text)) or _ADDRESSED.search(visible(text))
    asked = found is not None and _YOU.fullmatch(found.group()) is not None
    return found is not None and not (asked and _INTERVIEW.search(text))
