using System.Net;

namespace StepCache.Internal.Remote;

/// <summary>How the upload of one file or result went.</summary>
/// <param name="Failure">Why it is not at the server; null if it is.</param>
internal sealed record UploadResult(string? Failure)
{
    public static readonly UploadResult Done = new((string?)null);

    /// <summary>What an answer to a write means, if it concerns this write alone.</summary>
    public static UploadResult? Of(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? Done
        : response.StatusCode == HttpStatusCode.RequestEntityTooLarge
            ? new("a file is larger than it takes (status 413)")
        : null;
}
