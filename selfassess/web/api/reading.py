"""The addresses that programs read."""

from flask import Response
from flask.json import jsonify
from flask.typing import ResponseReturnValue

from selfassess.domain.api_tokens import Opens
from selfassess.domain.plain import plain
from selfassess.ports import Toolbox
from selfassess.services.assessments import list_assessments
from selfassess.services.packs import make_pack
from selfassess.services.snapshots import export_snapshot, list_snapshots
from selfassess.web.visitor import reader

JSON = "application/json"


def assessments(tools: Toolbox) -> ResponseReturnValue:
    """The assessments that the person may open."""
    return jsonify([plain(item.told) for item in list_assessments(tools, reader(Opens.ASSESSMENTS))])


def open_data(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """One assessment as open data, masked as everything is that leaves."""
    who = reader(Opens.OPEN_DATA)
    return Response(make_pack(tools, who, pack_id="open-data", assessment_id=assessment_id, form="json")[1], mimetype=JSON)


def snapshots(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The snapshots of an assessment, newest first."""
    found = list_snapshots(tools, reader(Opens.SNAPSHOTS), assessment_id).snapshots
    return jsonify([plain(each.told) for each in found])


def snapshot(tools: Toolbox, snapshot_id: str) -> ResponseReturnValue:
    """One snapshot, letter for letter what its hash is of."""
    return Response(export_snapshot(tools, reader(Opens.SNAPSHOTS), snapshot_id)[1], mimetype=JSON)
