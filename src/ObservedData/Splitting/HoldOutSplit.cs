using System.Collections.Immutable;

namespace ObservedData.Splitting;

/// <summary>The rows of each part of one split, ascending. No row has a relative in another part.</summary>
/// <param name="Training">Rows that weights are fitted to.</param>
/// <param name="Validation">Rows for choices; none where no share was asked for.</param>
/// <param name="Test">Rows that errors are reported of.</param>
/// <param name="LeftOut">
/// Rows in no part: relatives of a row that a column's value puts into the test, or into validation, while their own
/// value puts them elsewhere. Always empty where parts are drawn.
/// </param>
public sealed record HoldOutSplit(
    ImmutableArray<int> Training,
    ImmutableArray<int> Validation,
    ImmutableArray<int> Test,
    ImmutableArray<int> LeftOut
);
