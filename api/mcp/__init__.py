"""The Model Context Protocol: what research assistants ask a library with."""
