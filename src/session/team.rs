//! The team view: the results that were collected, the label of each member, and the outcome of every file.
//!
//! In memory only, until the director saves a team file. Independent of [`super::Session`]: the visitor's own
//! self-check is neither read nor changed.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Env;
use crate::domain::team::{Help, MAX_LABEL_CHARS, MAX_MEMBERS, Member, Publication, Team};
use crate::domain::{Assessment, Date, Framework, ItemId, LinkProblem, ResultId, Unreadable, Zone};
use crate::format::json::clean;
use crate::format::team_v1::{self, TeamInput};
use crate::format::{csv, link_v1, result_v1, xlsx};

/// Most bytes of a file; a larger one is refused before it is read.
pub const MAX_FILE_BYTES: u64 = team_v1::MAX_BYTES as u64;

/// A member of the team on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMember {
    /// Counts the members, from 1, in the order in which they were added.
    pub number: usize,
    /// The file or link that they came from, which identifies them until they have a label.
    pub source: String,
    /// Label and result.
    pub member: Member,
    /// Whether the numbers include them.
    pub included: bool,
    /// The ids that their result can have when it is read from a link, one for each day that the link may name: the day
    /// depends on the time zone of whoever created it.
    link_ids: Vec<ResultId>,
}

impl TeamMember {
    /// Whether their result came from a link: it has nothing that a link cannot hold.
    fn is_from_link(&self) -> bool {
        let result = &self.member.result;
        self.link_ids.contains(&result.id)
            && !result.plan.is_made()
            && result.adjusted_targets.is_empty()
            && result.orphans.is_empty()
            && result.answers.values().all(|answer| answer.note.is_empty())
    }

    /// Whether the other's result could come from a link to this one's.
    fn has_link_of(&self, other: &Self) -> bool {
        self.link_ids.contains(&other.member.result.id)
    }
}

/// The outcome of a file or link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    /// It became the member of that number.
    Member(usize),
    /// It was a team file.
    Team {
        /// New members.
        added: usize,
        /// Members that it updated.
        updated: usize,
        /// Members that were already known in the same or a later version.
        known: usize,
    },
    /// It was a later version of the self-check of the member with that number.
    Updated(usize),
    /// It was the same or an earlier version of the self-check of the member with that number.
    Known(usize),
    /// A result or team of another framework.
    OtherFramework(String),
    /// It was refused.
    Refused(Unreadable),
    /// The link was refused.
    LinkRefused(LinkProblem),
    /// The browser could not read the file.
    Failed,
    /// The team has reached its maximum size.
    Full,
}

impl ImportOutcome {
    /// Whether the team includes everything that was in it.
    pub fn is_used(&self) -> bool {
        match self {
            Self::Member(_) | Self::Team { .. } | Self::Updated(_) | Self::Known(_) => true,
            Self::OtherFramework(_)
            | Self::Refused(_)
            | Self::LinkRefused(_)
            | Self::Failed
            | Self::Full => false,
        }
    }
}

/// A file or link that was added, and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The file's name, or the number of the link.
    pub name: String,
    /// The outcome.
    pub outcome: ImportOutcome,
}

/// The state of the person's team file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TeamFile {
    /// It contains the whole team.
    Current,
    /// It was downloaded in the team's present state, but the person has not confirmed that it arrived.
    Downloaded,
    /// There is none, or the team has changed since.
    Outdated,
}

/// The team on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamState {
    framework: Arc<Framework>,
    zone: Zone,
    members: Vec<TeamMember>,
    received: Vec<Received>,
    /// How many numbers were given to members.
    numbered: usize,
    /// How many links were read, including refused ones.
    links: usize,
    /// Whether prints and exports are internal, with all numbers.
    pub internal: bool,
    /// Whether the internal version has labels.
    pub labels: bool,
    file: TeamFile,
}

impl TeamState {
    /// Nobody yet.
    pub fn new(framework: Arc<Framework>, zone: Zone) -> Self {
        Self {
            framework,
            zone,
            members: Vec::new(),
            received: Vec::new(),
            numbered: 0,
            links: 0,
            internal: false,
            labels: false,
            file: TeamFile::Current,
        }
    }

    /// All members, in the order in which they were added.
    pub fn members(&self) -> &[TeamMember] {
        &self.members
    }

    /// The index of the member with that number among [`Self::members`].
    pub fn place(&self, number: usize) -> Option<usize> {
        self.members.binary_search_by_key(&number, |one| one.number).ok()
    }

    /// The member with that number.
    pub fn member(&self, number: usize) -> Option<&TeamMember> {
        self.members.get(self.place(number)?)
    }

    /// All files and links, in the order in which they were added.
    pub fn received(&self) -> &[Received] {
        &self.received
    }

