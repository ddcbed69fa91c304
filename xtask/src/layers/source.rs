//! Reads one file of a crate: its child modules, its exported macros and the paths in its code.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta};

use super::path::{self, Reference};

/// A module that is a separate file.
#[derive(Debug, Clone)]
pub(super) struct FileModule {
    pub(super) file: PathBuf,
    /// The folder in which the files of its child modules are.
    folder: PathBuf,
    /// The names of the modules from the root of the crate to this one.
    path: Vec<String>,
    /// True if the module is compiled for tests only.
    pub(super) is_test: bool,
}

impl FileModule {
    /// Returns the root of the crate.
    pub(super) fn root(file: PathBuf) -> Self {
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        Self { file, folder, path: Vec::new(), is_test: false }
    }
}

/// A module that the root of the crate declares.
#[derive(Debug)]
pub(super) struct RootModule {
    pub(super) name: String,
    pub(super) line: usize,
}

/// The parts of a file that the check of the layers needs.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) children: Vec<FileModule>,
    pub(super) roots: Vec<RootModule>,
    /// The names of the macros that the crate exports.
    pub(super) macros: Vec<String>,
    pub(super) references: Vec<Reference>,
}

impl Source {
    /// Parses a file. The error is a line and a text.
    pub(super) fn parse(
        module: &FileModule,
        text: &str,
        exists: impl Fn(&Path) -> bool,
    ) -> Result<Self, (usize, String)> {
        let file = syn::parse_file(text)
            .map_err(|error| (error.span().start().line, error.to_string()))?;
        let mut source = Self::default();
        source.read_items(file.items, module, &module.folder, &exists);
        Ok(source)
    }

    fn read_items(
        &mut self,
        items: Vec<Item>,
        module: &FileModule,
        folder: &Path,
        exists: &impl Fn(&Path) -> bool,
    ) {
        for item in items {
            match item {
                Item::Mod(declaration) => self.read_mod(declaration, module, folder, exists),
                item if attributes(&item).iter().any(is_cfg_test) => {}
                Item::Macro(definition) if is_exported(&definition.attrs) => {
                    self.macros.extend(definition.ident.map(|name| name.to_string()));
                    // The `$crate` paths of an exported macro are skipped, because they are resolved
                    // where the macro is called. They are not imports of this file.
                    self.read_tokens(definition.mac.tokens, module, path::Root::CrateOnly);
                }
                item => self.read_tokens(item.into_token_stream(), module, path::Root::Any),
            }
        }
    }

    fn read_tokens(&mut self, tokens: TokenStream, module: &FileModule, root: path::Root) {
        path::read(tokens, &module.path, root, &mut self.references);
    }

    fn read_mod(
        &mut self,
        declaration: ItemMod,
        parent: &FileModule,
        folder: &Path,
        exists: &impl Fn(&Path) -> bool,
    ) {
        let name = declaration.ident.to_string();
        let is_test = declaration.attrs.iter().any(is_cfg_test);
        if parent.path.is_empty() && !is_test {
            let line = declaration.ident.span().start().line;
            self.roots.push(RootModule { name: name.clone(), line });
        }
        let mut path = parent.path.clone();
        path.push(name.clone());
        let inner = folder.join(&name);
        let Some((_, items)) = declaration.content else {
            let (file, folder) = match path_attribute(&declaration.attrs) {
                Some(file) => {
                    let beside = parent.file.parent().unwrap_or(Path::new("")).join(file);
                    let folder = beside.parent().unwrap_or(Path::new("")).to_owned();
                    (beside, folder)
                }
                None if exists(&inner.join("mod.rs")) => (inner.join("mod.rs"), inner),
                None => (inner.with_extension("rs"), inner),
            };
            self.children.push(FileModule { file, folder, path, is_test });
            return;
        };
        if !is_test {
            let module = FileModule { path, ..parent.clone() };
            self.read_items(items, &module, &inner, exists);
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
}

fn is_exported(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("macro_export"))
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(value) if value.path.is_ident("path") => match &value.value {
            Expr::Lit(ExprLit { lit: Lit::Str(file), .. }) => Some(file.value()),
            _ => None,
        },
        _ => None,
    })
}
