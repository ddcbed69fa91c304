//! The code of a client that receives errors in a redirect (RFC 6749 §4.1.2.1).

use super::code::{ClientCode, Snippet};
use crate::reference::Append;
use crate::reference::contract::{Contract, Entry};
use crate::reference::typescript::string_literal;

/// The name of the error that a client receives if the user refuses access. The example code
/// handles this error, if the API has it.
const DENIED: &str = "access_denied";

impl ClientCode {
    /// Returns the code that handles the redirects of an API.
    pub(super) fn redirect_switch(&self, contract: &Contract) -> Vec<Snippet> {
        let denied = contract.redirects().find(|entry| entry.spec.name() == DENIED);
        let first = denied.or(contract.redirects().next());
        let Some(entry) = first else { return Vec::new() };
        let sent = sent_error(entry).unwrap_or_default();
        let rust = format!(
            "use api_error::envelope::OAuth2;\n\n\
             match OAuth2::parse_redirect(address) {{\n    \
             Some(redirected) if redirected.state() != Some(state) => {{\n        \
             println!(\"the request has another state\");\n    }}\n    \
             Some(redirected) => match redirected.received().name() {{\n        \
             {sent:?} => println!(\"refused\"),\n        \
             _ => println!(\"unexpected: {{}}\", redirected.received()),\n    }},\n    \
             None => println!(\"no error\"),\n}}"
        );
        let typescript = self.decoders.redirect.as_ref().map(|decoder| {
            let mut code = head(decoder);
            code.append(format_args!(
                "if (parameters.get(\"state\") !== state) {{\n  \
                 console.log(\"the request has another state\");\n\
                 }} else if (parameters.has(\"error\")) {{\n  \
                 const error = {decoder}(parameters);\n  \
                 switch (error?.name) {{\n    case {}:\n      \
                 console.log(error.parameters.error_description);\n      break;\n    \
                 default:\n      console.log(\"unexpected\", parameters.get(\"error\"));\n  }}\n}}",
                string_literal(entry.spec.name())
            ));
            code
        });
        Snippet::of_clients(Some(rust), typescript)
    }

    /// Returns the code for one error. There is no Rust code if several errors have the same
    /// parameter `error`.
    pub(super) fn redirect_snippets(&self, entry: &Entry) -> Vec<Snippet> {
        let sent = sent_error(entry).filter(|sent| self.redirected.get(sent) == Some(&1));
        let rust = sent.map(|sent| {
            format!(
                "use api_error::envelope::OAuth2;\n\n\
                 if let Some(redirected) = OAuth2::parse_redirect(address)\n    \
                 && redirected.state() == Some(state)\n    \
                 && redirected.received().name() == {sent:?}\n{{\n    \
                 println!(\"{{}}\", redirected.received());\n}}"
            )
        });
        let typescript = self.decoders.redirect.as_ref().map(|decoder| {
            let mut code = head(decoder);
            code.append(format_args!(
                "const error = {decoder}(parameters);\n\
                 if (parameters.get(\"state\") === state && error?.name === {}) {{\n  \
                 console.log(error.parameters.error_description);\n}}",
                string_literal(entry.spec.name())
            ));
            code
        });
        Snippet::of_clients(rust, typescript)
    }
}

/// Returns the code that imports `decoder` and reads the parameters of the address.
fn head(decoder: &str) -> String {
    format!(
        "import {{ {decoder} }} from \"./errors\";\n\n\
         // In the implicit flow, the parameters are in the fragment:\n\
         // new URLSearchParams(new URL(address).hash.slice(1))\n\
         const parameters = new URL(address).searchParams;\n"
    )
}

/// Returns the parameter `error`, which can differ from the name: OAuth 2.0 has its own names for
/// errors of a server.
pub(super) fn sent_error(entry: &Entry) -> Option<String> {
    entry.parameters().into_iter().find(|its| its.name == "error")?.example
}
