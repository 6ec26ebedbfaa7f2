using System.Globalization;
using Build.Parameters;

namespace Build.CommandLine;

/// <summary>
/// Reads the command line. Cake takes any unknown option as an argument of the script; here a misspelt one is
/// an error, for it would silently run something else.
/// </summary>
internal static class CommandLineParser
{
    private static readonly string[] Verbosities =
    [
        "quiet",
        "minimal",
        "normal",
        "verbose",
        "diagnostic",
        "q",
        "m",
        "n",
        "v",
        "d",
    ];

    /// <summary>Every option, in the order of the help.</summary>
    public static readonly IReadOnlyList<Option> Options =
    [
        Cakes(["--target", "-t"], "TASK", "the task to reach; repeatable (default: Compare)", AddTarget),
        Own("--study", "NAME", "the study in params.yaml (default: published)", (o, v) => o with { Study = v }),
        Own(
            "--set",
            "PATH=VALUE",
            "another value for one parameter, for this run; repeatable",
            (o, v) => o with { Overrides = [.. o.Overrides, v] }
        ),
        Own("--params", "FILE", "another parameter file", (o, v) => o with { ParameterFile = v }),
        Own("--output", "DIR", "write results to DIR/<study>/", (o, v) => o with { Output = v }),
        Own("--cache", "DIR", "the cache folder (default: $GENOMIC_CACHE or .cache)", (o, v) => o with { Cache = v }),
        Own(
            "--archive",
            "FILE",
            "fill the cache from a zip that Archive wrote, checked, before anything else",
            (o, v) => o with { Archive = v }
        ),
        Own(
            "--remote",
            "URL",
            "share results through a server (default: $GENOMIC_CACHE_URL)",
            (o, v) => o with { Remote = v }
        ),
        Own("--remote-readonly", null, "send nothing to that server", (o, _) => o with { RemoteReadOnly = true }),
        Own("--executor", "NAME", "local, or slurm: steps as job arrays on a cluster (docs/cluster.md)", SetExecutor),
        Own("--jobs", "N", "worker processes at once (default: one a processor)", SetJobs),
        Own("--force", null, "run the targets' steps even where the cache has them", (o, _) => o with { Force = true }),
        Own("--fresh-workers", null, "a process of its own for each step", (o, _) => o with { FreshWorkers = true }),
        Own("--rehash", null, "believe no remembered file digest", (o, _) => o with { Rehash = true }),
        Own(
            "--locked",
            null,
            "Compare: exit with 3 where an output differs from steps.lock",
            (o, _) => o with { Locked = true }
        ),
        Own("--step", "NAME", "Explain, Predict, Motifs: the step, as Status names it", (o, v) => o with { Step = v }),
        Own("--name", "NAME", "NewStudy: what the study is to be called", (o, v) => o with { Name = v }),
        Own(
            "--sequences",
            "FILE",
            "NewStudy, Predict: a FASTA file, plain or gzip",
            (o, v) => o with { Sequences = v }
        ),
        Own("--labels", "FILE", "NewStudy: a CSV file with a column id and labels", (o, v) => o with { Labels = v }),
        Own(
            "--genome",
            "FILE",
            "NewStudy: the FASTA file that --sequences, in BED then, are windows of",
            (o, v) => o with { Genome = v }
        ),
        Own(
            "--motifs",
            "FILE",
            "Motifs: compare with these, MEME or JASPAR (default: the study's)",
            (o, v) => o with { Motifs = v }
        ),
        Own(
            "--repair",
            null,
            "Verify: remove what is damaged, so that it is computed again",
            (o, _) => o with { Repair = true }
        ),
        Own("--keep", "STUDIES", "Collect: the studies to keep, with commas (default: all in params.yaml)", SetKeep),
        Own("--keep-days", "N", "Collect: keep what was used within N days (default: 7)", SetKeepDays),
        Own("--max-size", "SIZE", "Collect: only down to SIZE, such as 500MB or 2GiB", SetMaxSize),
        Own("--preview", null, "Collect: say what would go, remove nothing", (o, _) => o with { Preview = true }),
        Own(
            "--against",
            "REV",
            "Diff: the git revision to compare with (default: HEAD)",
            (o, v) => o with { Against = v }
        ),
        Own("--log", "FORMAT", "text, or json: an object a line on standard output", SetLog),
        Own("--format", "FORMAT", "Diff: text or markdown", SetFormat),
        Own(
            "--check",
            null,
            "Status, Diff: exit with 3 where something would run, or differs",
            (o, _) => o with { Check = true }
        ),
        Cakes(
            ["--exclusive", "-e"],
            null,
            "run only the target, not what it depends on",
            (o, _) => o with { Exclusive = true }
        ),
        Cakes(["--tree", "--showtree"], null, "show the tasks as a tree", Looks),
        Cakes(
            ["--description", "--descriptions", "--showdescription", "--showdescriptions"],
            null,
            "list the tasks with what they do",
            Looks
        ),
        Cakes(["--dryrun", "--noop", "--whatif"], null, "name the tasks that would run, run none", Looks),
        Cakes(["--verbosity", "-v"], "LEVEL", "quiet, minimal, normal, verbose or diagnostic", SetVerbosity),
        Cakes(["--info"], null, "show what Cake runs on", Looks),
        Cakes(["--version", "--ver"], null, "show Cake's version", Looks),
        Own("--help", null, "show this help", (o, _) => o with { Help = true }, "-h", "-?"),
    ];

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="tasks">The names of the tasks, for targets.</param>
    /// <exception cref="UserErrorException">An option or target is unknown, or its value is wrong.</exception>
    public static BuildOptions Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> tasks)
    {
        var options = new BuildOptions { Targets = [] };
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = SplitAtEquals(arguments[i]);
            var option = Find(name);
            if (option.Value is not null && value is null)
            {
                i++;
                value = i < arguments.Count ? arguments[i] : throw Without(name, option);
            }
            if (option.Value is null && value is not null)
            {
                throw new UserErrorException($"{name}: takes no value, but was given '{value}'.");
            }
            options = option.Apply(options, value ?? "");
            if (option.IsCakes)
            {
                string[] forwarded = value is null ? [option.Names[0]] : [option.Names[0], value];
                options = options with { CakeArguments = [.. options.CakeArguments, .. forwarded] };
            }
        }
        foreach (var target in options.Targets)
        {
            CheckTarget(target, tasks);
        }
        return options.Targets.Count > 0 ? options : options with { Targets = ["Default"] };
    }

    private static Option Find(string name)
    {
        var option = Options.FirstOrDefault(option => option.Names.Contains(name, StringComparer.Ordinal));
        if (option is not null)
        {
            return option;
        }
        var names = Options.Select(known => known.Names[0]).ToList();
        throw new UserErrorException($"{name}: unknown option; {NearestName.Suggest(name, names)} See --help.");
    }

    private static void CheckTarget(string target, IReadOnlyCollection<string> tasks)
    {
        if (!tasks.Contains(target, StringComparer.OrdinalIgnoreCase))
        {
            throw new UserErrorException(
                $"--target {target}: there is no such task; {NearestName.Suggest(target, tasks)}"
            );
        }
    }

    private static (string Name, string? Value) SplitAtEquals(string argument)
    {
        var equals = argument.StartsWith("--", StringComparison.Ordinal)
            ? argument.IndexOf('=', StringComparison.Ordinal)
            : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static UserErrorException Without(string name, Option option) =>
        new($"{name}: expects a value: {name} {option.Value}");

    private static Option Own(
        string name,
        string? value,
        string help,
        Func<BuildOptions, string, BuildOptions> apply,
        params string[] others
    ) => new([name, .. others], value, help, IsCakes: false, apply);

    private static Option Cakes(
        string[] names,
        string? value,
        string help,
        Func<BuildOptions, string, BuildOptions> apply
    ) => new(names, value, help, IsCakes: true, apply);

    private static BuildOptions AddTarget(BuildOptions options, string value) =>
        options with
        {
            Targets = [.. options.Targets, value],
        };

    private static BuildOptions Looks(BuildOptions options, string _) => options with { LooksOnly = true };

    private static BuildOptions SetJobs(BuildOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs is > 0 and <= 1024
            ? options with
            {
                Jobs = jobs,
            }
            : throw new UserErrorException($"--jobs {value}: must be a whole number from 1 to 1024.");

    private static BuildOptions SetExecutor(BuildOptions options, string value) =>
        Enum.TryParse<ExecutorKind>(value, ignoreCase: true, out var executor) && Enum.IsDefined(executor)
            ? options with
            {
                Executor = executor,
            }
            : throw new UserErrorException($"--executor {value}: {NearestName.Suggest(value, ["local", "slurm"])}");

    private static BuildOptions SetKeep(BuildOptions options, string value) =>
        options with
        {
            Keep =
            [
                .. options.Keep,
                .. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ],
        };

    private static BuildOptions SetKeepDays(BuildOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500
            ? options with
            {
                KeepDays = days,
            }
            : throw new UserErrorException($"--keep-days {value}: must be a whole number from 0 to 36500.");

    private static BuildOptions SetMaxSize(BuildOptions options, string value) =>
        ByteSize.TryParse(value, out var bytes)
            ? options with
            {
                MaxSizeBytes = bytes,
            }
            : throw new UserErrorException($"--max-size {value}: must be a size such as 500MB, 2GiB or 0.");

    private static BuildOptions SetFormat(BuildOptions options, string value) =>
        Enum.TryParse<OutputFormat>(value, ignoreCase: true, out var format) && Enum.IsDefined(format)
            ? options with
            {
                Format = format,
            }
            : throw new UserErrorException($"--format {value}: {NearestName.Suggest(value, ["text", "markdown"])}");

    private static BuildOptions SetLog(BuildOptions options, string value) =>
        Enum.TryParse<LogFormat>(value, ignoreCase: true, out var log) && Enum.IsDefined(log)
            ? options with
            {
                Log = log,
            }
            : throw new UserErrorException($"--log {value}: {NearestName.Suggest(value, ["text", "json"])}");

    private static BuildOptions SetVerbosity(BuildOptions options, string value) =>
        Verbosities.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? options with
            {
                Verbosity = value,
            }
            : throw new UserErrorException($"--verbosity {value}: {NearestName.Suggest(value, Verbosities)}");
}
