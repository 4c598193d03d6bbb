//! Ids of a case and its parts, chosen by the host. They say nothing about anybody.

use crate::id::id;

id! {
    /// The id of a case (*sak*).
    CaseId
}
id! {
    /// The id of a concern (*undring*).
    ConcernId
}
id! {
    /// The id of a service's engagement in a case: the same service can come, leave and come again.
    EngagementId
}
id! {
    /// The id of a goal (*mål*).
    GoalId
}
id! {
    /// The id of a measure (*tiltak*).
    MeasureId
}
id! {
    /// The id of a meeting (*møte*).
    MeetingId
}
id! {
    /// The id of an evaluation (*evaluering*).
    EvaluationId
}
id! {
    /// The id of a decision (*beslutning*).
    DecisionId
}
id! {
    /// The id of a hand-over (*overføring*).
    HandOverId
}
id! {
    /// The id of a referral (*henvisning*).
    ReferralId
}
id! {
    /// The id of a parallel track.
    TrackId
}
id! {
    /// The id of a transition in a child's life (*overgang*).
    TransitionId
}
