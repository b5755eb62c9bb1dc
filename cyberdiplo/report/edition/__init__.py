"""Printable reports: what one says (``content``), and how each format sets it."""
