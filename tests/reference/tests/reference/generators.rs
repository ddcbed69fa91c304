//! Clients that are generated from the `OpenAPI` documents compile, and distinguish real bodies.

use super::{contracts, tool};
use api_error::{ApiError, reference};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

/// One contract with the bodies that its samples send.
struct Api {
    name: &'static str,
    document: Value,
    samples: Vec<Sample>,
}

/// A body, the schemas of its error, and the schemas of the other errors that have its status.
struct Sample {
    status: u16,
    body: Value,
    keys: Vec<String>,
    others: Vec<String>,
}

/// Returns the contracts, each with an operation that can respond with every error.
fn apis() -> Vec<Api> {
    let contracts = contracts::all();
    contracts
        .iter()
        .map(|contract| {
            let mut document = reference::openapi(contract.catalog);
            let mut responses = json!({ "200": { "description": "Done." } });
            for key in document["components"]["responses"].as_object().unwrap().keys() {
                let target = format!("#/components/responses/{key}");
                responses[&key[key.len() - 3..]] = json!({ "$ref": target });
            }
            document["paths"] = json!({
                "/call": { "get": { "operationId": "call", "responses": responses } },
            });
            let samples = contract.samples.iter();
            let samples = samples.map(|error| sample(&**error, &document)).collect();
            Api { name: contract.name, document, samples }
        })
        .collect()
}

fn sample(error: &dyn ApiError, document: &Value) -> Sample {
    let response = error.to_response();
    let status = response.status().as_u16();
    let body = serde_json::from_slice(response.body()).unwrap();
    let (mut keys, mut others) = (Vec::new(), Vec::new());
    for (key, schema) in document["components"]["schemas"].as_object().unwrap() {
        let facts = &schema["x-error"];
        if facts["status"] == status {
            let list = if facts["name"] == error.name() { &mut keys } else { &mut others };
            list.push(key.clone());
        }
    }
    assert!(!keys.is_empty(), "{} {status}", error.name());
    // With `anyOf`, the body of one error can also match the schema of another error with the same
    // status.
    let responses = document["components"]["responses"].as_object().unwrap();
    let (_, documented) =
        responses.iter().find(|(key, _)| key.ends_with(&status.to_string())).unwrap();
    let mut content = documented["content"].as_object().unwrap().values();
    if content.any(|content| content["schema"].get("anyOf").is_some()) {
        others.clear();
    }
    Sample { status, body, keys, others }
}

/// Returns a TypeScript module that compiles only if each body has the type of its error, and not
/// the type of another error.
fn typescript_check(api: &Api, imports: &str, type_of: &dyn Fn(&str) -> String) -> String {
    let mut text = format!("{imports}\n");
    for (index, sample) in api.samples.iter().enumerate() {
        let types: Vec<_> = sample.keys.iter().map(|key| type_of(key)).collect();
        writeln!(text, "export const is{index}: {} = {};", types.join(" | "), sample.body).unwrap();
        // The generators do not convert a pattern to a type.
        let others = sample.others.iter().filter(|key| !has_pattern(api, key));
        for (other, key) in others.enumerate() {
            let ty = type_of(key);
            writeln!(text, "// @ts-expect-error: the body of another error").unwrap();
            writeln!(text, "export const no{index}_{other}: {ty} = {};", sample.body).unwrap();
        }
    }
    text
}

/// Returns whether a pattern of the message distinguishes an error from others.
fn has_pattern(api: &Api, key: &str) -> bool {
    let schema = &api.document["components"]["schemas"][key];
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties.into_iter().any(|(_, property)| property.get("pattern").is_some())
}

/// Returns the name of the type that generators create for a key.
fn pascal(key: &str) -> String {
    let words = key.split(['.', '_', '-']);
    let capitalized = words.map(|word| {
        let mut characters = word.chars();
        let first = characters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(characters).collect::<String>()
    });
    capitalized.collect()
}

