"""Outputs as they are meant to look."""
