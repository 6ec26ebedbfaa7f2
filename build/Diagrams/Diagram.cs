namespace Build.Diagrams;

/// <summary>How a step is coloured.</summary>
internal enum DiagramStatus
{
    /// <summary>Its result is there.</summary>
    UpToDate,

    /// <summary>Its result is at the remote alone.</summary>
    Remote,

    /// <summary>It would run.</summary>
    WouldRun,

    /// <summary>Whether it would run depends on what comes before it.</summary>
    Undecided,
}

/// <summary>A step in a diagram.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Task">The task that it belongs to.</param>
/// <param name="Status">Its colour.</param>
/// <param name="Before">The names of the steps whose outputs it takes.</param>
internal sealed record DiagramNode(string Name, string Task, DiagramStatus Status, IReadOnlyList<string> Before);

/// <summary>The steps of a study, each after those that it depends on.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Nodes">The steps.</param>
internal sealed record Diagram(string Title, IReadOnlyList<DiagramNode> Nodes)
{
    /// <summary>What each colour means: blue, sky, orange and grey are told apart without colour vision too.</summary>
    public static readonly IReadOnlyDictionary<DiagramStatus, (string Text, string Fill, string Stroke)> Legend =
        new SortedDictionary<DiagramStatus, (string, string, string)>
        {
            [DiagramStatus.UpToDate] = ("up to date", "#cfe3f3", "#0072b2"),
            [DiagramStatus.Remote] = ("at the remote", "#e3f3fb", "#56b4e9"),
            [DiagramStatus.WouldRun] = ("would run", "#fbe3c0", "#e69f00"),
            [DiagramStatus.Undecided] = ("undecided", "#eeeeee", "#777777"),
        };
}
