namespace ObservedData.Splitting;

/// <summary>
/// The sequences at hand cannot be split as asked for. Its message says what is in the way and what to do.
/// </summary>
public sealed class SplitException : Exception
{
    private readonly int _class;
    private readonly Func<string, string>? _problemOf;

    /// <param name="problem">What is wrong and what to do.</param>
    public SplitException(string problem)
        : base(problem) { }

    /// <summary>Makes an error about a class, which is known by its number here and by its name elsewhere.</summary>
    /// <param name="class">The class's number, from zero.</param>
    /// <param name="problemOf">What is wrong and what to do, by what the class is called.</param>
    public SplitException(int @class, Func<string, string> problemOf)
        : base((problemOf ?? throw new ArgumentNullException(nameof(problemOf)))($"{@class}"))
    {
        _class = @class;
        _problemOf = problemOf;
    }

    /// <summary>The message with the class's name in place of its number.</summary>
    /// <param name="classNames">By number.</param>
    public string Naming(IReadOnlyList<string> classNames) =>
        _problemOf is not null && _class < classNames.Count ? _problemOf($"'{classNames[_class]}'") : Message;
}
