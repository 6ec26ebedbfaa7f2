using Build.CommandLine;
using StepCache;

namespace Build;

/// <summary>The remote cache that the command line and the environment name.</summary>
internal static class RemoteSettings
{
    /// <summary>As this process's environment has it.</summary>
    /// <exception cref="UserErrorException">It is no address of a server.</exception>
    public static RemoteCacheOptions? Of(BuildOptions options) => Of(options, Environment.GetEnvironmentVariable);

    /// <summary>
    /// The server of <c>--remote</c> or <c>GENOMIC_CACHE_URL</c>, with the credentials of <c>GENOMIC_CACHE_TOKEN</c>, or
    /// of <c>GENOMIC_CACHE_USER</c> and <c>GENOMIC_CACHE_PASSWORD</c>; null where none is named.
    /// </summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="UserErrorException">It is no address of a server.</exception>
    public static RemoteCacheOptions? Of(BuildOptions options, Func<string, string?> variable)
    {
        var (address, origin) = options.Remote is { } named
            ? (named, "--remote")
            : (variable("GENOMIC_CACHE_URL"), "GENOMIC_CACHE_URL");
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }
        // The address itself may hold a password, so no message shows it.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw new UserErrorException(
                $"{origin}: must be the address of a server, such as http://cache.example.org/."
            );
        }
        try
        {
            return new RemoteCacheOptions
            {
                Address = uri,
                ReadOnly = options.RemoteReadOnly,
                Credentials = CredentialsOf(variable),
            };
        }
        catch (StepCacheException error)
        {
            throw new UserErrorException($"{origin}: {error.Message}");
        }
    }

    private static RemoteCredentials? CredentialsOf(Func<string, string?> variable) =>
        variable("GENOMIC_CACHE_TOKEN") is { Length: > 0 } token ? RemoteCredentials.Bearer(token)
        : variable("GENOMIC_CACHE_USER") is { Length: > 0 } user
            ? RemoteCredentials.Basic(user, variable("GENOMIC_CACHE_PASSWORD") ?? "")
        : null;
}
