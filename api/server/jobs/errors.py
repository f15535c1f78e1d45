"""What can be wrong with a job, or with the request for one.

CitewellError
├── JobUnknownError     no job has that id
├── UnusableJobError    what is to be done cannot be read, or is nothing
│   └── TooLargeError       it is more than is taken at once
└── AbandonedError      (retrieval.stages)
    └── StoppedError        the job was cancelled, or the server ends
"""

from ingest.errors import CitewellError
from retrieval.stages import AbandonedError


class JobUnknownError(CitewellError):
    """No job has that id."""


class UnusableJobError(CitewellError):
    """What is to be done cannot be read, or is nothing."""


class TooLargeError(UnusableJobError):
    """It is more than is taken at once."""


class StoppedError(AbandonedError):
    """A job goes no further: it was cancelled, or the server ends and will take it up again."""
