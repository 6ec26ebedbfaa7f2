namespace Typesetting;

/// <summary>What is wrong at one place of a file that its author can mend.</summary>
/// <param name="File">The file, relative to the checkout.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record Fault(string File, int Line, int Column, string Problem)
{
    /// <summary>As compilers print it.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}: {Problem}");
}

/// <summary>A manuscript, or a file that it draws on, that cannot be used; nothing was written.</summary>
/// <param name="faults">All that was found, one or more.</param>
public sealed class ManuscriptException(IReadOnlyList<Fault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>One fault.</summary>
    /// <param name="fault">What is wrong, and where.</param>
    public ManuscriptException(Fault fault)
        : this([fault]) { }

    /// <summary>All that was found.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
