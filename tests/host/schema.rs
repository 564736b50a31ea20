//! The JSON Schemas compared with our reader: what we write is valid, and both refuse the same files.

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::record::{
    DeletedResult, LamportTimestamp, OpenAssessment, Record, SavedResult,
};
use cme_selfcheck::domain::team::Member;
use cme_selfcheck::domain::{
    Assessment, Framework, ItemId, Plan, Problem, ProblemKind, ResultId, Unreadable,
};
use cme_selfcheck::format::json::{self, Node};
use cme_selfcheck::format::{
    framework_v1, framework_write, result_read, result_v1, saved_v1, team_v1,
};
use proptest::prelude::*;

use crate::formats::full_result;
use crate::formats_properties::random_check;
use crate::framework_files::full_parts;
use crate::steps::{alliance, at, small};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    /// The published schema of that name.
    fn of(name: &str) -> Self {
        let text = fs::read_to_string(format!("public/schema/{name}-v1.schema.json")).unwrap();
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", serde_json::from_str(&text).unwrap()).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn takes(&self, text: &str) -> Result<(), String> {
        let value = serde_json::from_str(text).unwrap();
        self.schemas.validate(&value, self.index).map_err(|error| error.to_string())
    }
}

fn text_of(node: &Node) -> String {
    serde_json::to_string(node).unwrap()
}

fn record(framework: &Framework) -> Record {
    let check = full_result(framework);
    let stamp = LamportTimestamp { counter: 3, tab: "tab".to_owned() };
    Record {
        counter: 3,
        open: Some(OpenAssessment {
            answers_changed: check.answers.keys().map(|id| (id.clone(), stamp.clone())).collect(),
            check: check.clone(),
            opened: stamp.clone(),
            targets_changed: stamp.clone(),
            plan_changed: stamp.clone(),
            area: Some(ItemId::new("2")),
        }),
        results: vec![SavedResult { result: check, changed: stamp.clone() }],
        deleted: vec![DeletedResult { id: ResultId::from_random(4), when: stamp }],
        exported: Some((at(9), None)),
    }
}

