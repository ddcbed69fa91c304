"""Decodes real bodies with a generated client. Arguments: generator, package, file of samples."""

import importlib
import json
import pathlib
import sys


def openapi_python_client(package, sample):
    """The client returns the class whose name is the title of the schema."""
    import httpx

    call = importlib.import_module(f"{package}.api.default.call")
    client = importlib.import_module(f"{package}.client").Client(base_url="http://localhost")
    response = httpx.Response(sample["status"], json=sample["body"])
    found = call._parse_response(client=client, response=response)
    assert found is not None, f"not decoded: {sample}"
    assert found.to_dict() == sample["body"], f"{found.to_dict()} from {sample}"
    # The generated classes do not check patterns.
    if sample["is_distinguished"] and not sample["has_pattern"]:
        name = type(found).__name__
        forms = [title + form for title in sample["titles"] for form in ("", "WithIssues", "WithoutIssues")]
        assert name in forms, f"{name} from {sample}"


def datamodel_codegen(package, sample):
    """The body fits the model of its own schema only."""
    from pydantic import TypeAdapter, ValidationError

    def fits(key):
        path, _, name = key.rpartition(".")
        module = importlib.import_module(f"{package}.{path}" if path else package)
        try:
            TypeAdapter(getattr(module, name)).validate_python(sample["body"])
        except ValidationError:
            return False
        return True

    assert any(fits(key) for key in sample["keys"]), f"no model fits {sample}"
    for key in sample["others"]:
        assert not fits(key), f"{key} fits {sample}"


DECODERS = {
    "openapi-python-client": openapi_python_client,
    "datamodel-codegen": datamodel_codegen,
}


def main():
    generator, package, file = sys.argv[1:]
    sys.path.insert(0, ".")
    samples = json.loads(pathlib.Path(file).read_text())
    for sample in samples:
        DECODERS[generator](package, sample)
    print(f"{len(samples)} decoded")


main()
