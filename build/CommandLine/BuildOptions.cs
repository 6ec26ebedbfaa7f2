namespace Build.CommandLine;

/// <summary>What the user asked for on the command line, checked for form but not yet against the study.</summary>
public sealed record BuildOptions
{
    /// <summary>The tasks to reach, in order.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["Default"];

    /// <summary>The study's name in the parameter file.</summary>
    public string Study { get; init; } = "published";

    /// <summary>The parameter file, or nothing for <c>params.yaml</c> of the checkout.</summary>
    public string? ParameterFile { get; init; }

    /// <summary>Overrides of single parameters, each <c>PATH=VALUE</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>The folder below which a folder for the study is written.</summary>
    public string? Output { get; init; }

    /// <summary>The cache folder.</summary>
    public string? Cache { get; init; }

    /// <summary>The archive that the cache is filled from before anything else.</summary>
    public string? Archive { get; init; }

    /// <summary>The server whose cache is shared; <c>GENOMIC_CACHE_URL</c> where none is named.</summary>
    public string? Remote { get; init; }

    /// <summary>Nothing is sent to that server.</summary>
    public bool RemoteReadOnly { get; init; }

    /// <summary>Where worker programs compute steps.</summary>
    public ExecutorKind Executor { get; init; }

    /// <summary>How many steps may run at once on this machine.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Run the steps of the targets even where the cache has them.</summary>
    public bool Force { get; init; }

    /// <summary>Believe no remembered digest of a file.</summary>
    public bool Rehash { get; init; }

    /// <summary>Whether each step gets a process of its own, also where one could take many in turn.</summary>
    public bool FreshWorkers { get; init; }

    /// <summary>Only the target's own steps may run.</summary>
    public bool Exclusive { get; init; }

    /// <summary>The git revision that Diff compares with.</summary>
    public string Against { get; init; } = "HEAD";

    /// <summary>How the run says what it does.</summary>
    public LogFormat Log { get; init; }

    /// <summary>How tables are printed.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>End with <see cref="ExitCode.Difference"/> where something differs, or would run.</summary>
    public bool Check { get; init; }

    /// <summary>The step that Explain looks at, or whose weights Predict or Motifs apply.</summary>
    public string? Step { get; init; }

    /// <summary>NewStudy: the name of the study that is made.</summary>
    public string? Name { get; init; }

    /// <summary>The user's sequences: FASTA, or BED where <see cref="Genome"/> is given.</summary>
    public string? Sequences { get; init; }

    /// <summary>NewStudy: the labels of the sequences, in CSV.</summary>
    public string? Labels { get; init; }

    /// <summary>NewStudy: the FASTA file that windows in BED are cut from.</summary>
    public string? Genome { get; init; }

    /// <summary>The file that Motifs compares what is found with; the study's own known motifs where none is named.</summary>
    public string? Motifs { get; init; }

    /// <summary>Verify mends what it can.</summary>
    public bool Repair { get; init; }

    /// <summary>The studies whose results Collect keeps; every study of the parameter file where none is named.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>Collect keeps what was used within so many days.</summary>
    public int KeepDays { get; init; } = 7;

    /// <summary>Collect removes no more than it takes to come down to so many bytes.</summary>
    public long? MaxSizeBytes { get; init; }

    /// <summary>Collect only says what would go.</summary>
    public bool Preview { get; init; }

    /// <summary>Compare fails where an output is not the one of the committed lock.</summary>
    public bool Locked { get; init; }

    /// <summary>How much is printed: Cake's name of the level.</summary>
    public string Verbosity { get; init; } = "normal";

    /// <summary>Whether only errors are printed.</summary>
    public bool IsQuiet => Verbosity.StartsWith("q", StringComparison.OrdinalIgnoreCase);

    /// <summary>The user only wants to read this program's help.</summary>
    public bool Help { get; init; }

    /// <summary>The user only looks at the graph or at versions: no task will run.</summary>
    public bool LooksOnly { get; init; }

    /// <summary>The arguments that are Cake's own.</summary>
    public IReadOnlyList<string> CakeArguments { get; init; } = [];

    /// <summary>Whether what is computed differs from what the committed parameters ask for, and results with it.</summary>
    public bool OverridesParameters =>
        ParameterFile is not null
        || Overrides.Any(assignment => !Parameters.ParameterFile.IsOfExecutors(assignment))
        || Motifs is not null;
}
