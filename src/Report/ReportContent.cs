namespace Report;

/// <summary>What a report is made of: folders to read, and what only the build can know.</summary>
/// <param name="Studies">The studies of the parameter file, in its order.</param>
/// <param name="Facts">The machine, the versions and the arithmetic: all on the page that is not the same everywhere, beside
/// how steps stand.</param>
public sealed record ReportContent(IReadOnlyList<StudyContent> Studies, IReadOnlyList<FactGroup> Facts);

/// <summary>A study as the report takes it.</summary>
public sealed record StudyContent
{
    /// <summary>Its name in the parameter file.</summary>
    public required string Name { get; init; }

    /// <summary>What it follows.</summary>
    public required StudyProtocol Protocol { get; init; }

    /// <summary>Its part of the parameter file, as it is written there.</summary>
    public required string Stanza { get; init; }

    /// <summary>How often an interval holds the true value, from 0 to 1; null where the study has no intervals.</summary>
    public double? Confidence { get; init; }

    /// <summary>Its results; it has none where the folder has no lock.</summary>
    public required ReportFolder Results { get; init; }

    /// <summary>Its figures, with their captions.</summary>
    public required ReportFolder Figures { get; init; }

    /// <summary>The step that wrote the results.</summary>
    public required string ResultsStep { get; init; }

    /// <summary>The steps of its lock by name; null where it has no results yet.</summary>
    public required IReadOnlyDictionary<string, LockedStep>? Lock { get; init; }

    /// <summary>Its steps, each after those that it depends on; empty where they could not be planned.</summary>
    public required IReadOnlyList<StepFact> Steps { get; init; }
}

/// <summary>What a study follows.</summary>
public enum StudyProtocol
{
    /// <summary>The authors' scripts, draw by draw.</summary>
    Published,

    /// <summary>The paper's text, at many seeds.</summary>
    Replicated,

    /// <summary>Sequences from files.</summary>
    Observed,

    /// <summary>The order of two motifs that lie far apart.</summary>
    Distant,
}

/// <summary>A folder.</summary>
/// <param name="Path">Where it is, as messages name it.</param>
/// <param name="Shown">How the page names it: from the checkout, so that every machine writes the same.</param>
public sealed record ReportFolder(string Path, string Shown)
{
    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);
}

/// <summary>A step as it was committed.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Outputs">The SHA-256 of each file that it wrote, by the file's path.</param>
public sealed record LockedStep(string Key, IReadOnlyDictionary<string, string> Outputs);

/// <summary>A step as the build knows it now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Task">The task that it belongs to.</param>
/// <param name="Standing">How it stands to the cache.</param>
/// <param name="Seconds">How long it took when it was computed; null where this cache has never seen that.</param>
/// <param name="Before">The names of the steps that it depends on.</param>
public sealed record StepFact(
    string Name,
    string Task,
    StepStanding Standing,
    double? Seconds,
    IReadOnlyList<string> Before
);

/// <summary>How a step stands to the cache.</summary>
public enum StepStanding
{
    /// <summary>Its result is there.</summary>
    InCache,

    /// <summary>Its result is at the remote cache alone.</summary>
    AtRemote,

    /// <summary>It would run.</summary>
    WouldRun,

    /// <summary>Whether it would run depends on what comes before it.</summary>
    Undecided,
}

/// <summary>Facts under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Facts">Names with values.</param>
public sealed record FactGroup(string Title, IReadOnlyList<Fact> Facts);

/// <summary>A fact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record Fact(string Name, string Value);
