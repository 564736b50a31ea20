//! The team view: from result files to two printed pages, whatever else is among the files.

use std::path::PathBuf;

use cme_selfcheck::domain::assessment::Setup as Begin;
use cme_selfcheck::domain::{
    Assessment, Desired, Framework, ItemId, Present, ResultId, RoleId, Scope, Timestamp, Zone,
};
use cme_selfcheck::format::{framework_v1, link_v1, result_v1};
use fantoccini::elements::Element;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::links::CLIPBOARD;
use crate::page::starts;
use crate::places;
use crate::printing::{A4, LETTER, PRINTING, print};
use crate::scenario::scenario;
use crate::screens::{WIDTHS, Wardrobe};
use crate::server::{Setup, Site};

fn framework() -> Framework {
    framework_v1::read(framework_v1::BUILT_IN).unwrap()
}

/// A complete result of a member, whose levels depend on the number.
fn member(framework: &Framework, number: u32) -> Assessment {
    let role = ["coordinator", "manager"][usize::from(number.is_multiple_of(3))];
    let role = framework.roles().iter().find(|one| one.id.as_str() == role);
    let role = role.map(|one| RoleId::new(one.id.as_str()));
    let setup = Begin { role, scope: Scope::Full, importance: false };
    let now = Timestamp::from_unix_seconds(1_790_000_000 + i64::from(number)).unwrap();
    let id = ResultId::from_random(u128::from(number) + 1);
    let mut check = Assessment::begin(framework, setup, id, now);
    let items: Vec<ItemId> =
        check.items(framework).into_iter().map(|(_, item)| item.id.clone()).collect();
    for (index, id) in (0..).zip(items) {
        let level = |level: u32| framework.scale().level(u8::try_from(level % 5 + 1).unwrap());
        check.change(&id, now, |answer| {
            answer.present = level(number + index).map(Present::Rated);
            answer.desired = level(2 * number + 3 * index + 1).map(Desired::Own);
        });
    }
    check.frozen(framework)
}

/// A member's result file.
fn file(framework: &Framework, number: u32) -> String {
    result_v1::write(framework, &member(framework, number))
}

impl Browser {
    async fn open_team(&self, site: &Site) {
        self.open(&site.url("team.html")).await;
        self.the("heading", "Team").await;
        self.the("file", starts("Add result files")).await;
    }

    /// Chooses these files at once.
    async fn add_files(&self, files: &[PathBuf]) {
        let input = self.the("file", starts("Add result files")).await;
        let paths: Vec<_> = files.iter().map(|path| path.to_str().unwrap()).collect();
        input.send_keys(&paths.join("\n")).await.unwrap();
    }

    /// Adds the results of so many members.
    async fn add_members(&self, count: u32) {
        let framework = framework();
        let files: Vec<_> = (0..count)
            .map(|number| {
                places::file(&format!("member-{number}.json"), file(&framework, number).as_bytes())
            })
            .collect();
        self.add_files(&files).await;
        self.says("status", &format!("The team has {count} member")).await;
    }

    /// Types into a field, and moves the focus away.
    async fn types(&self, field: &Element, text: &str) {
        field.send_keys(text).await.unwrap();
        self.script("arguments[0].blur()", vec![json!(field)]).await;
    }

    async fn printed(&self, index: usize) -> String {
        self.until(&format!("seen.printed.length > {index}")).await;
        let paper = self.script(&format!("return seen.printed[{index}]"), vec![]).await;
        paper.as_str().unwrap().to_owned()
    }
}

