"""What a slot says where it does not agree."""

UNKNOWN = 0.0
CONFLICT = -1.0
