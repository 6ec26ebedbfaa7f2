namespace EndToEnd;

/// <summary>Two clean caches behind one server: the second trains nothing.</summary>
public sealed class SharedCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [NginxFact]
    public void A_second_clean_cache_takes_everything_from_nginx()
    {
        using var nginx = new Nginx();
        var first = GraphRun.Of([.. SmallStudy.In(_folder, "one", "cache-one"), "--remote", nginx.Address]);
        var stored = nginx.Files;
        string[] clean = [.. SmallStudy.In(_folder, "two", "cache-two"), "--remote", nginx.Address];
        var status = GraphRun.Of([.. clean, "--target", "Status", "--check"]);
        var second = GraphRun.Of([.. clean, "--remote-readonly"]);

        Assert.Equal((0, 3, 0), (first.ExitCode, status.ExitCode, second.ExitCode));
        Assert.Contains("2 of 12 steps would run, 10 are in the remote cache only", status.Output);
        Assert.Equal((SmallStudy.Steps, 0), (first.StepsRun, second.StepsRun));
        Assert.Contains("  remote published/compare", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  remote published/train", second.Output, StringComparison.Ordinal);
        Assert.Equal(SmallStudy.Results(_folder, "one"), SmallStudy.Results(_folder, "two"));
        Assert.Equal(stored, nginx.Files);
    }

    [Fact]
    public void An_absent_server_is_said_and_does_not_stop_a_run()
    {
        var run = GraphRun.Of([
            .. SmallStudy.In(_folder),
            "--remote",
            "http://127.0.0.1:1/",
            "--target",
            "GenerateData",
        ]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "the remote cache at http://127.0.0.1:1/ does not answer",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("cache.example.org")]
    [InlineData("ftp://cache.example.org/")]
    public void What_is_no_address_is_explained(string address)
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--remote", address]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: --remote: ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
