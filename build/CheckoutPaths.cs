using Build.CommandLine;

namespace Build;

/// <summary>Where things are read and written in this run; every path is absolute.</summary>
public sealed record CheckoutPaths
{
    /// <summary>The checkout.</summary>
    public required string Root { get; init; }

    /// <summary>The parameter file.</summary>
    public required string ParameterFile { get; init; }

    /// <summary>The folder that files in it are named from: its own.</summary>
    public string DataRoot => Path.GetDirectoryName(ParameterFile)!;

    /// <summary>The cache folder.</summary>
    public required string Cache { get; init; }

    /// <summary>The study's results.</summary>
    public required string Results { get; init; }

    /// <summary>The manuscript's tables.</summary>
    public required string Tables { get; init; }

    /// <summary>The manuscript's figures.</summary>
    public required string Figures { get; init; }

    /// <summary>The motifs that were found, below the results.</summary>
    public string Motifs => Path.Combine(Results, "motifs");

    /// <summary>Their logos, below the figures.</summary>
    public string Logos => Path.Combine(Figures, "motifs");

    /// <summary>Build outputs, benchmarks, and results of overridden parameters.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The folder that the worker program was built into.</summary>
    public string Worker => Path.Combine(Artifacts, "bin", "Worker", "release");

    /// <summary>The folder that the worker program for observed sequences, and for tasks beyond the paper, was built into.
    /// </summary>
    public string ObservedWorker => Path.Combine(Artifacts, "bin", "ObservedData.Worker", "release");

    /// <summary>The folder that the program which draws figures was built into.</summary>
    public string FigureProgram => Path.Combine(Artifacts, "bin", "Figures", "release");

    /// <summary>The program that starts workers on the nodes of a cluster.</summary>
    public string Relay =>
        Path.Combine(Artifacts, "bin", "StepCache.Slurm.Relay", "release", "StepCache.Slurm.Relay.dll");

    /// <summary>
    /// Results of the committed parameters go to <c>results/</c> and <c>paper/</c>; those of others go under
    /// <c>artifacts/</c> unless a folder is named, so that a trial never overwrites what is committed.
    /// </summary>
    public static CheckoutPaths Of(BuildOptions options)
    {
        var root = FindRoot();
        var output =
            options.Output is not null ? Path.GetFullPath(options.Output)
            : options.OverridesParameters ? Path.Combine(root, "artifacts", "results")
            : null;
        var results = Path.Combine(output ?? Path.Combine(root, "results"), options.Study);
        return new CheckoutPaths
        {
            Root = root,
            ParameterFile = Path.GetFullPath(options.ParameterFile ?? Path.Combine(root, "params.yaml")),
            Cache = Path.GetFullPath(
                options.Cache ?? Environment.GetEnvironmentVariable("GENOMIC_CACHE") ?? Path.Combine(root, ".cache")
            ),
            Results = results,
            Tables = InPaper("tables"),
            Figures = InPaper("figures"),
        };

        string InPaper(string kind) =>
            output is null ? Path.Combine(root, "paper", kind, options.Study) : Path.Combine(results, kind);
    }

    /// <summary>A path as a reader in the current folder would write it.</summary>
    public static string Display(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Makes the folder and tries to write there, so that a run does not find out at its end.</summary>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void RequireWritable(string folder, string option)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"{Display(folder)}: cannot be written ({error.Message}); name another folder with {option} DIR."
            );
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "global.json")))
            {
                return folder;
            }
        }
        throw new UserErrorException("This program must stay in its checkout; run ./build.sh there.");
    }
}