    /// Whether closing the page would lose members that are in no team file.
    pub fn has_unsaved(&self) -> bool {
        self.file != TeamFile::Current && !self.members.is_empty()
    }

    fn mark_changed(&mut self) {
        self.file = TeamFile::Outdated;
    }

    /// Records that the team file was downloaded. Only the person can tell whether it arrived.
    pub fn mark_downloaded(&mut self) {
        if self.has_unsaved() {
            self.file = TeamFile::Downloaded;
        }
    }

    /// Whether it was downloaded in the team's present state, without confirmation that it arrived.
    pub fn is_download_unconfirmed(&self) -> bool {
        self.file == TeamFile::Downloaded
    }

    /// Records that the person has the team file, which does not contain excluded members.
    pub fn confirm_download(&mut self) {
        let is_whole = self.members.iter().all(|member| member.included);
        self.file = if is_whole { TeamFile::Current } else { TeamFile::Outdated };
    }

    /// Adds the content of a file.
    pub fn add_file(&mut self, name: &str, text: &str) {
        let outcome = match team_v1::read_any(text, &self.framework) {
            Ok(TeamInput::Result(result)) => self.put_result(name, *result),
            Ok(TeamInput::Team(members)) => self.put_team(name, members),
            Err(Unreadable::OtherFramework { found, .. }) => ImportOutcome::OtherFramework(found),
            Err(why) => ImportOutcome::Refused(why),
        };
        self.log_import(name, outcome);
    }

    /// Adds result links, one a line. `name` returns the name of the link of that number; all links are counted, from
    /// 1. Returns the lines that were not added.
    pub fn add_links(&mut self, text: &str, name: &dyn Fn(usize) -> String, env: Env) -> String {
        let links = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut left_out = Vec::new();
        for (index, link) in links.enumerate() {
            if index >= MAX_MEMBERS {
                left_out.push(link);
                continue;
            }
            let payload = link_v1::payload(link);
            self.links += 1;
            let name = name(self.links);
            let id = link_v1::id_of(&payload);
            let outcome = match link_v1::read(&payload, &self.framework, id, env.now, self.zone) {
                Ok(result) => self.put_result(&name, result),
                Err(why) => ImportOutcome::LinkRefused(why),
            };
            if !outcome.is_used() {
                left_out.push(link);
            }
            self.log_import(&name, outcome);
        }
        left_out.join("\n")
    }

    /// Clears the outcomes of files and links; members stay.
    pub fn clear_received(&mut self) {
        self.received.clear();
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        *self = Self::new(Arc::clone(&self.framework), self.zone);
    }

    /// Sets the label of a member.
    pub fn set_label(&mut self, number: usize, label: &str) {
        if let Some(found) = self.member_mut(number) {
            found.member.label = Self::label_text(label);
        }
    }

