using System.Text.Json.Nodes;
using Build.Measuring;
using Build.Studies;
using StepCache;

namespace Build.NewStudies;

/// <summary>The files that a study is to be made of, as the user named them on the command line.</summary>
/// <param name="Sequences">FASTA, or BED where there is a genome.</param>
/// <param name="Labels">CSV; null where all sequences are positives.</param>
/// <param name="Genome">FASTA; null where sequences are.</param>
internal sealed record UserFiles(string Sequences, string? Labels, string? Genome)
{
    /// <summary>Looks through them in a process of its own; nothing is kept.</summary>
    /// <param name="executor">Starts the worker for observed sequences.</param>
    /// <param name="say">Told of what is unusual.</param>
    /// <param name="cancellation">Ends the looking.</param>
    /// <exception cref="UserErrorException">A file cannot be used, or there is nothing to learn from the labels.</exception>
    public async Task<Inspection> InspectAsync(
        IStepExecutor executor,
        Action<string> say,
        CancellationToken cancellation
    )
    {
        var worker = new WorkerCall(
            new UserFilesExecutor(executor, [("sequences", Sequences), ("labels", Labels), ("genome", Genome)]),
            say
        );
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sequences"] = Path.GetFullPath(Sequences),
        };
        if (Labels is not null)
        {
            inputs["labels"] = Path.GetFullPath(Labels);
        }
        if (Genome is not null)
        {
            inputs["genome"] = Path.GetFullPath(Genome);
        }
        try
        {
            var report = await worker.RunAsync(
                "inspect-sequences",
                new JsonObject { ["format"] = Genome is null ? "fasta" : "bed" },
                Inspection.FileName,
                inputs,
                cancellation
            );
            return RequireDifferentLabels(Inspection.Parse(report));
        }
        catch (StepExecutionException error) when (error.IsUserError)
        {
            throw new UserErrorException(error.Message);
        }
    }

    /// <summary>The same files, named from a folder; with slashes, as they are read on every system.</summary>
    public UserFiles From(string folder)
    {
        return new UserFiles(Relative(Sequences)!, Relative(Labels), Relative(Genome));

        string? Relative(string? path)
        {
            if (path is null)
            {
                return null;
            }
            var relative = Path.GetRelativePath(folder, Path.GetFullPath(path));
            return OperatingSystem.IsWindows() ? relative.Replace('\\', '/') : relative;
        }
    }

    private Inspection RequireDifferentLabels(Inspection seen) =>
        seen.Targets.FirstOrDefault(target => target.Min.Equals(target.Max)) is { } same
            ? throw new UserErrorException(
                FormattableString.Invariant(
                    $"{Labels}: All labels in the column '{same.Name}' are {same.Min}: there is nothing to learn; take the column out, or correct it."
                )
            )
            : seen;
}
