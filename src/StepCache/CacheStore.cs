using StepCache.Internal;
using StepCache.Internal.Collecting;
using StepCache.Internal.Remote;
using StepCache.Internal.Verifying;

namespace StepCache;

/// <summary>Looks after the files of a cache. All of it may be done beside runs that use the cache.</summary>
/// <param name="directory">The cache's folder, which need not be there.</param>
public sealed class CacheStore(string directory)
{
    private readonly CacheLayout layout = new(directory);

    /// <summary>Removes what need not stay.</summary>
    /// <remarks>
    /// Takes no lock that a run would wait for. What a run uses or makes stays as long as that run computes, and so
    /// does what came after the collection's start. Records go before their files.
    /// </remarks>
    /// <exception cref="StepCacheException">A file cannot be removed.</exception>
    public CollectionReport Collect(CollectionOptions options)
    {
        var contents = StoreContents.Read(layout);
        var plan = CollectionPlan.Of(contents, options);
        return options.Preview ? plan.Report() : Removal.CarryOut(layout, plan);
    }

    /// <summary>The version of what a key is made of: keys of another version mean nothing here.</summary>
    public static int KeySchema => KeyPreimage.Schema;

    /// <summary>What some keys stand for, to be taken elsewhere; no file is read whole.</summary>
    /// <exception cref="StepCacheException">A record, a preimage or a file is missing.</exception>
    public StoreExport Export(IEnumerable<string> keys) => StoreExport.Of(layout, keys);

    /// <summary>Begins to take in what was exported elsewhere.</summary>
    public StoreImport Import() => new(layout);

    /// <summary>Hashes every file again, and finds all that is not as it should be.</summary>
    /// <exception cref="StepCacheException">A file cannot be read.</exception>
    public VerificationReport Verify() => Verification.Of(layout);

    /// <summary>Hashes every file again, and removes what is wrong: a remote cache may still have it, and what it does
    /// not have is computed again when it is needed.</summary>
    /// <param name="remote">The remote cache; null if there is none.</param>
    /// <param name="say">Told of what is wrong with the remote cache.</param>
    /// <param name="cancellation">Ends the fetching.</param>
    /// <exception cref="StepCacheException">A file cannot be read, removed or written.</exception>
    public async Task<VerificationReport> RepairAsync(
        RemoteCacheOptions? remote = null,
        Action<string>? say = null,
        CancellationToken cancellation = default
    )
    {
        using var server = remote is null ? null : new RemoteCache(remote, layout, say ?? (_ => { }));
        return await Repair.OfAsync(layout, Verification.Of(layout), server, cancellation).ConfigureAwait(false);
    }
}
