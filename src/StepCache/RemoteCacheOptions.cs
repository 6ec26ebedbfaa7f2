namespace StepCache;

/// <summary>A server that speaks Bazel's HTTP cache protocol, shared by several caches.</summary>
/// <remarks>
/// Records are at <c>/ac/&lt;key&gt;</c> as JSON, files at <c>/cas/&lt;sha256&gt;</c>, below the address. What it
/// sends is checked; whether it answers never decides whether a run succeeds.
/// </remarks>
public sealed record RemoteCacheOptions
{
    private readonly Uri address = null!;
    private readonly RemoteCredentials? credentialsOfAddress;
    private readonly RemoteCredentials? credentials;

    /// <summary>
    /// Where the server is: <c>http</c> or <c>https</c>, with or without a path. A user and password in it become
    /// <see cref="Credentials"/>, and are not kept here.
    /// </summary>
    /// <exception cref="StepCacheException">It is no such address, or has a query or fragment.</exception>
    public required Uri Address
    {
        get => address;
        init
        {
            if (!value.IsAbsoluteUri || (value.Scheme != Uri.UriSchemeHttp && value.Scheme != Uri.UriSchemeHttps))
                throw new StepCacheException("The remote cache's address must begin with http:// or https://.");
            if (value.Query.Length > 0 || value.Fragment.Length > 0)
                throw new StepCacheException("The remote cache's address must have no query and no fragment.");
            address = new Uri(
                value
                    .GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                    .TrimEnd('/') + "/"
            );
            credentialsOfAddress = CredentialsOf(value);
        }
    }

    /// <summary>Reads only, so that nothing that runs here is given to others.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>What the server knows this user by; by default what the address says, if anything.</summary>
    public RemoteCredentials? Credentials
    {
        get => credentials ?? credentialsOfAddress;
        init => credentials = value;
    }

    /// <summary>How long a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the server may take to begin its answer.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may send or take nothing in the middle of a file.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A file that comes or goes more slowly, on the average, is given up.</summary>
    public int SlowestBytesPerSecond { get; init; } = 16 * 1024;

    /// <summary>How often one request is tried again after a failure that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How often any request is tried again in a run, before the remote is given up.</summary>
    public int RetriesPerRun { get; init; } = 20;

    /// <summary>The wait before the first retry; it doubles with each, and is varied at random.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often what the server sends may turn out to be wrong, before the remote is given up.</summary>
    public int MostRefusals { get; init; } = 8;

    /// <summary>How many requests are under way at once.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>How long the end of a run waits for what is still being sent to the server.</summary>
    public TimeSpan UploadWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A record that tells of a larger file is refused.</summary>
    public long LargestFileBytes { get; init; } = 4L << 30;

    private static RemoteCredentials? CredentialsOf(Uri address)
    {
        if (address.UserInfo.Length == 0)
            return null;
        var colon = address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? address.UserInfo : address.UserInfo[..colon];
        var password = colon < 0 ? "" : address.UserInfo[(colon + 1)..];
        return RemoteCredentials.Basic(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
    }
}
