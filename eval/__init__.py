"""Measuring how often the answers are right."""
