"""Reads a BEL script with PyBEL and says in JSON what is in it: the edges, and what PyBEL warns of."""
import json
import sys

import pybel
from pybel.io.line_utils import parse_lines

graph = pybel.BELGraph()
with open(sys.argv[1], encoding="utf-8", newline="\n") as script:
    # No namespace is fetched from anywhere, so PyBEL needs no store of them.
    parse_lines(graph, script.read().split("\n"), manager=object())

edges = []
for subject, target, edge in graph.edges(data=True):
    edges.append({
        "subject": {"function": subject.function, "namespace": subject.namespace,
                    "id": subject.identifier, "name": subject.name},
        "object": {"function": target.function, "namespace": target.namespace,
                   "id": target.identifier, "name": target.name},
        "relation": edge["relation"],
        "evidence": edge["evidence"],
        "citation": {"type": edge["citation"]["db"], "reference": edge["citation"]["db_id"]},
        "annotations": {key: sorted(values) for key, values in edge["annotations"].items()},
    })
json.dump({"edges": edges, "warnings": [str(warning[1]) for warning in graph.warnings]}, sys.stdout)
