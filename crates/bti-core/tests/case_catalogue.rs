//! The lists of the case model: one code and three names for every row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use bti_core::Language;
use bti_core::case::*;

macro_rules! every_row_is_whole {
    ($($List:ident),+ $(,)?) => {$(
        let codes: BTreeSet<&str> = $List::ALL.iter().map(|entry| entry.code()).collect();
        assert_eq!(codes.len(), $List::ALL.len(), "{}: two rows share a code", stringify!($List));
        for language in Language::ALL {
            let names: BTreeSet<&str> = $List::ALL.iter().map(|entry| entry.name(language)).collect();
            assert_eq!(names.len(), $List::ALL.len(), "{}: two rows share a name", stringify!($List));
        }
        for entry in $List::ALL.iter().copied() {
            let code = entry.code();
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-:".contains(&byte)), "{code}");
            for language in Language::ALL {
                let name = entry.name(language);
                assert!(!name.is_empty() && name.trim() == name, "{code}");
            }
            assert_eq!($List::from_code(code), Some(entry));
            let wire = serde_json::to_value(entry).unwrap();
            assert_eq!(wire, code);
            assert_eq!(serde_json::from_value::<$List>(wire).unwrap(), entry);
        }
        assert!(serde_json::from_value::<$List>(serde_json::Value::from("no-such-code")).is_err());
    )+};
}

#[test]
fn every_code_has_bokmaal_and_nynorsk_and_english() {
    every_row_is_whole!(
        Scale,
        BtiLevel,
        Role,
        EntryKind,
        Doer,
        Asked,
        Trigger,
        Task,
        DeadlineUnit,
        DayKind,
        Severity,
        Leads,
        Circumstance,
        PlanRelation,
        ProcessTopic,
        Weekday,
        BasisKind,
        SubjectKind,
        EngagementStatus,
        MeasureKind,
        Arena,
        MeetingKind,
        Effect,
        DangerKind,
        TrackKind,
        ReferralAnswer,
        AssignmentReason,
        HandOverStatus,
        Visibility,
        LogStatus,
        TransitionKind,
        ClosingReason,
        BasisProblem,
        Missing,
        FollowUpBreak,
        ObservationKind,
        ConcernStage,
        RefusalKind,
        WarningKind,
    );
}

#[test]
fn the_codes_of_events_are_written_once_and_never_taken_away() {
    let codes: BTreeSet<&str> = What::CODES.iter().copied().collect();
    assert_eq!(codes.len(), What::CODES.len());
    for code in [
        "case-opened",
        "holder-assigned",
        "hand-over-proposed",
        "hand-over-accepted",
        "hand-over-declined",
        "hand-over-withdrawn",
        "substitute-set",
        "service-joined",
        "service-left",
        "consent-given",
        "consent-refused",
        "consent-withdrawn",
        "consent-expired",
        "log-opened",
        "log-closed",
        "measure-added",
        "measure-updated",
        "meeting-held",
        "evaluated",
        "decided",
        "level-changed",
        "referral-sent",
        "referral-answered",
        "safety-opened",
        "safety-reported",
        "track-closed",
        "entry-added",
        "entry-corrected",
        "subject-came-of-age",
        "moved",
        "profile-migrated",
        "closed",
        "reopened",
        "archived",
    ] {
        assert!(codes.contains(code), "{code}");
    }
}
