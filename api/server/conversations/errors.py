"""What can be wrong with a kept conversation.

CitewellError
├── ConversationUnknownError   none of the caller's has that id
└── ConversationsFullError     there are as many, or it is as long, as is kept
"""

from ingest.errors import CitewellError


class ConversationUnknownError(CitewellError):
    """No conversation of the caller's has that id."""


class ConversationsFullError(CitewellError):
    """As many conversations, or questions of one, are kept as may be."""
