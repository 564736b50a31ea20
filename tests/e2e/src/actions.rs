//! The actions of a person.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::page::starts;
use crate::places;
use crate::server::{LAZY_PART, Site};

/// The lazy part is loaded: a screen is shown and, if that is the start, with the section that the lazy part adds.
pub(crate) const WHOLE: &str = "[...document.querySelectorAll('cme-selfcheck')].every(
    ({ shadowRoot: root }) => root?.querySelector('.setup') ? root.querySelector('.data')
      : !root || root.querySelector('[part=heading]'))";

/// The program runs and shows its first screen, in place of the static one.
const RUNS: &str = "[...document.querySelectorAll('cme-selfcheck')].some(
    ({ shadowRoot: root }) => root?.querySelector('.setup, .team-view'))";

impl Browser {
    /// Waits until the program shows its first screen.
    pub(crate) async fn runs(&self) {
        self.until(RUNS).await;
    }

    /// Opens the start page and waits for the self-check to run.
    pub(crate) async fn open_selfcheck(&self, site: &Site) {
        self.open(&site.url("")).await;
        self.runs().await;
        if !site.setup().faults.iter().any(|(part, _)| *part == LAZY_PART) {
            self.until(WHOLE).await;
        }
    }

    /// Starts a full self-check as a coordinator.
    pub(crate) async fn start_full(&self, site: &Site) {
        self.open_selfcheck(site).await;
        self.press("radio", "Coordinator").await;
        self.press("button", "Start").await;
        self.the("button", "See results").await;
    }

    /// Chooses the present rating: a level's name such as "3 Competent", or a word.
    pub(crate) async fn choose_present(&self, code: &str, option: &str) {
        self.choose(&format!("{code} Now"), option).await;
    }

    /// Chooses the aim.
    pub(crate) async fn choose_desired(&self, code: &str, option: &str) {
        self.choose(&format!("{code} Aim"), option).await;
    }

    /// Gives every area of a quick check this level, and goes to the results.
    pub(crate) async fn rate_every_area(&self, level: &str) {
        for area in 1..=8 {
            self.choose_present(&area.to_string(), level).await;
            // A kiosk asks for one area after the other.
            if area < 8 && self.has("button", "Next").await {
                self.press("button", "Next").await;
            }
        }
        self.press("button", "See results").await;
    }

    /// Opens a note, and waits until the focus is in it and the page does not move: `WebKit` scrolls to a focused field
    /// only at the next frame, and a click in between would miss.
    pub(crate) async fn add_note(&self, code: &str) {
        self.press("button", starts(&format!("Add note for {code}"))).await;
        self.until(
            "document.querySelector('cme-selfcheck').shadowRoot.activeElement?.localName === 'textarea'",
        )
        .await;
        self.run("for (const _ of [1, 2]) await new Promise(requestAnimationFrame)").await;
    }

    /// Chooses an option of the group whose name begins with these words.
    pub(crate) async fn choose(&self, group: &str, option: &str) {
        let radio = self.option(group, option).await;
        self.click(&radio).await;
    }

    /// An option of the group whose name begins with these words.
    pub(crate) async fn option(&self, group: &str, option: &str) -> Element {
        let group = self.the("radiogroup", starts(&format!("{group} "))).await;
        self.within("radio", option, Some(&group)).await
    }

    /// Whether an option of a group is chosen.
    pub(crate) async fn is_chosen(&self, group: &str, option: &str) -> bool {
        let radio = self.option(group, option).await;
        self.script("return arguments[0].checked", vec![json!(radio)]).await == json!(true)
    }

    /// The result that the element exports.
    pub(crate) async fn exported(&self) -> String {
        let script = "return document.querySelector('cme-selfcheck').exportJson()";
        self.script(script, vec![]).await.as_str().unwrap().to_owned()
    }

    /// The exported result as data.
    pub(crate) async fn result(&self) -> Value {
        serde_json::from_str(&self.exported().await).unwrap()
    }

    /// The latest downloaded file, given the number of earlier downloads.
    pub(crate) async fn downloaded(&self, before: usize) -> String {
        self.until(&format!("seen.files.length > {before}")).await;
        let file = self.script("return seen.files.at(-1)", vec![]).await;
        file.as_str().unwrap().to_owned()
    }

    /// Chooses a file with this content in "Open a result file".
    pub(crate) async fn open_file(&self, name: &str, content: &[u8]) {
        let path = places::file(name, content);
        let input = self.the("file", starts("Open a result file")).await;
        input.send_keys(path.to_str().unwrap()).await.unwrap();
    }
}
