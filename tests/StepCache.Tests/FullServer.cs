using System.Net;
using System.Net.Sockets;

namespace StepCache.Tests;

/// <summary>A server that is too busy to take another connection: who asks for one neither gets it nor is refused.
/// </summary>
/// <remarks>It never accepts, and its queue of connections has room for one, which is taken. Linux drops what comes
/// after, as a host behind a firewall seems to.</remarks>
internal sealed class FullServer : IDisposable
{
    private readonly Socket listener = NewSocket();
    private readonly Socket queued = NewSocket();

    public FullServer()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        queued.Connect(listener.LocalEndPoint!);
    }

    public Uri Address => new($"http://{listener.LocalEndPoint}/cache");

    public void Dispose()
    {
        queued.Dispose();
        listener.Dispose();
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
