using Build.Archiving;
using Build.CommandLine;
using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Writes one zip with results, paper, parameters and the study's part of the cache.</summary>
[TaskName("Archive")]
[TaskDescription("Write one zip for a repository: results, paper, and the steps that --archive takes in again")]
public sealed class Archive : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var options = context.Options;
        // Results of other parameters are where --output has had them written; those of the committed ones are in the checkout.
        var paths = options.OverridesParameters ? context.Paths : CheckoutPaths.Of(options with { Output = null });
        var study = StudyView.Open(options, paths);
        var entries = new ArchiveContents(options, paths, study).Entries();

        var folder = options.Output is { } output ? Path.GetFullPath(output) : Path.Combine(paths.Artifacts, "archive");
        CheckoutPaths.RequireWritable(folder, "--output");
        var file = Path.Combine(folder, $"{options.Study}.zip");
        var size = ArchiveWriter.Write(file, entries, CancellationToken.None);
        context.Outcome.EndWith($"{entries.Count} files ({ByteSize.Format(size)}) in {CheckoutPaths.Display(file)}");
    }
}
