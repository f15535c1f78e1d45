"""What a message of a conversation says besides its question: thanks, corrections, turns back."""

import re
from dataclasses import dataclass

_PLEASANT = (
    r"(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|cheers|great|good|perfect"
    r"|excellent|fine|nice|super|ok(?:ay)?|hello|hi|hey|right|all ?right|i see|interesting"
    r"|understood|got it"
    r"|h+m+|wow|oh|ah|well|sure|cool|very (?:good|nice|helpful)|good (?:morning|afternoon|evening)"
    r"|(?:that is|that's) (?:great|good|fine|all|helpful|interesting)|you are welcome|bye|goodbye"
    r"|yes|yep|(?:that )?makes sense|are you (?:quite |really |so )?(?:sure|certain)"
    r"|is (?:that|this|it) (?:right|correct|true)|really|no problem"
    r"|for (?:that|this|your help))"
)
_PLEASANTRIES = re.compile(
    rf"^(?:\W*{_PLEASANT}(?=\s*[,.!?;:]|\s+[–-]\s|\s*$"
    rf"|\s+(?:{_PLEASANT}|and|but|now|so|then|what|how)\b))+"
    rf"[\s,.!?;:–-]*",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"^(?:(?:that|this|it)(?:'s|\s+(?:is|was|looks|seems|sounds))"
    r"|i (?:think|thought|see|(?:am|was) (?!wonder|ask|interest|look|hop|after)))\b[^?]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z])")

_CORRECTION = re.compile(
    r"^(?:\W*(?:no(?!\. of\b)(?=\s*[,.;:!]|\s*$|\s+[–-]\s|\s+(?:i|sorry|wait|not|the)\b)|nope"
    r"|sorry|oops|pardon|wait(?!-)|actually"
    r"|i mean(?:t)?|i (?:want(?:ed)?|need(?:ed)?)(?! to)|i was asking (?:for|about)"
    r"|i asked (?:for|about)|make that|correction|not that)\b[\s,.:;!–-]*)+",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"[\s,;–-]*\b(?:and not|but not|not|instead of|rather than)\s[\w\s/-]+[.?!]*$"
    r"|\s*\binstead[\s.?!]*$",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"^\W*(?:(?:(?:an?|one|my)\s+)?(?:(?:completely|very)\s+)?"
    r"(?:different|another|new|next|unrelated)\s+(?:question|topic|subject|matter)"
    r"|chang\w+ (?:the )?(?:subject|topic)"
    r"|something (?:else|different))\s*[:,;.–-]\s*",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"^\W*(?:now|next|turning to|moving on to|as for)[\s,]+(?=[^:]{3,}:\s)", re.IGNORECASE
)
_BACK = re.compile(
    r"^\W*(?:(?:and|so|now|ok(?:ay)?|but|if we|let us|let's|i)\s+)*"
    r"(?:(?:going|go|coming|come|getting|get)\s+)?"
    r"(?:back|return(?:ing)?)\s+to\s+(?:the\s+)?(?P<to>[^:,?;]{2,80}?)\s*(?:[:,;–.?!]+\s*|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, taken apart.

    Args:
        question: What it asks, without the rest; empty where it asks nothing.
        anew: Whether it says that the subject changes.
        corrects: Whether it corrects the question before it.
        back_to: The study to whose question it turns back, as named; empty where it does not.
    """

    question: str
    anew: bool = False
    corrects: bool = False
    back_to: str = ""


def heard(message: str) -> Heard:
    """Take a message apart.

    Args:
        message: As written.

    Returns:
        Its question and what it says of the conversation.
    """
    question = _without_remarks(message)
    back = _BACK.match(question)
    if back:
        return Heard(question[back.end() :], back_to=back["to"])
    anew = _ANEW.match(question)
    if anew:
        return Heard(question[anew.end() :], anew=True)
    correction = _CORRECTION.match(question)
    if correction:
        rest = question[correction.end() :]
        return Heard(_CONTRAST.sub("", rest) or rest, corrects=True)
    return Heard(_NOW.sub("", question))


def _without_remarks(message: str) -> str:
    """Leave out thanks, greetings, doubts and comments; they ask nothing of the library."""
    kept = (_PLEASANTRIES.sub("", each) for each in _SENTENCE.split(message.strip()))
    return " ".join(each for each in kept if each.strip(" .!?") and not _COMMENT.match(each))
