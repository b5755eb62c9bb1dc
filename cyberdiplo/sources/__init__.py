"""Readers: bytes to documents. The only place that guesses a publication date, and it says how it guessed."""
