using Build.CommandLine;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Hashes the whole store again and names all that is damaged.</summary>
[TaskName("Verify")]
[TaskDescription("Hash the whole cache again, name what is damaged; with --repair fetch it again or remove it")]
public sealed class Verify : AsyncFrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var store = new CacheStore(context.Paths.Cache);
        var report = context.Options.Repair
            ? await store.RepairAsync(RemoteSettings.Of(context.Options), context.Say)
            : store.Verify();
        var fetched = report.Fetched > 0 ? $", {report.Fetched} results made whole from the remote cache" : "";
        var healed =
            report.Repaired > 0
                ? $", {report.Repaired} mended{fetched}; what is missing is computed again when needed"
                : "";
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
