"""Outputs: events in, text out, one file for each format."""
