namespace StepCache;

/// <summary>All that a step's key is made of, beside what it was made of before.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key; null while that depends on what steps before it will produce.</param>
/// <param name="Preimage">The canonical JSON whose SHA-256 the key is; null without a key.</param>
/// <param name="Unknown">The names of the steps whose outputs the key waits for.</param>
/// <param name="Nearest">The key most like it among the earlier ones of this step; null if none is kept.</param>
public sealed record StepExplanation(
    Step Step,
    string? Key,
    string? Preimage,
    IReadOnlyList<string> Unknown,
    EarlierKey? Nearest
);

/// <summary>A key that a step had before.</summary>
/// <param name="Key">The key.</param>
/// <param name="Differences">What is different now; empty only for the very same key.</param>
public sealed record EarlierKey(string Key, IReadOnlyList<FieldDifference> Differences);

/// <summary>A field of a key's preimage that differs from an earlier one.</summary>
/// <param name="Field">The field, such as <c>parameters.seed</c>.</param>
/// <param name="Before">Its JSON before; null if it was not there.</param>
/// <param name="After">Its JSON now; null if it is no longer there.</param>
public sealed record FieldDifference(string Field, string? Before, string? After);
