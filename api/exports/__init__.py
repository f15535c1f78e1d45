"""Answers and conversations as files for other programs: Markdown, BibTeX, RIS, JSON."""
