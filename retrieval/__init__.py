"""Finding the evidence for a question and answering from it."""
