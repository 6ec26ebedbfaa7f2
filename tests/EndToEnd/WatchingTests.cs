using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>A run as machines and a second shell see it.</summary>
[SupportedOSPlatform("linux")]
public sealed class WatchingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The fields of each event, as the document's table names them.</summary>
    private static Dictionary<string, HashSet<string>> Documented() =>
        Regex
            .Matches(
                File.ReadAllText(Path.Combine(Checkout.Root, "docs", "run-log.md")),
                @"^\| `(?<event>\w+)` \| (?<fields>.*) \|$",
                RegexOptions.Multiline
            )
            .ToDictionary(
                row => row.Groups["event"].Value,
                row =>
                    Regex.Matches(row.Groups["fields"].Value, @"`(\w+)`").Select(it => it.Groups[1].Value).ToHashSet()
            );

    private static List<JsonObject> Events(GraphRun run) =>
        [.. run.Output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];

    [Fact]
    public void Each_line_of_the_log_is_an_event_with_the_fields_that_the_document_names()
    {
        var documented = Documented();
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--log", "json", "--target", "TrainBaseline"]);
        var events = Events(run);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("run", $"{events[0]["event"]}");
        Assert.Equal("end", $"{events[^1]["event"]}");
        foreach (var one in events)
        {
            var (name, fields) = ($"{one["event"]}", one.Select(field => field.Key).Except(["event", "time"]));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", $"{one["time"]}");
            Assert.Subset(documented[name], fields.ToHashSet());
        }
        foreach (var name in new[] { "run", "plan", "started", "progress", "finished", "end" })
        {
            Assert.Contains(events, one => $"{one["event"]}" == name && one.Count == documented[name].Count + 2);
        }
        Assert.Contains(
            events,
            one => Regex.IsMatch($"{one["text"]}", @"^epoch 2/2, loss [\d.]+(, validation [\d.]+)?$")
        );
        Assert.Contains("4 steps run, 0 from the cache", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_is_an_event_and_the_log_still_ends()
    {
        var run = GraphRun.Of([
            .. SmallStudy.In(_folder),
            "--log",
            "json",
            "--exclusive",
            "--target",
            "TrainJoint",
            "--jobs",
            "1",
        ]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("2", $"{Events(run)[^1]["exitCode"]}");
    }

    [Fact]
    public async Task A_second_shell_sees_a_run_that_goes_on()
    {
        string[] options = [.. SmallStudy.In(_folder), "--set", "published.comparison.epochs=2000"];
        using var run = GraphRun.Start(new Dictionary<string, string?>(), [.. options, "--target", "TrainJoint"]);
        var errors = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.SkipToAsync("run    published/train/joint");
        await Task.Delay(TimeSpan.FromSeconds(2.5)); // Once a second it says how far it is.

        var during = GraphRun.Of([.. options, "--target", "Status"]).Output;
        run.Kill();
        await run.WaitForExitAsync();
        var after = GraphRun.Of([.. options, "--target", "Status"]).Output;

        Assert.Contains($"run of process {run.Id} on ", during, StringComparison.Ordinal);
        Assert.Contains("1 of 2 steps done, 1 running, 0 waiting", during, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^published/train/joint/seed=42 +\d+%", during);
        Assert.DoesNotContain("run of process", after, StringComparison.Ordinal);
        await errors;
    }
}
