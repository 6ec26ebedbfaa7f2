using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>A training that is killed between two epochs goes on from there, to the same bytes.</summary>
[Trait("Category", "Fault")]
[SupportedOSPlatform("linux")]
public sealed class ResumeTests : IDisposable
{
    // So many that a line tells of the progress, of which there is one in five seconds, before they are done.
    private const int Epochs = 1200;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_joint_training_that_was_killed_goes_on_and_ends_with_the_same_bytes()
    {
        await KillAfterSomeEpochsAsync();
        var resumed = GraphRun.Of(Joint("cache"));
        var whole = GraphRun.Of(Joint("cache-whole"));

        Assert.Equal((0, 0), (resumed.ExitCode, whole.ExitCode));
        Assert.Equal(["published/train/joint/seed=42"], resumed.Ran);
        Assert.DoesNotContain("goes on", whole.Output, StringComparison.Ordinal);
        // How long before the kill the last checkpoint was written depends on the disk.
        Assert.InRange(EpochIn(resumed.Output, @"seed=42: goes on after epoch (\d+) of 1200"), 1, Epochs);
        Assert.Equal(Stored("cache-whole"), Stored("cache"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache/work"]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task KillAfterSomeEpochsAsync()
    {
        using var run = GraphRun.Start(new Dictionary<string, string?>(), Joint("cache"));
        var errors = run.StandardError.ReadToEndAsync();
        var progress = await run.StandardOutput.SkipToAsync("seed=42  epoch ");
        foreach (var worker in Workers.Of(run))
        {
            worker.Kill(); // SIGKILL
        }
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        await errors;

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED published/train/joint/seed=42", output, StringComparison.Ordinal);
        Assert.Contains("signal 9", output, StringComparison.Ordinal);
        Assert.InRange(EpochIn(progress, @"epoch (\d+)/1200"), 1, Epochs - 1);
    }

    private string[] Joint(string cache) =>
        [
            .. SmallStudy.In(_folder, cache: cache),
            "--set",
            string.Create(CultureInfo.InvariantCulture, $"published.comparison.epochs={Epochs}"),
            "--target",
            "TrainJoint",
        ];

    private static int EpochIn(string text, string pattern)
    {
        var match = Regex.Match(text, pattern);
        Assert.True(match.Success, text);
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>What was made of which key: the records hold the digests of weights, history, metrics and predictions.</summary>
    private Dictionary<string, string> Stored(string cache) =>
        new[] { "ac", "cas" }
            .SelectMany(part => Directory.EnumerateFiles(_folder[$"{cache}/{part}"], "*", SearchOption.AllDirectories))
            .ToDictionary(
                file => Path.GetRelativePath(_folder[cache], file),
                file => Convert.ToHexString(File.ReadAllBytes(file))
            );
}
