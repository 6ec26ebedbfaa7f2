namespace StepCache.Internal.Verifying;

/// <summary>Removes what is wrong with a cache, and no more.</summary>
/// <remarks>
/// A record that lacks a file stays: the keys of later steps are computed from it, and whoever needs the file finds it
/// missing and computes it. Only a mark says that the loss is known.
/// </remarks>
internal static class Repair
{
    public static VerificationReport Of(CacheLayout layout, VerificationReport report)
    {
        var repaired = report.Problems.Count(problem => Mend(layout, problem));
        ReleaseDangling(layout, report);
        return report with { Repaired = repaired };
    }

    private static bool Mend(CacheLayout layout, StoreProblem problem)
    {
        var path = Path.Combine(layout.Root, problem.Path);
        return problem.Kind switch
        {
            StoreProblemKind.DanglingRecord => Release(layout, path),
            // A run may have put the right one there since.
            StoreProblemKind.DamagedBlob => IsRight(path) || Delete(path),
            _ => Delete(path),
        };
    }

    // Those that lack a file now because it was damaged.
    private static void ReleaseDangling(CacheLayout layout, VerificationReport report)
    {
        if (report.Problems.All(problem => problem.Kind != StoreProblemKind.DamagedBlob))
            return;
        foreach (var problem in Verification.Dangling(layout))
            Release(layout, Path.Combine(layout.Root, problem.Path));
    }

    private static bool Release(CacheLayout layout, string record)
    {
        new RecordStore(layout).Release(Path.GetFileNameWithoutExtension(record));
        return true;
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