/// Cases: TE-01
#[apply(scenario)]
#[engines(all, "files, printing")]
pub(crate) async fn director_goes_from_six_files_to_two_printed_pages(browser: &Browser) {
    let site = Site::with(Setup { before: PRINTING, ..Setup::default() });
    browser.open_team(&site).await;
    browser.add_members(6).await;
    browser.the("table", "Team needs").await;
    browser.the("table", "Gap to close by role and area").await;
    browser.press("button", "Print and save").await;
    browser
        .until(
            "document.querySelector('cme-selfcheck').shadowRoot.activeElement?.textContent
             === 'Print and save'",
        )
        .await;
    browser.press("button", "Print").await;
    let paper = browser.printed(0).await;
    for words in
        ["Team needs assessment", "CPD for the team", "Version for publication", "6 members"]
    {
        assert!(paper.contains(words), "“{words}” is not on paper: {paper}");
    }
    assert!(!paper.contains("Ana") && !paper.contains("<button"), "{paper}");

    let label = browser.the("textbox", "Label of member 1").await;
    browser.types(&label, "Ana <b>x</b>").await;
    browser.reads("Ana <b>x</b>").await;
    browser.choose_version("Internal").await;
    browser.press("checkbox", "Print labels in the internal version").await;
    browser.press("button", "Print").await;
    let paper = browser.printed(1).await;
    assert!(paper.contains("Internal version: not for publication"), "{paper}");
    assert!(paper.contains("Ana &lt;b&gt;x&lt;/b&gt;"), "{paper}");

    browser.script(CLIPBOARD, vec![]).await;
    browser.press("button", "Copy summary").await;
    browser.says("status", "Summary copied.").await;
    let copied = browser.script("return seen.copied", vec![]).await;
    assert!(copied.as_str().unwrap().starts_with("Internal version"), "{copied}");
    browser.choose_version("For publication").await;
    let gone =
        "!document.querySelector('cme-selfcheck').shadowRoot.textContent.includes('copied.')";
    browser.until(gone).await;

    browser.press("button", "Download CSV").await;
    let table = browser.downloaded(0).await;
    assert!(table.contains("area_code,area,role,code,competency,members"), "{table}");
    browser.press("button", "Download team file").await;
    let team = browser.downloaded(1).await;
    assert!(team.contains("\"format\": \"cme-selfcheck/team\""));
    // Only the person can tell whether it arrived.
    browser.says("status", "You asked for the file.").await;
    assert_eq!(browser.leaves_freely().await, false, "it may not have come");
    browser.press("button", "Copy its text").await;
    browser.says("status", "Text copied.").await;
    assert_eq!(browser.script("return seen.copied", vec![]).await, json!(team));
    browser.press("button", "I have the file").await;
    assert_eq!(browser.leaves_freely().await, true);
    assert_eq!(browser.focused().await, "button Download team file");
    let field = browser.the("textbox", "Label of member 2").await;
    let typing = "arguments[0].value = 'B';
         arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    browser.script(typing, vec![json!(field)]).await;
    assert_eq!(browser.leaves_freely().await, false, "a label that is being typed");

    // The team opens again, with its labels.
    browser.open_team(&site).await;
    browser.add_files(&[places::file("team.json", team.as_bytes())]).await;
    browser.says("status", "The team has 6 members.").await;
    browser.reads("A team file: 6 new members.").await;
    browser.is_clean().await;
}

impl Browser {
    /// Chooses a version by keyboard: not every driver can open the list of a select.
    async fn choose_version(&self, version: &str) {
        let select = self.the("combobox", "Version to print and share").await;
        let script = "const [select, text] = arguments;
             const option = [...select.options].find((one) => one.textContent === text);
             select.value = option.value;
             select.dispatchEvent(new Event('change', { bubbles: true }));";
        self.script(script, vec![json!(select), json!(version)]).await;
    }
}

