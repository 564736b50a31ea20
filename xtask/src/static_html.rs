//! Static HTML from the components, for display without scripts: the paper form and the start screen.

use std::sync::Arc;

use cme_selfcheck::domain::Framework;
use cme_selfcheck::messages::paper;
use cme_selfcheck::ui::paper::PaperForm;
use cme_selfcheck::ui::start::StaticStart;
use leptos::prelude::*;

/// The place of the start screen in our own page.
pub(crate) const START_PLACE: &str = "<!-- the start screen, before it can start -->";

/// The start screen.
pub(crate) fn start_screen(framework: &Arc<Framework>) -> String {
    let framework = Arc::clone(framework);
    html(|| view! { <StaticStart framework/> })
}

/// The whole page of the paper form.
pub(crate) fn paper_form(framework: &Arc<Framework>) -> String {
    let language = &framework.parts().language;
    let title = paper::TITLE;
    let framework = Arc::clone(framework);
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"paper.css\">\n</head>\n<body>\n{}\n</body>\n</html>\n",
        html(|| view! { <PaperForm framework/> }),
    )
}

/// A view as HTML, without the markers by which Leptos finds its nodes.
fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().to_html()).replace("<!>", "")
}
