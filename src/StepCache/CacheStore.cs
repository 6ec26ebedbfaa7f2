using StepCache.Internal;
using StepCache.Internal.Collecting;
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

    /// <summary>Hashes every file again, and finds all that is not as it should be.</summary>
    /// <param name="repair">Removes what is wrong, so that it is computed again when it is needed.</param>
    /// <exception cref="StepCacheException">A file cannot be read, or not be removed.</exception>
    public VerificationReport Verify(bool repair = false)
    {
        var report = Verification.Of(layout);
        return repair ? Repair.Of(layout, report) : report;
    }
}
