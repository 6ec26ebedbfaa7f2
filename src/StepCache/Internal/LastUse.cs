namespace StepCache.Internal;

/// <summary>Notes in the modification times of records and blobs that a run used them, so that a collection can
/// tell what is old.</summary>
/// <remarks>
/// What was used within a day is as good as used now, so that a warm run writes nothing. A run that computes
/// steps has everything it uses stand as used since it began: a collection beside it leaves that alone.
/// </remarks>
internal sealed class LastUse(CacheLayout layout, LiveRun liveRun)
{
    /// <summary>How coarse the times are.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromDays(1);

    /// <summary>A record was needed to find a key; its files were not.</summary>
    public void Note(Resolution? resolution)
    {
        if (resolution?.Record is not null && resolution.RecordUsed < Threshold)
            TryRenew(layout.Record(resolution.Key));
    }

    /// <summary>A record was used with its files. The record goes first: it must never be younger than its files
    /// seem to a collection that looks in between.</summary>
    public void Note(string key, ActionRecord record)
    {
        RenewIfOld(layout.Record(key));
        foreach (var output in record.Outputs)
            RenewIfOld(layout.Blob(output.Digest));
    }

    /// <summary>Sets a file's modification time to now.</summary>
    public static bool Renew(string path)
    {
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        return true;
    }

    private DateTime Threshold => liveRun.Began ?? DateTime.UtcNow - Grain;

    private void RenewIfOld(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.LastWriteTimeUtc < Threshold)
            TryRenew(path);
    }

    private static void TryRenew(string path)
    {
        try
        {
            Renew(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was collected meanwhile, or the cache can only be read.
        }
    }
}