    /// A label as it is kept: one line, without control characters, cut, and without what nobody sees at its ends.
    pub fn label_text(label: &str) -> String {
        let label = clean(label).replace(['\n', '\t'], " ");
        let label = label.trim_matches(|one: char| {
            one.is_whitespace() || matches!(one, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
        });
        label.chars().take(MAX_LABEL_CHARS).collect()
    }

    /// Includes or excludes a member.
    pub fn include(&mut self, number: usize, included: bool) {
        if let Some(found) = self.member_mut(number) {
            found.included = included;
        }
    }

    /// The included members.
    pub fn included(&self) -> impl Iterator<Item = &TeamMember> + Clone {
        self.members.iter().filter(|member| member.included)
    }

    /// The numbers of the included members.
    pub fn team(&self, today: Date) -> Team {
        let members = self.included().map(|one| &one.member);
        Team::of(&self.framework, members, today)
    }

    /// The release to print or export; `None` if it would be for publication and the team is too small.
    pub fn publication(&self, today: Date) -> Option<Publication> {
        let team = self.team(today);
        if self.internal { Some(Publication::internal(&team)) } else { Publication::of(&team) }
    }

    /// The included members who can help with an item, and those who are below their aim.
    pub fn help(&self, item: &ItemId) -> [Vec<&TeamMember>; 2] {
        let members: Vec<_> = self.included().collect();
        let help = Help::with(&self.framework, members.iter().map(|one| &one.member), item);
        [help.can_help, help.below].map(|found| {
            found.into_iter().filter_map(|index| members.get(index).copied()).collect()
        })
    }

    /// The CSV table of that release; `None` if there is none.
    pub fn table(&self, today: Date) -> Option<String> {
        Some(csv::write_team(&self.framework, &self.publication(today)?))
    }

    /// The same as a workbook.
    pub fn workbook(&self, today: Date) -> Option<Vec<u8>> {
        Some(xlsx::write_team(&self.framework, &self.publication(today)?))
    }

    /// The team file of the included members; `None` if it would be too large to open.
    pub fn team_file(&self) -> Option<String> {
        team_v1::write(&self.framework, self.included().map(|one| &one.member))
    }

    fn member_mut(&mut self, number: usize) -> Option<&mut TeamMember> {
        self.mark_changed();
        let place = self.place(number)?;
        self.members.get_mut(place)
    }

    /// Records the outcome of a file or link of that name.
    pub fn log_import(&mut self, name: &str, outcome: ImportOutcome) {
        self.received.push(Received { name: clean(name), outcome });
    }

    /// Adds a member, or updates the one with the same result.
    fn upsert_member(&mut self, source: &str, member: Member) -> ImportOutcome {
        let links = link_v1::write_everywhere(&self.framework, &member.result);
        let new = TeamMember {
            number: self.numbered + 1,
            source: clean(source),
            link_ids: links.iter().map(|link| link_v1::id_of(link)).collect(),
            member: Member { label: Self::label_text(&member.label), ..member },
            included: true,
        };
        let same_id = |one: &TeamMember| one.member.result.id == new.member.result.id;
        // Several people may have equal ratings: the link is attributed to the first of them.
        let of_link = |one: &&mut TeamMember| new.is_from_link() && one.has_link_of(&new);
        if !self.members.iter().any(same_id)
            && let Some(known) = self.members.iter_mut().find(of_link)
        {
            let number = known.number;
            if known.member.label.is_empty() && !new.member.label.is_empty() {
                known.member.label = new.member.label;
                self.mark_changed();
            }
            return ImportOutcome::Known(number);
        }
        // A link and a file of another version may be two members until this file shows that they are one.
        let is_same =
            |one: &mut TeamMember| same_id(one) || (one.is_from_link() && new.has_link_of(one));
        let same: Vec<_> = self.members.extract_if(.., is_same).collect();
        let is_merged = same.len() > 1;
        let labels = same.iter().chain([&new]).map(|one| &one.member.label);
        let label = labels.into_iter().find(|label| !label.is_empty()).cloned().unwrap_or_default();
        let included = same.iter().any(|one| one.included);
        let Some(mut known) = same.into_iter().max_by_key(same_id) else {
            return self.add(new);
        };
        let number = known.number;
        let is_update = is_later(&self.framework, &new, &known);
        if is_update || is_merged || known.member.label != label {
            self.mark_changed();
        }
        known.member.label = label;
        known.included = included;
        if is_update {
            known.member.result = new.member.result;
            known.source = new.source;
            known.link_ids = new.link_ids;
        }
        let place = self.members.partition_point(|one| one.number < number);
        self.members.insert(place, known);
        if is_update { ImportOutcome::Updated(number) } else { ImportOutcome::Known(number) }
    }

    fn add(&mut self, new: TeamMember) -> ImportOutcome {
        if self.members.len() >= MAX_MEMBERS {
            return ImportOutcome::Full;
        }
        let number = new.number;
        self.numbered = number;
        self.mark_changed();
        self.members.push(new);
        ImportOutcome::Member(number)
    }

    fn put_result(&mut self, source: &str, result: Assessment) -> ImportOutcome {
        self.upsert_member(source, Member { label: String::new(), result })
    }

    fn put_team(&mut self, source: &str, members: Vec<Member>) -> ImportOutcome {
        let was_empty = self.members.is_empty();
        let count = members.len();
        let (mut added, mut updated) = (0, 0);
        for member in members {
            let outcome = self.upsert_member(source, member);
            if outcome == ImportOutcome::Full {
                return outcome;
            }
            added += usize::from(matches!(outcome, ImportOutcome::Member(_)));
            updated += usize::from(matches!(outcome, ImportOutcome::Updated(_)));
        }
        // The file contains everything that came from it.
        if was_empty {
            self.file = TeamFile::Current;
        }
        ImportOutcome::Team { added, updated, known: count - added - updated }
    }
}

/// Whether a result is a later version of the same self-check than another. A file is later than a link, which has less
/// content and no time. If times are equal, the texts are compared, so that the order of adding has no effect.
fn is_later(framework: &Framework, one: &TeamMember, other: &TeamMember) -> bool {
    match (one.is_from_link(), other.is_from_link()) {
        (true, _) => return false,
        (false, true) => return true,
        (false, false) => {}
    }
    let (one, other) = (&one.member.result, &other.member.result);
    let moments = |result: &Assessment| (result.updated, result.completed, result.plan.updated);
    moments(one).cmp(&moments(other)).then_with(|| {
        let text = |result| result_v1::write(framework, result);
        if one == other { Ordering::Equal } else { text(one).cmp(&text(other)) }
    }) == Ordering::Greater
}
