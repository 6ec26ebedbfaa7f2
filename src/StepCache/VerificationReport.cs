namespace StepCache;

/// <summary>What can be wrong with a file of a cache.</summary>
public enum StoreProblemKind
{
    /// <summary>A blob's content is not what its name says.</summary>
    DamagedBlob,

    /// <summary>A record cannot be read.</summary>
    MalformedRecord,

    /// <summary>A record lists a file that is not in the store, and was not let go by a collection.</summary>
    DanglingRecord,

    /// <summary>A preimage is not that of its key: a miss cannot be explained against it.</summary>
    DamagedPreimage,

    /// <summary>A file that is none of the cache's.</summary>
    StrayFile,
}

/// <summary>Something that is wrong with a cache.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The file, below the cache's folder and with slashes.</param>
/// <param name="Steps">The names of the steps whose results it is part of, as far as they are known.</param>
/// <param name="Detail">What is there and what should be, in one line.</param>
public sealed record StoreProblem(StoreProblemKind Kind, string Path, IReadOnlyList<string> Steps, string Detail);

/// <summary>How a cache was found.</summary>
/// <param name="Records">How many records were read.</param>
/// <param name="Blobs">How many blobs were hashed.</param>
/// <param name="Bytes">The size of the blobs.</param>
/// <param name="Problems">What is wrong, by path.</param>
/// <param name="Repaired">How much of it was removed, so that it is computed again when it is needed.</param>
/// <param name="Fetched">Of how many records a remote cache had what was missing.</param>
public sealed record VerificationReport(
    int Records,
    int Blobs,
    long Bytes,
    IReadOnlyList<StoreProblem> Problems,
    int Repaired = 0,
    int Fetched = 0
)
{
    /// <summary>Whether nothing is wrong, or not any more.</summary>
    public bool IsSound => Repaired == Problems.Count;
}
