using System.Collections.Immutable;

namespace ObservedData.Splitting;

/// <summary>The rows of one fold, ascending.</summary>
/// <param name="Training">Rows that weights are fitted to.</param>
/// <param name="Validation">Rows taken out of training for choices; none unless asked for.</param>
/// <param name="Test">Rows that are predicted: each row of the data in one fold.</param>
public sealed record Fold(ImmutableArray<int> Training, ImmutableArray<int> Validation, ImmutableArray<int> Test);
