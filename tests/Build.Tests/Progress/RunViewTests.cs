using System.Globalization;
using Build.Progress;
using Spectre.Console;
using StepCache;

namespace Build.Tests.Progress;

/// <summary>A run that goes on, as a terminal shows it.</summary>
public sealed class RunViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static RunState With(int running) =>
        new()
        {
            ProcessId = 7,
            Host = "elsewhere",
            Started = Noon,
            Updated = Noon.AddSeconds(3700),
            Done = 12,
            Waiting = 30,
            Failed = 1,
            Blocked = 2,
            SecondsLeft = 3730,
            Running =
            [
                .. Enumerable
                    .Range(0, running)
                    .Select(number => new RunningStep(
                        $"rigorous/train/motif-sparse/sparsity=0.1/sequences=20000/seed={number}",
                        Noon,
                        0.489,
                        "epoch 3/25, loss 0.2",
                        null,
                        41
                    )),
            ],
        };

    private static List<string> Shown(RunState run, int width = 80, int height = 24, bool unicode = true)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = width;
        var curve = new LossCurve();
        Array.ForEach(["loss 0.3", "loss 0.2"], curve.Add);
        var curves = run.Running.ToDictionary(step => step.Step, _ => curve);
        console.Write(new RunView(new Screen(width, height, unicode), curves, new WorkerUsage()).Of(run));
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }

    [Fact]
    public void Steps_are_counted_and_those_that_run_have_a_line() =>
        Assert.Equal(
            [
                "12 of 46 steps done, 1 running, 30 waiting, 1 failed, 2 cannot run; 1:01:40 so",
                "far, about 1:02:10 left",
                "Step                                         Done  Loss                   Left",
                "rigorous/train/motif-…equences=20000/seed=0   48%  █▁         0.2000      0:41",
            ],
            Shown(With(1))
        );

    [Theory]
    [InlineData(80, 24)]
    [InlineData(80, 10)]
    [InlineData(120, 6)]
    [InlineData(60, 8)]
    [InlineData(80, 3)]
    public void It_is_never_higher_or_wider_than_the_terminal(int width, int height)
    {
        var lines = Shown(With(100), width, height);

        Assert.InRange(lines.Count, 1, Math.Max(3, height - 1));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Matches(@"^and \d+ more$", lines[^1]);
    }

    [Fact]
    public void Where_there_is_only_ASCII_the_loss_is_a_number()
    {
        var lines = Shown(With(1), unicode: false);

        Assert.All(lines, line => Assert.True(System.Text.Ascii.IsValid(line), line));
        Assert.Contains("0.2000", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(40.2, "0:41")]
    [InlineData(725, "12:05")]
    [InlineData(90_005, "25:00:05")]
    public void Durations_are_shown_as_clocks_do(double seconds, string expected) =>
        Assert.Equal(expected, Duration.Text(seconds));
}
