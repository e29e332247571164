#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds recorded exchanges with the hub to its description.

Usage: check_description.py openapi.yaml exchanges.json

Every answer must be one that the description has for its route and status, and its JSON must be valid for the schema;
so must every request that was accepted; and every route of the description must have been used with success.
Ends with 0 if all is well, 1 if not, 77 if a module is missing.
"""
import json
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(missing)
    sys.exit(77)

METHODS = ("get", "post", "put", "delete", "patch")
SOCKETS = ("/stream", "/chat/stream")


def resolve(spec, node):
    while isinstance(node, dict) and set(node) == {"$ref"}:
        target = spec
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def operations(spec):
    """(method, pattern, operation) of every route, literal paths before those with parameters."""
    found = []
    for path, item in spec["paths"].items():
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path) + "$")
        for method in METHODS:
            if method in item:
                found.append((method.upper(), path, pattern, item[method]))
    return sorted(found, key=lambda entry: entry[1].count("{"))


def problems(spec, schema, value):
    root = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": spec["components"], **schema}
    validator = jsonschema.Draft202012Validator(root)
    return ["%s at %s" % (error.message[:300], error.json_path) for error in validator.iter_errors(value)]


def json_schema(spec, part):
    content = resolve(spec, part).get("content", {})
    return content.get("application/json", {}).get("schema")


def check(spec, routes, exchange):
    path = exchange["path"].split("?")[0]
    match = next((r for r in routes if r[0] == exchange["method"] and r[2].match(path)), None)
    if match is None:
        return None, ["no such route in the description"]
    responses = match[3]["responses"]
    status = exchange["status"]
    answer = responses.get(str(status)) or (responses.get("default") if status >= 400 else None)
    if answer is None:
        return match, ["status %d is not described" % status]
    wrong = []
    schema = json_schema(spec, answer)
    if schema is not None:
        wrong += problems(spec, schema, exchange["answer"])
    elif status < 300 and exchange["type"] == "application/json":
        wrong.append("an answer in JSON is not described")
    body = json_schema(spec, match[3]["requestBody"]) if "requestBody" in match[3] else None
    if body is not None and status < 300:
        wrong += ["request: " + problem for problem in problems(spec, body, exchange["request"])]
    return match, wrong


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        spec = yaml.safe_load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        exchanges = json.load(file)
    routes = operations(spec)
    used = set()
    failed = False
    for exchange in exchanges:
        match, wrong = check(spec, routes, exchange)
        if match and exchange["status"] < 300:
            used.add((match[0], match[1]))
        for problem in wrong:
            failed = True
            print("%s %s -> %d: %s" % (exchange["method"], exchange["path"], exchange["status"], problem))
    for method, path, _, _ in routes:
        if path not in SOCKETS and (method, path) not in used:
            failed = True
            print("%s %s was never used with success" % (method, path))
    print("%d exchanges, %d routes" % (len(exchanges), len(routes)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
