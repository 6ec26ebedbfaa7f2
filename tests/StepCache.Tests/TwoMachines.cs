namespace StepCache.Tests;

/// <summary>A server, and the caches of two machines that share it, for the tests that derive from it.</summary>
public abstract class TwoMachines : IDisposable
{
    /// <param name="configure">What else than the address both are told of the server.</param>
    private protected TwoMachines(Func<RemoteCacheOptions, RemoteCacheOptions>? configure = null)
    {
        var remote = new RemoteCacheOptions { Address = Server.Address };
        foreach (var cache in new[] { Here, There })
            cache.Remote = configure?.Invoke(remote) ?? remote;
    }

    private protected RemoteServer Server { get; } = new();

    private protected Cache Here { get; } = new();

    private protected Cache There { get; } = new();

    public void Dispose()
    {
        Here.Dispose();
        There.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}
