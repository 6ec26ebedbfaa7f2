namespace ObservedData.Importing;

/// <summary>What a user's files hold, before anybody has said what to do with them.</summary>
/// <param name="Columns">The columns of the labels that were read.</param>
/// <param name="Report">What was read.</param>
public sealed record ImportInspection(LabelColumns Columns, ImportReport Report);