/// Generates a TypeScript client of each API with `generate`, and compiles it with the bodies.
fn check_typescript(
    generator: &str,
    generate: impl Fn(&Path, &str) -> Command,
    module: &str,
    type_of: impl Fn(&str) -> String,
    imports: impl Fn(&str, &[String]) -> String,
) {
    let Some(program) = tool::find(&format!("generators/node_modules/.bin/{generator}")) else {
        return;
    };
    let Some(tsc) = tool::find("generators/node_modules/.bin/tsc") else { return };
    let folder = tool::folder(&format!("generated-{generator}"));
    let mut files = Vec::new();
    for api in apis() {
        let name = api.name;
        fs::write(folder.join(format!("{name}.json")), api.document.to_string()).unwrap();
        let mut command = generate(&program, name);
        let (is_ok, text) = tool::run(command.current_dir(&folder));
        assert!(is_ok, "{generator} {name}: {text}");
        let schemas = api.document["components"]["schemas"].as_object().unwrap();
        let errors = schemas.iter().filter(|(_, schema)| schema.get("x-error").is_some());
        let types: Vec<_> = errors.map(|(key, _)| type_of(key)).collect();
        let path = format!("./{}", module.replace("{name}", name));
        let check = typescript_check(&api, &imports(&path, &types), &type_of);
        let file = format!("{name}.check.ts");
        fs::write(folder.join(&file), check).unwrap();
        files.push(file);
    }
    let mut command = Command::new(tsc);
    command.args(["--strict", "--noEmit", "--skipLibCheck", "--target", "es2022"]);
    command.args(["--module", "esnext", "--moduleResolution", "bundler"]);
    command.args(["--lib", "es2022,dom,dom.iterable"]);
    let (is_ok, text) = tool::run(command.args(files).current_dir(&folder));
    assert!(is_ok, "{generator}: {text}");
}

#[test]
fn openapi_typescript() {
    check_typescript(
        "openapi-typescript",
        |program, name| {
            let mut command = Command::new(program);
            command.arg(format!("{name}.json")).args(["-o", &format!("{name}.ts")]);
            command
        },
        "{name}",
        |key| format!("components['schemas']['{key}']"),
        |path, _| format!("import type {{ components }} from '{path}';"),
    );
}

fn import_types(path: &str, types: &[String]) -> String {
    format!("import type {{ {} }} from '{path}';", types.join(", "))
}

#[test]
fn hey_api() {
    check_typescript(
        "openapi-ts",
        |program, name| {
            let mut command = Command::new(program);
            command.args(["-i", &format!("{name}.json"), "-o", name, "-p", "@hey-api/typescript"]);
            command
        },
        "{name}",
        pascal,
        import_types,
    );
}

#[test]
fn orval() {
    check_typescript(
        "orval",
        |program, name| {
            let mut command = Command::new(program);
            command.args(["--input", &format!("{name}.json"), "--output", &format!("{name}.ts")]);
            command.args(["--client", "fetch", "--mode", "single"]);
            command
        },
        "{name}",
        pascal,
        import_types,
    );
}

/// Generates a Python client of each API with `generate`, and decodes the bodies with it.
fn check_python(generator: &str, generate: impl Fn(&Path, &str) -> Command) {
    let Some(program) = tool::find(&format!("python/bin/{generator}")) else { return };
    let Some(python) = tool::find("python/bin/python") else { return };
    let folder = tool::folder(&format!("generated-{generator}"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/generators.py");
    for api in apis() {
        let name = api.name.replace('-', "_");
        fs::write(folder.join(format!("{name}.json")), api.document.to_string()).unwrap();
        let mut command = generate(&program, &name);
        let (is_ok, text) = tool::run(command.current_dir(&folder));
        assert!(is_ok, "{generator} {name}: {text}");
        let titles = |keys: &[String]| -> Vec<Value> {
            let schemas = &api.document["components"]["schemas"];
            keys.iter().map(|key| schemas[key]["title"].clone()).collect()
        };
        let samples: Vec<_> = api
            .samples
            .iter()
            .map(|sample| {
                json!({
                    "status": sample.status,
                    "body": sample.body,
                    "keys": sample.keys,
                    "others": sample.others,
                    "titles": titles(&sample.keys),
                    "is_distinguished": !sample.others.is_empty(),
                    "has_pattern": sample.others.iter().any(|key| has_pattern(&api, key)),
                })
            })
            .collect();
        let file = folder.join(format!("{name}.samples.json"));
        fs::write(&file, Value::from(samples).to_string()).unwrap();
        let mut command = Command::new(&python);
        command.arg(&script).args([generator, &name]).arg(&file).current_dir(&folder);
        let (is_ok, text) = tool::run(&mut command);
        assert!(is_ok, "{generator} {name}: {text}");
        assert_eq!(text.trim(), format!("{} decoded", api.samples.len()), "{generator} {name}");
    }
}

#[test]
fn openapi_python_client() {
    check_python("openapi-python-client", |program, name| {
        let mut command = Command::new(program);
        command.args(["generate", "--path", &format!("{name}.json"), "--output-path", name]);
        command.args(["--meta", "none", "--overwrite"]);
        command
    });
}

#[test]
fn datamodel_code_generator() {
    check_python("datamodel-codegen", |program, name| {
        let mut command = Command::new(program);
        command.args(["--input", &format!("{name}.json"), "--input-file-type", "openapi"]);
        command.args(["--output", name, "--output-model-type", "pydantic_v2.BaseModel"]);
        command
    });
}
