using Build.CommandLine;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Hashes the whole store again and names all that is damaged.</summary>
[TaskName("Verify")]
[TaskDescription("Hash the whole cache again, name what is damaged, and with --repair remove it")]
public sealed class Verify : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var report = new CacheStore(context.Paths.Cache).Verify(context.Options.Repair);
        var healed = report.Repaired > 0 ? $", {report.Repaired} removed and computed again when needed" : "";
        context.Outcome.EndWith(
            $"{report.Records} records and {report.Blobs} files ({ByteSize.Format(report.Bytes)}): {report.Problems.Count} wrong{healed}",
            report.Problems.Count > 0 ? StoreView.Of(report) : null
        );
        if (!report.IsSound)
        {
            context.Outcome.Result(ExitCode.Difference);
        }
    }
}
