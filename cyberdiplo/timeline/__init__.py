"""From event mentions to a timeline, and selections from it: pure functions of events."""
