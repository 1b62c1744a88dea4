"""The API is what its description says, and no request makes it fail."""

import json
import pathlib
import subprocess
import sys
import urllib.request

from openapi_spec_validator import OpenAPIV31SpecValidator

EXAMPLES = 25


def description(server):
    with urllib.request.urlopen(server.base + "/api/openapi.json") as answer:
        return json.load(answer)


def test_description_is_valid(server):
    OpenAPIV31SpecValidator(description(server)).validate()


def test_random_requests_find_no_server_error(server, tmp_path):
    """Also checks that answers have the described status, type and shape."""
    result = subprocess.run(
        [str(pathlib.Path(sys.executable).with_name("schemathesis")), "run", server.base + "/api/openapi.json",
         "--max-examples", str(EXAMPLES), "--seed", "20260101", "--generation-deterministic", "--workers", "1",
         "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
         "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
