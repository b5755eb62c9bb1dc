"""``cyberdiplo schema``."""

from __future__ import annotations

import json

from cyberdiplo.cli.manners import emit
from cyberdiplo.model.record import EventRecord
from cyberdiplo.report.screen import Screen


def schema() -> None:
    """Print the JSON Schema of the event record.

    The record is what -O json and -O jsonl print.

    Examples:

    \b
    cyberdiplo schema > event.schema.json
    cyberdiplo schema | jq '.properties | keys'
    """
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **EventRecord.model_json_schema()}
    emit([json.dumps(described, indent=2, ensure_ascii=False) + "\n"], None, Screen())
