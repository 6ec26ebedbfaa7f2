namespace Provenance;

/// <summary>What a crate is made from. Nothing in it depends on the machine, the clock or the cache.</summary>
public sealed record CrateSource
{
    /// <summary>The study's name.</summary>
    public required string Study { get; init; }

    /// <summary>The results folder; the files of <see cref="Results"/> are in it.</summary>
    public required string Folder { get; init; }

    /// <summary>The parameter file, by its path from the checkout, or its bare name where it lies elsewhere.</summary>
    public required string ParameterFile { get; init; }

    /// <summary>Every parameter of the study with its value, in the file's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The files that its steps read and no step made.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What was done.</summary>
    public required IReadOnlyList<TaskRun> Runs { get; init; }

    /// <summary>The results' files, by their paths in the folder with slashes.</summary>
    public required IReadOnlyList<string> Results { get; init; }
}

/// <summary>A file that was read and that no step made.</summary>
/// <param name="Path">From the checkout with slashes, or the bare name where it lies elsewhere.</param>
/// <param name="Digest">The SHA-256 of its content, in hexadecimal digits.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="DescribedIn">The file, named likewise, that says where it is from; null if there is none.</param>
public sealed record InputFile(string Path, string Digest, long SizeBytes, string? DescribedIn);

/// <summary>The steps of one task that one program computes.</summary>
public sealed record TaskRun
{
    /// <summary>The run's name in its crate.</summary>
    public string Id => WritesResults ? "#results" : IdOf(Task, Program);

    /// <summary>The task, as <c>--target</c> names it.</summary>
    public required string Task { get; init; }

    /// <summary>The program that computes its steps.</summary>
    public required PipelineProgram Program { get; init; }

    /// <summary>What the program is asked to do in the steps, sorted.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The steps' keys, as the lock has them, in the order of the steps' names.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>How many files the steps wrote.</summary>
    public required int FileCount { get; init; }

    /// <summary>The paths of the input files that the steps read.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The ids of the other runs whose outputs the steps read.</summary>
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>Whether it wrote the results: then it has that one step alone.</summary>
    public required bool WritesResults { get; init; }

    /// <summary>The name in a crate of what a program does for a task.</summary>
    public static string IdOf(string task, PipelineProgram program) => $"#{task}/{program}";
}

/// <summary>A program of this pipeline that computes steps.</summary>
public enum PipelineProgram
{
    /// <summary>Data and trainings of simulated studies.</summary>
    Worker,

    /// <summary>A user's own sequences, and tasks beyond the paper.</summary>
    ObservedWorker,

    /// <summary>Tables and claims.</summary>
    Manuscript,
}
