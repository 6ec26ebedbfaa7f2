using StepCache.Internal.Remote;

namespace StepCache.Internal.Verifying;

/// <summary>Removes what is wrong with a cache, and no more, and fetches what a remote cache still has of it.</summary>
/// <remarks>
/// A record that lacks a file stays: the keys of later steps are computed from it, and whoever needs the file finds it
/// missing and computes it. Only a mark says that the loss is known.
/// </remarks>
internal static class Repair
{
    public static async Task<VerificationReport> OfAsync(
        CacheLayout layout,
        VerificationReport report,
        RemoteCache? remote,
        CancellationToken cancellation
    )
    {
        var repaired = report.Problems.Count(problem => Remove(layout, problem));
        var fetched = 0;
        if (repaired > 0)
        {
            foreach (var (problem, record) in Verification.Dangling(layout))
            {
                var step = problem.Steps is [var name, ..] ? name : problem.Path;
                if (
                    remote is not null
                    && await remote.FetchFilesAsync(step, record, cancellation).ConfigureAwait(false)
                )
                {
                    fetched++;
                }
                else
                {
                    new RecordStore(layout).Release(Path.GetFileNameWithoutExtension(problem.Path));
                }
            }
        }
        return report with { Repaired = repaired, Fetched = fetched };
    }

    private static bool Remove(CacheLayout layout, StoreProblem problem)
    {
        var path = Path.Combine(layout.Root, problem.Path);
        return problem.Kind switch
        {
            StoreProblemKind.DanglingRecord => true, // Looked at again below, with those that lack a file from now on.
            // A run may have put the right one there since.
            StoreProblemKind.DamagedBlob => IsRight(path) || Delete(path),
            _ => Delete(path),
        };
    }

    private static bool IsRight(string blob) => File.Exists(blob) && Sha256.OfFile(blob) == Path.GetFileName(blob);

    private static bool Delete(string path) =>
        AtomicFile.Guard(
            path,
            () =>
            {
                File.Delete(path);
                return true;
            }
        );
}