/// Cases: TE-02
#[apply(scenario)]
pub(crate) async fn forty_of_three_hundred_files_are_something_else(browser: &Browser) {
    let site = Site::plain();
    browser.open_team(&site).await;
    let framework = framework();
    let other = json!({
        "format": "cme-selfcheck/result", "version": 1, "framework": { "id": "theirs", "revision": 1 },
    });
    let newer = json!({ "format": "cme-selfcheck/team", "version": 2 });
    let later = file(&framework, 7).replacen("\"revision\": 1", "\"revision\": 2", 1);
    let mut files = Vec::new();
    for number in 0..258 {
        files.push((format!("{number}.json"), file(&framework, number).into_bytes()));
    }
    // The same person twice, once with another edition of the framework.
    files.push(("again.json".to_owned(), file(&framework, 3).into_bytes()));
    files.push(("edition.json".to_owned(), later.into_bytes()));
    for number in 0..37 {
        let bytes: &[u8] = [&b""[..], b"{", b"[]", b"\xff\xfe"][number % 4];
        files.push((format!("else-{number}.json"), bytes.to_vec()));
    }
    files.push(("<img src=x onerror=alert(1)>.json".to_owned(), other.to_string().into_bytes()));
    files.push(("newer.json".to_owned(), newer.to_string().into_bytes()));
    files.push(("large.json".to_owned(), vec![b' '; 64 * 1024 * 1024 + 1]));
    assert_eq!(files.len(), 300);
    let paths: Vec<_> = files.iter().map(|(name, content)| places::file(name, content)).collect();
    // Short-lived messages may be gone before a check.
    let listen = "seen.told = [];
         const root = document.querySelector('cme-selfcheck').shadowRoot;
         const note = () => seen.told.push(root.querySelector('.team-view > [role=status]').textContent);
         new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true });";
    browser.script(listen, vec![]).await;
    browser.add_files(&paths).await;
    browser.says("status", "The team has 258 members. 40 files or links were left out").await;
    let told = "return seen.told.some((text) => /^Reading file [0-9]+ of 300/.test(text))";
    assert_eq!(browser.script(told, vec![]).await, json!(true), "how far it is");
    for words in [
        "it belongs to another framework, “theirs”",
        "newer version of the self-check",
        "This file is too large: 65536 kB",
        "<img src=x onerror=alert(1)>.json",
    ] {
        browser.reads(words).await;
    }
    let images =
        "return document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('img').length";
    assert_eq!(browser.script(images, vec![]).await, json!(0));
    browser.the("table", "Team needs").await;
    browser.is_clean().await;
}

/// Cases: TE-03
#[apply(scenario)]
pub(crate) async fn few_members_see_their_numbers_and_publish_nothing(browser: &Browser) {
    let site = Site::with(Setup { before: PRINTING, ..Setup::default() });
    browser.open_team(&site).await;
    browser.reads("No results yet.").await;
    browser.add_members(1).await;
    browser.the("table", "Team needs").await;
    browser.reads("Too few to publish").await;
    browser.press("button", "Print").await;
    browser.press("button", "Download CSV").await;
    browser.press("checkbox", "Include member 1").await;
    browser.reads("No member is included.").await;
    browser.press("checkbox", "Include member 1").await;
    browser.choose_version("Internal").await;
    browser.press("button", "Print").await;
    assert!(browser.printed(0).await.contains("Internal version"));
    assert_eq!(browser.script("return seen.files.length", vec![]).await, json!(0));

    browser.press("button", "Remove all members").await;
    browser.press("button", "Remove").await;
    browser.reads("No results yet.").await;
    browser.is_clean().await;
}

/// Cases: TE-01
#[apply(scenario)]
pub(crate) async fn links_are_pasted_one_a_line(browser: &Browser) {
    let site = Site::plain();
    browser.open_team(&site).await;
    let framework = framework();
    let link = |number| link_v1::write(&framework, &member(&framework, number), Zone::UTC).unwrap();
    let text = format!("https://example.org/#r={}\n{}\nnothing", link(1), link(2));
    let field = browser.the("textbox", "Paste result links").await;
    let fill = "arguments[0].value = arguments[1];
         arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    browser.script(fill, vec![json!(field), json!(text)]).await;
    browser.press("button", "Add links").await;
    browser.says("status", "The team has 2 members. 1 file or link was left out").await;
    browser.reads("Link 3").await;
    browser.press("button", "Clear this list").await;
    browser.until_focused("h2 Team").await;
    browser.is_clean().await;
}

