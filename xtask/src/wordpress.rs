//! Packs `dist/` as a plugin for WordPress, whose own files are in `xtask/wordpress`.

use std::path::Path;

use cme_selfcheck::format::framework_v1;
use serde_json::json;

use crate::Result;
use crate::files::{Files, read_folder};

/// The files of the plugin itself.
const SOURCES: &str = "xtask/wordpress";
/// The files of `dist/` that it includes; not the start page and its service worker, which would outlive the plugin.
const APP: [&str; 6] = ["check", "cme-selfcheck", "frameworks/", "paper.", "schema/", "team."];
/// Lines of the team view that refer to files of `dist/` that the plugin does not include.
const MISSING: [&str; 3] = ["href=\"./\"", "icons/", "offline.js"];
/// The newest version of WordPress that `make test-hosts` tests.
pub(crate) const TESTED: &str = "6.8";

/// The plugin of this version of the product: its files, and `dist/` in `app/`.
pub(crate) fn plugin(dist: &Files, version: &str) -> Result<Files> {
    let framework = framework_v1::read(framework_v1::BUILT_IN)?;
    let parts = framework.parts();
    // These are also used in a PHP comment, one a line.
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace("*/", "");
    let mut files = Files::new();
    for (name, bytes) in read_folder(Path::new(SOURCES))? {
        let text = String::from_utf8(bytes)?
            .replace("{version}", version)
            .replace("{tested}", TESTED)
            .replace("{title}", &line(&parts.title))
            .replace("{source}", &line(&parts.credit.source))
            .replace("{rights}", &line(&parts.credit.rights));
        files.insert(name, text.into_bytes());
    }
    // As pairs, because JavaScript would reorder numeric keys.
    let built_in = json!({
        "title": parts.title,
        "source": parts.credit.source,
        "rights": parts.credit.rights,
        "roles": framework.roles().iter().map(|role| [role.id.as_str(), &role.title]).collect::<Vec<_>>(),
        "areas": framework
            .areas()
            .iter()
            .map(|area| [area.id.as_str().to_owned(), format!("{}. {}", area.code, area.title)])
            .collect::<Vec<_>>(),
    });
    files.insert("built-in.json".to_owned(), format!("{built_in:#}\n").into_bytes());
    for (path, bytes) in dist {
        if APP.iter().any(|beginning| path.starts_with(beginning)) {
            files.insert(format!("app/{path}"), bytes.clone());
        }
    }
    if let Some(page) = files.get_mut("app/team.html") {
        let text = String::from_utf8(page.clone())?;
        let stays = |line: &&str| !MISSING.iter().any(|missing| line.contains(missing));
        *page = text.lines().filter(stays).flat_map(|line| [line, "\n"]).collect::<String>().into();
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use cme_selfcheck::embed::attributes::{ATTRIBUTES, PropertyKind};
    use fs_err as fs;

    /// The entries of a PHP array whose keys are indented by so many tabs.
    fn entries(text: &str, tabs: usize) -> BTreeMap<&str, &str> {
        let key = format!("\n{}'", "\t".repeat(tabs));
        text.split(&key).skip(1).filter_map(|entry| entry.split_once('\'')).collect()
    }

    /// The plugin's table of options.
    fn options(php: &str) -> BTreeMap<&str, &str> {
        let (_, table) = php.split_once("function cme_selfcheck_options()").unwrap();
        entries(table.split("\n}\n").next().unwrap(), 2)
    }

    #[test]
    fn options_of_the_plugin_are_the_attributes_of_the_element() {
        let php = fs::read_to_string("wordpress/cme-selfcheck.php").unwrap();
        let mut names: Vec<_> = ATTRIBUTES.iter().map(|row| row.name).collect();
        names.sort_unstable();
        assert_eq!(options(&php).into_keys().collect::<Vec<_>>(), names);
    }

    #[test]
    fn choices_of_the_plugin_are_the_values_of_the_attributes() {
        let php = fs::read_to_string("wordpress/cme-selfcheck.php").unwrap();
        let options = options(&php);
        for row in ATTRIBUTES {
            let option = entries(options[row.name], 3);
            assert_eq!(
                option["type"].contains("'flag'"),
                row.kind == PropertyKind::Flag,
                "{}",
                row.name
            );
            let choices = option.get("choices").map_or_else(BTreeMap::new, |one| entries(one, 4));
            // "`full` or `quick`" lists all values; "a role id of the framework, or `none`" does not.
            let listed = if row.values.starts_with('`') { row.values } else { "" };
            let mut values: Vec<_> = listed.split('`').skip(1).step_by(2).collect();
            if row.name == "heading-level" {
                values = vec!["1", "2", "3", "4", "5"];
            }
            values.sort_unstable();
            assert_eq!(choices.into_keys().collect::<Vec<_>>(), values, "{}", row.name);
        }
    }
}
