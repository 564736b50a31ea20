//! The schema of framework files, version 1.

use cme_selfcheck::domain::framework::{MAX_AREAS, MAX_COMPETENCIES, MAX_ROLES};
use cme_selfcheck::domain::level::{IMPORTANCE_STEPS, MAX_LEVELS, MIN_LEVELS};
use cme_selfcheck::format::framework_v1::{FORMAT, MAX_ACTIVITIES, MAX_TEXT, VERSION};
use serde_json::{Value, json};

use super::whole;
use super::{
    add, defined, document, envelope, filled, level, list, map, object, said, short, text,
};

pub(super) fn schema() -> Value {
    let definition = || said(text(), "One line that says what it is about.");
    let evidence = || said(text(), "A question that asks what would show the level.");
    let id = || said(filled(), "Permanent; never used again for something else.");
    let code = || said(filled(), "What a person reads in its place, for example 2.11.");
    let credit = object(
        &[
            ("source", said(text(), "Where the text comes from, quoted.")),
            ("rights", said(text(), "Whose it is and what may be done with it.")),
        ],
        &[
            ("date", said(text(), "Date of the source, in any form.")),
            ("note", said(text(), "What a reader should know about this edition.")),
        ],
    );
    let step = object(
        &[
            ("number", said(level(), "1, 2, 3 and so on, in the order of the list.")),
            ("name", filled()),
        ],
        &[("anchor", said(text(), "What the level looks like in practice."))],
    );
    let role = object(&[("id", id()), ("title", filled())], &[("definition", definition())]);
    let competency = object(
        &[
            ("id", id()),
            ("code", code()),
            ("statement", said(filled(), "The statement that is rated.")),
        ],
        &[
            ("activities", said(list(short(MAX_TEXT), MAX_ACTIVITIES), "Suggested next steps.")),
            ("evidencePrompt", evidence()),
        ],
    );
    let area = object(
        &[
            ("id", id()),
            ("code", code()),
            ("title", filled()),
            ("competencies", list(defined("competency"), MAX_COMPETENCIES)),
        ],
        &[("definition", definition()), ("evidencePrompt", evidence())],
    );
    let mut areas = list(defined("area"), MAX_AREAS);
    let all = format!("At most {MAX_COMPETENCIES} competencies over all areas, at least one.");
    add(&mut areas, json!({ "minItems": 1, "description": all }));
    let [format, version] = envelope(FORMAT, VERSION);
    let by_role = |of, meaning: &str| said(map(map(of, None), None), meaning);
    let content = object(
        &[
            format,
            version,
            ("id", id()),
            ("revision", said(whole(1, u32::MAX.into()), "Counts up with every edition.")),
            ("title", filled()),
            ("language", said(filled(), "BCP 47 tag of the language of the texts.")),
            ("credit", credit),
            ("scale", scale(MIN_LEVELS, MAX_LEVELS)),
            ("importanceScale", scale(IMPORTANCE_STEPS.into(), IMPORTANCE_STEPS.into())),
            ("roles", list(defined("role"), MAX_ROLES)),
            ("areas", areas),
        ],
        &[
            ("targets", by_role(level(), "Suggested levels: role id, then area or competency id.")),
            ("targetReasons", by_role(short(MAX_TEXT), "Why, one sentence each.")),
            ("targetsNote", said(text(), "Whose targets these are.")),
        ],
    );
    let defs = json!({ "level": step, "role": role, "competency": competency, "area": area });
    let description = "Areas, competencies, roles, the scale and the suggested targets. Ids of areas \
                       and competencies share one space.";
    document("framework:1", "Framework of cme-selfcheck, version 1", description, defs, content)
}

fn scale(least: usize, most: usize) -> Value {
    let mut levels = list(defined("level"), most);
    add(&mut levels, json!({ "minItems": least, "description": "In rising order." }));
    object(&[("levels", levels)], &[])
}
