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
        var credentials = CredentialsOf(variable);
        return Check(
            origin,
            () =>
                new RemoteCacheOptions
                {
                    Address = uri,
                    ReadOnly = options.RemoteReadOnly,
                    Credentials = credentials,
                }
        );
    }

    private static RemoteCredentials? CredentialsOf(Func<string, string?> variable)
    {
        if (variable("GENOMIC_CACHE_TOKEN") is { Length: > 0 } token)
        {
            return Check("GENOMIC_CACHE_TOKEN", () => RemoteCredentials.Bearer(token));
        }
        return variable("GENOMIC_CACHE_USER") is { Length: > 0 } user
            ? Check("GENOMIC_CACHE_USER", () => RemoteCredentials.Basic(user, variable("GENOMIC_CACHE_PASSWORD") ?? ""))
            : null;
    }

    private static T Check<T>(string origin, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (StepCacheException error)
        {
            throw new UserErrorException($"{origin}: {error.Message}");
        }
    }
}
