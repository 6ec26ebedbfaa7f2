using Build.CommandLine;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Removes from the cache what nothing needs any more.</summary>
[TaskName("Collect")]
[TaskDescription("Remove from the cache what no kept study, no lock and no recent run needs")]
public sealed class Collect : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        var studies = options.Keep.Count > 0 ? options.Keep : StudyView.NamesIn(paths);
        var kept = studies
            .SelectMany(study => StudyView.Open(options, paths, study).Status())
            .Select(status => status.Key)
            .OfType<string>()
            .Concat(StepsLock.KeysBelow(Path.Combine(paths.Root, "results")));

        var report = new CacheStore(paths.Cache).Collect(
            new CollectionOptions
            {
                Keep = [.. kept.Distinct(StringComparer.Ordinal)],
                KeepYoungerThan = TimeSpan.FromDays(options.KeepDays),
                MaxSizeBytes = options.MaxSizeBytes,
                Preview = options.Preview,
            }
        );

        var done = options.Preview ? "would go" : "removed";
        context.Outcome.EndWith(
            $"{report.FilesRemoved} files, {ByteSize.Format(report.BytesRemoved)} {done}; {ByteSize.Format(report.BytesAfter)} stay",
            report.Steps.Count > 0 ? StoreView.Of(report) : null
        );
    }
}
