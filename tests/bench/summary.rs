//! How long it takes to summarise 48, 480 and 4,800 competencies, all rated, on the host.
#![expect(missing_docs, reason = "criterion's macros")]
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::framework::{Area, Competency, FrameworkParts};
use cme_selfcheck::domain::{
    Assessment, Desired, Framework, ItemId, Present, ResultId, Scope, Summary, Timestamp,
};
use cme_selfcheck::format::framework_v1;
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

criterion_group!(benches, summaries);
criterion_main!(benches);
