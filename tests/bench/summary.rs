//! How long it takes on the host to summarise 48, 480 and 4,800 competencies, all rated, and to read the results of a team
//! and compute its numbers. The latter has a budget, and fails where that is not kept.
#![expect(missing_docs, reason = "criterion's macros")]
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::framework::{Area, Competency, FrameworkParts};
use cme_selfcheck::domain::team::Publication;
use cme_selfcheck::domain::{
    Assessment, Desired, Framework, ItemId, Present, ResultId, Scope, Summary, Timestamp, Zone,
};
use cme_selfcheck::format::{framework_v1, result_v1};
use cme_selfcheck::session::team::TeamState;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// The built-in framework with every competency `times` over.
fn framework(times: usize) -> Framework {
    let built_in = framework_v1::read(framework_v1::BUILT_IN).unwrap();
    let copies = |one: &Competency| {
        (0..times)
            .map(|copy| Competency {
                id: ItemId::new(&format!("{}+{copy}", one.id)),
                ..one.clone()
            })
            .collect::<Vec<_>>()
    };
    let areas = built_in.areas().iter().map(|area| Area {
        competencies: area.competencies.iter().flat_map(copies).collect(),
        ..area.clone()
    });
    let parts = built_in.parts();
    let parts = FrameworkParts {
        areas: areas.collect(),
        targets: Vec::new(),
        target_reasons: Vec::new(),
        ..parts.clone()
    };
    Framework::new(parts).unwrap()
}

fn answered(framework: &Framework) -> Assessment {
    let setup = Setup { role: None, scope: Scope::Full, importance: false };
    let now = Timestamp::EPOCH;
    let mut check = Assessment::begin(framework, setup, ResultId::from_random(1), now);
    let level =
        |number: usize| framework.scale().level(u8::try_from(number % 5 + 1).unwrap()).unwrap();
    let ids: Vec<_> = check.items(framework).into_iter().map(|(_, item)| item.id.clone()).collect();
    for (index, id) in ids.iter().enumerate() {
        check.change(id, now, |answer| {
            answer.present = Some(Present::Rated(level(index)));
            answer.desired = Some(Desired::Own(level(index * 7 + 3)));
        });
    }
    check
}

fn summaries(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("summary");
    for times in [1, 10, 100] {
        let framework = framework(times);
        let check = answered(&framework);
        let count = check.items(&framework).len();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| Summary::of(black_box(&framework), black_box(&check)));
        });
    }
    group.finish();
}

/// The files of so many members.
fn files(framework: &Framework, members: u128) -> Vec<String> {
    let whole = answered(framework);
    let file = |number| {
        let id = ResultId::from_random(number);
        result_v1::write(framework, &Assessment { id, ..whole.clone() })
    };
    (0..members).map(file).collect()
}

/// Reads the files one by one, then computes what is shown and what is published.
fn put_together(framework: &Arc<Framework>, files: &[String]) {
    let mut desk = TeamState::new(Arc::clone(framework), Zone::UTC);
    for file in files {
        desk.add_file("member.json", file);
    }
    assert_eq!(desk.members().len(), files.len());
    let today = Timestamp::EPOCH.date(Zone::UTC);
    let team = Publication::internal(&desk.team(today));
    black_box((team.needs().len(), desk.publication(today).is_some()));
}

fn teams(criterion: &mut Criterion) {
    let framework = Arc::new(framework(1));
    let mut group = criterion.benchmark_group("team");
    group.sample_size(10);
    for (members, budget) in [(200, 1), (1_000, 5)] {
        let files = files(&framework, members);
        let begun = Instant::now();
        put_together(&framework, &files);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(budget), "{members} members took {took:?}");
        group.throughput(Throughput::Elements(files.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(members), |bencher| {
            bencher.iter(|| put_together(&framework, &files));
        });
    }
    group.finish();
}

criterion_group!(benches, summaries, teams);
criterion_main!(benches);