#[test]
fn what_we_write_is_valid() {
    let framework = alliance();
    assert_eq!(Schema::of("framework").takes(framework_v1::BUILT_IN), Ok(()));
    assert_eq!(Schema::of("framework").takes(&framework_write::write(&full_parts())), Ok(()));
    let result = result_v1::write(&framework, &full_result(&framework));
    assert_eq!(Schema::of("result").takes(&result), Ok(()));
    let saved = saved_v1::write(&framework, &record(&framework), "tab");
    assert_eq!(Schema::of("saved").takes(&saved), Ok(()));
    let member = Member { label: "A".to_owned(), result: full_result(&framework) };
    let team = team_v1::write(&framework, [&member, &member].into_iter()).unwrap();
    assert_eq!(Schema::of("team").takes(&team), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_result_is_valid(check in random_check()) {
        let framework = small(&[4, 4]);
        let result = Schema::of("result").takes(&result_v1::write(&framework, &check));
        prop_assert_eq!(result, Ok(()));
        let stamp = LamportTimestamp::default();
        let results = vec![SavedResult { result: check.frozen(&framework), changed: stamp }];
        let record = Record { results, ..Record::default() };
        let saved = Schema::of("saved").takes(&saved_v1::write(&framework, &record, "tab"));
        prop_assert_eq!(saved, Ok(()));
    }
}

/// The tree with one change, for every node and several kinds of change, each with its path.
fn broken(node: &Node) -> Vec<(String, Node)> {
    let long = "x".repeat(4_001);
    let values = [
        Node::Null,
        Node::Bool(true),
        Node::Whole(-1),
        Node::Whole(0),
        Node::Whole(11),
        Node::Whole(1 << 40),
        Node::Text(String::new()),
        Node::Text("x y".to_owned()),
        Node::Text(long),
        Node::List(Vec::new()),
        Node::List(vec![Node::Null; 51]),
        Node::Object(Vec::new()),
    ];
    let mut found: Vec<_> = values.map(|value| (String::new(), value)).into();
    if let Node::Object(fields) = node {
        for (index, (name, value)) in fields.iter().enumerate() {
            let mut without = fields.clone();
            without.remove(index);
            found.push((format!(".{name} taken out"), Node::Object(without)));
            for (place, changed) in broken(value) {
                let mut fields = fields.clone();
                fields[index].1 = changed;
                found.push((format!(".{name}{place}"), Node::Object(fields)));
            }
        }
        for value in [Node::Whole(1), Node::Text("x".to_owned()), Node::Object(Vec::new())] {
            let mut more = fields.clone();
            more.push(("extra".to_owned(), value));
            found.push((".extra".to_owned(), Node::Object(more)));
        }
    }
    if let Node::List(list) = node {
        for (index, value) in list.iter().enumerate() {
            for (place, changed) in broken(value) {
                let mut list = list.clone();
                list[index] = changed;
                found.push((format!("[{index}]{place}"), Node::List(list)));
            }
        }
    }
    found
}

/// Problems that a schema cannot describe: see `xtask/src/docs/schema.rs`.
fn only_ours(Problem { path, what }: &Problem) -> bool {
    let of_ids = matches!(
        what,
        ProblemKind::UnknownItem
            | ProblemKind::UnknownRole
            | ProblemKind::OffScale { .. }
            | ProblemKind::Framework(
                Violation::DoubleId(_)
                    | Violation::LongId { .. }
                    | Violation::UnknownRole
                    | Violation::UnknownItem
                    | Violation::OffScale { .. }
            )
    );
    let numbered = matches!(what, ProblemKind::OutOfRange { .. }) && path.ends_with("cale.levels");
    let counted = matches!(what, ProblemKind::Framework(Violation::Count { .. }));
    of_ids || numbered || counted && path == "areas[*].competencies"
}

fn both_agree(schema: &Schema, place: &str, text: &str, ours: Result<(), Unreadable>) {
    let theirs = schema.takes(text);
    let agree = match &ours {
        Ok(()) => theirs.is_ok(),
        Err(Unreadable::Invalid(problems)) => theirs.is_err() || problems.iter().all(only_ours),
        Err(Unreadable::OtherFramework { .. }) => true,
        Err(_) => theirs.is_err(),
    };
    assert!(agree, "{place}: schema {theirs:?}, reader {ours:?}");
}

#[test]
fn broken_frameworks_are_refused_by_both() {
    let schema = Schema::of("framework");
    let whole = json::parse(&framework_write::write(&full_parts()), usize::MAX).unwrap();
    for (place, node) in broken(&whole) {
        let text = text_of(&node);
        both_agree(&schema, &place, &text, framework_v1::read(&text).map(|_| ()));
    }
}

#[test]
fn broken_results_are_refused_by_both() {
    let framework = alliance();
    let schema = Schema::of("result");
    let mut small = full_result(&framework);
    small.plan.versions.clear();
    let mut whole = json::parse(&result_v1::write(&framework, &small), usize::MAX).unwrap();
    // The summary is for other readers; ours computes it again.
    if let Node::Object(fields) = &mut whole {
        fields.retain(|(name, _)| name != "summary");
    }
    for (place, node) in broken(&whole) {
        let text = text_of(&node);
        both_agree(&schema, &place, &text, result_read::read(&text, &framework).map(|_| ()));
    }
}

#[test]
fn broken_teams_are_refused_by_both() {
    let framework = alliance();
    let schema = Schema::of("team");
    let result = Assessment { plan: Plan::default(), ..full_result(&framework) };
    let member = Member { label: "A".to_owned(), result };
    let text = team_v1::write(&framework, [&member].into_iter()).unwrap();
    let whole = json::parse(&text, usize::MAX).unwrap();
    for (place, node) in broken(&whole) {
        let text = text_of(&node);
        both_agree(&schema, &place, &text, team_v1::read(&text, &framework).map(|_| ()));
    }
}

#[test]
fn broken_records_are_refused_by_our_reader_where_the_schema_refuses_them() {
    let framework = alliance();
    let schema = Schema::of("saved");
    let mut record = record(&framework);
    record.results[0].result.plan.goals.clear();
    let text = saved_v1::write(&framework, &record, "tab");
    let whole = json::parse(&text, usize::MAX).unwrap();
    let mut refused = 0;
    for (place, node) in broken(&whole) {
        // Inside a record the format is known, so these fields of a result are not checked.
        if place.contains(".result.format") || place.contains(".result.version") {
            continue;
        }
        let text = text_of(&signed(node));
        if schema.takes(&text).is_err() {
            refused += 1;
            assert!(saved_v1::read(&text, &framework).is_err(), "{place}");
        }
    }
    assert!(refused > 1_000, "{refused}");
}

/// The record with the checksum of its body, so that the reader reads it.
fn signed(mut record: Node) -> Node {
    let Some(body) = record.field("body").map(text_of) else { return record };
    if let Node::Object(fields) = &mut record
        && let Some((_, Node::Text(sum))) = fields.iter_mut().find(|(name, _)| name == "checksum")
        && sum.len() == 8
    {
        *sum = format!("{:08x}", crc32fast::hash(body.as_bytes()));
    }
    record
}

#[test]
fn table_of_broken_files_is_refused_by_both() {
    let schema = Schema::of("framework");
    let text = framework_write::write(&full_parts());
    let long = "x".repeat(framework_v1::MAX_TEXT + 1);
    let cases = [
        ("unknown field", "\"title\": \"Small\"", "\"title\": \"Small\", \"$schema\": \"x\""),
        ("wrong level", "\"1.2\": 5", "\"1.2\": 11"),
        ("level as text", "\"1.2\": 5", "\"1.2\": \"5\""),
        ("missing field", "\"language\": \"en\",", ""),
        ("empty title", "\"title\": \"Small\"", "\"title\": \" \""),
        ("no revision", "\"revision\": 1", "\"revision\": 0"),
        ("too long", "\"Read\"", &format!("\"{long}\"")),
        ("another version", "\"version\": 1", "\"version\": 2"),
        ("another format", "cme-selfcheck/framework", "cme-selfcheck/result"),
    ];
    for (name, before, after) in cases {
        let changed = text.replacen(before, after, 1);
        assert_ne!(changed, text, "{name}");
        assert!(schema.takes(&changed).is_err(), "{name}");
        assert!(framework_v1::read(&changed).is_err(), "{name}");
    }
}
