namespace EndToEnd;

/// <summary>The same bits at any number of jobs and whatever the environment says about arithmetic.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Results_are_the_same_bytes_with_one_job_and_with_two()
    {
        GraphRun.Of([.. SmallStudy.In(_folder, "one", "cache-one"), "--jobs", "1"]);
        GraphRun.Of([.. SmallStudy.In(_folder, "two", "cache-two"), "--jobs", "2"]);

        Assert.Equal(SmallStudy.Results(_folder, "one"), SmallStudy.Results(_folder, "two"));
    }

    [Fact]
    public void Results_are_the_same_bytes_where_a_worker_takes_many_steps_and_where_each_has_its_own()
    {
        string[] all = ["--jobs", "1"];
        GraphRun.Of([.. SmallReplicatedStudy.In(_folder, "rigorous", results: "many", cache: "cache-many"), .. all]);
        GraphRun.Of([
            .. SmallReplicatedStudy.In(_folder, "rigorous", results: "own", cache: "cache-own"),
            .. all,
            "--fresh-workers",
        ]);

        Assert.Equal(Lock("many"), Lock("own"));
    }

    [Theory]
    [InlineData("MKL_ENABLE_INSTRUCTIONS", "SSE4_2")]
    [InlineData("ATEN_CPU_CAPABILITY", "default")]
    [InlineData("ONEDNN_MAX_CPU_ISA", "SSE41")]
    public void Results_are_the_same_bytes_whatever_the_environment_says(string name, string value)
    {
        GraphRun.Of(SmallStudy.In(_folder, "plain", "cache-plain"));
        var environment = new Dictionary<string, string?> { [name] = value };
        GraphRun.Of(environment, SmallStudy.In(_folder, "set", "cache-set"));

        Assert.Equal(SmallStudy.Results(_folder, "plain"), SmallStudy.Results(_folder, "set"));
    }

    public void Dispose() => _folder.Dispose();

    // It names every output's digest: of weights, learning curves, metrics and predictions, and of the tables.
    private string Lock(string results) => File.ReadAllText(_folder[$"{results}/rigorous/steps.lock"]);
}
