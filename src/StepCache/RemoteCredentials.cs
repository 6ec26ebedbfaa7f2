using System.Net.Http.Headers;
using System.Text;

namespace StepCache;

/// <summary>What a remote cache knows its users by. What is secret in it cannot be read back or printed.</summary>
public sealed class RemoteCredentials
{
    private readonly AuthenticationHeaderValue header;

    private RemoteCredentials(string scheme, string parameter) => header = new(scheme, parameter);

    internal AuthenticationHeaderValue Header => header;

    /// <summary>A token, sent as <c>Authorization: Bearer</c>.</summary>
    /// <exception cref="StepCacheException">It is empty, or holds a character that no header may hold.</exception>
    public static RemoteCredentials Bearer(string token) =>
        token.Length > 0 && token.All(character => character is > ' ' and <= '~')
            ? new RemoteCredentials("Bearer", token)
            // Without the token: .NET's own message would quote it.
            : throw new StepCacheException(
                "The remote cache's token must be visible ASCII characters without blanks or line ends."
            );

    /// <summary>A user's name and password, sent as <c>Authorization: Basic</c>.</summary>
    /// <exception cref="StepCacheException">The name is empty or holds a colon.</exception>
    public static RemoteCredentials Basic(string user, string password) =>
        user.Length > 0 && !user.Contains(':', StringComparison.Ordinal)
            ? new RemoteCredentials("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")))
            : throw new StepCacheException("The remote cache's user must have a name, without a colon.");

    /// <summary>The kind of credentials, and nothing of what they are.</summary>
    public override string ToString() => $"{header.Scheme} credentials";
}
