"""Reading papers, cutting them into passages, and keeping them safely."""