/// Cases: TE-04
#[apply(scenario)]
pub(crate) async fn team_view_is_clean_in_every_dress_and_works_by_keyboard(browser: &Browser) {
    let (site, looks) = (Site::plain(), Wardrobe::new());
    browser.resize(1280, 900).await;
    browser.open_team(&site).await;
    let focus = browser.script("return document.activeElement.localName", vec![]).await;
    assert_eq!(focus, json!("body"), "the page has not taken it");
    browser.load_axe().await;
    looks.clean(browser, "team, nobody", true).await;
    browser.add_members(6).await;
    looks.clean(browser, "team", true).await;
    for width in WIDTHS {
        browser.dress("light", width, "ltr").await;
        assert_eq!(browser.too_wide().await, "", "{width} px");
    }
    browser.tab_to("input Include member 2").await;
    browser.type_key(' ').await;
    browser
        .until("!document.querySelector('cme-selfcheck').shadowRoot.activeElement.checked")
        .await;
    browser.tab_to("button Print").await;
}

/// Cases: TE-01
#[apply(scenario)]
#[engines(one of Chromium; "the others print through their own dialogs; what they are given is tested above")]
pub(crate) async fn team_takes_two_pages_of_a_pdf(browser: &Browser) {
    let site = Site::plain();
    browser.open_team(&site).await;
    browser.add_members(24).await;
    browser.press("button", "Show 38 more needs").await;
    browser.until_focused("tr ").await;
    browser.press("button", "Print").await;
    // Headless browsers have no print dialog, so the pages come as a file with the same tree and styles.
    let file = browser.downloaded(0).await;
    let paper = Site::with(Setup {
        pages: [("team-pages.html", file)].into(),
        policy: Some("default-src 'none'; style-src 'unsafe-inline'".to_owned()),
        ..Setup::default()
    });
    browser.open(&paper.url("team-pages.html")).await;
    for size in [A4, LETTER] {
        let (text, pages) = print(browser, size).await;
        assert_eq!(pages, 2, "{text}");
        assert_eq!(text.matches("Version for publication").count(), 2, "on every page: {text}");
        assert!(text.contains("CPD for the team"), "{text}");
    }
}

/// Cases: TE-05
#[apply(scenario)]
pub(crate) async fn plan_leads_to_the_team_view(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.press("button", "See results").await;
    browser.press("button", "Make a plan").await;
    let link = browser.the("link", starts("Put your team's plans together")).await;
    let address = browser.script("return arguments[0].href", vec![json!(link)]).await;
    assert_eq!(address, json!(site.url("team.html")));
}

#[apply(scenario)]
pub(crate) async fn only_files_that_are_dragged_are_taken(browser: &Browser) {
    let site = Site::plain();
    browser.open_team(&site).await;
    let drag = "const transfer = new DataTransfer();
        if (arguments[0]) transfer.items.add(new File(['{}'], 'a.json'));
        else transfer.setData('text/plain', 'https://x.example/#r=AQ');
        const field = document.querySelector('cme-selfcheck').shadowRoot
          .getElementById('team-links');
        return ['dragover', 'drop'].map((kind) => field.dispatchEvent(new DragEvent(kind, {
          bubbles: true, cancelable: true, composed: true, dataTransfer: transfer })))";
    assert_eq!(browser.script(drag, vec![json!(false)]).await, json!([true, true]));
    assert_eq!(browser.script(drag, vec![json!(true)]).await, json!([false, false]));
    browser.says("status", "1 file or link was left out").await;
    // Else the browser would open the file in place of the page, and the team would be lost.
    let outside = drag.replace(
        "document.querySelector('cme-selfcheck').shadowRoot
          .getElementById('team-links')",
        "document.body",
    );
    assert_eq!(browser.script(&outside, vec![json!(true)]).await, json!([false, false]));
    let told =
        "document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('li').length === 2";
    browser.until(told).await;
    // A file for another element is not for this one, and does not replace the page either.
    let other = outside.replace(
        "document.body",
        "document.body.appendChild(document.createElement('cme-selfcheck'))",
    );
    assert_eq!(browser.script(&other, vec![json!(true)]).await, json!([false, false]));
    browser.the("radio", "Coordinator").await;
    browser.until(told).await;
    browser.is_clean().await;
}
