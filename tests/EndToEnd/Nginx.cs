using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EndToEnd;

/// <summary>A real nginx that serves a cache on a loopback port, configured as docs/sharing-a-cache.md says.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public Nginx()
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}/";
        Directory.CreateDirectory(_folder["store"]);
        var configuration = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "nginx.conf"))
            .Replace("listen 8080;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("/var/lib/genomic-cache", _folder["store"], StringComparison.Ordinal);
        File.WriteAllText(
            _folder["nginx.conf"],
            $"daemon off; user root; pid {_folder["pid"]}; error_log {_folder["error.log"]}; events {{}}\n"
                + $"http {{ access_log off; client_body_temp_path {_folder["body"]}; proxy_temp_path {_folder["p"]}; "
                + $"fastcgi_temp_path {_folder["f"]}; uwsgi_temp_path {_folder["u"]}; scgi_temp_path {_folder["s"]};\n{configuration}\n}}\n"
        );
        _process = Process.Start(
            new ProcessStartInfo("nginx", ["-c", _folder["nginx.conf"], "-p", _folder.Path])
            {
                RedirectStandardError = true,
            }
        )!;
        WaitUntilItListens(port);
    }

    public string Address { get; }

    /// <summary>The files that it holds.</summary>
    public int Files => Directory.EnumerateFiles(_folder["store"], "*", SearchOption.AllDirectories).Count();

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _folder.Dispose();
    }

    private void WaitUntilItListens(int port)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }
        Assert.Fail(_process.StandardError.ReadToEnd());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs nginx.</summary>
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute()
    {
        if (!new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.Any(File.Exists))
        {
            Skip = "nginx is not installed (Debian: nginx-light).";
        }
    }
}
