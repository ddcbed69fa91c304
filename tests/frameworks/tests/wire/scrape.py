"""Converts the samples of one counter from the text format of Prometheus to JSON. Argument: the name of the counter."""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families

samples = [
    [sample.labels, sample.value]
    for family in text_string_to_metric_families(sys.stdin.read())
    for sample in family.samples
    if family.type == "counter" and family.name == sys.argv[1]
]
json.dump(samples, sys.stdout)
