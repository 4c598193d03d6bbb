//! Ids that a municipality's routine gives its parts.

use crate::id::id;

id! {
    /// The id of a step (*trinn*) in an action guide.
    StepId
}
id! {
    /// The id of a form or tool (*verktøy*).
    ToolId
}
id! {
    /// The id of a deadline (*frist*).
    DeadlineId
}
id! {
    /// The code of a decision option (*beslutningsvalg*).
    OptionCode
}
id! {
    /// The id of somebody to call (*kontaktpunkt*).
    ContactId
}
