namespace StepCache;

/// <summary>Something that the user can mend: the message says what is wrong, where, and what to do.</summary>
public sealed class StepCacheException : Exception
{
    /// <summary>An error with a message for the user.</summary>
    public StepCacheException(string message, Exception? inner = null)
        : base(message, inner) { }

    /// <summary>Steps failed; the message names each with its log.</summary>
    public StepCacheException(string message, IReadOnlyList<StepFailure> failures)
        : base(message) => Failures = failures;

    /// <summary>The steps that failed by themselves; empty for any other error.</summary>
    public IReadOnlyList<StepFailure> Failures { get; } = [];
}
