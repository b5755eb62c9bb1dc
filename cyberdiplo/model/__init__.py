"""Frozen values that flow through the program: no input or output, no clock."""
