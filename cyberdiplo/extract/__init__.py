"""From a document to event mentions: pure functions of the document and the knowledge."""
