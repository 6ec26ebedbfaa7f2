using Build.Progress;
using Spectre.Console;
using StepCache;

namespace Build.Tests.Progress;

public sealed class LogTailTests : IDisposable
{
    private readonly string _log = Path.GetTempFileName();

    [Fact]
    public void It_is_the_last_ten_lines()
    {
        File.WriteAllLines(_log, Enumerable.Range(0, 3000).Select(line => $"line {line}"));

        Assert.Equal(Enumerable.Range(2990, 10).Select(line => $"line {line}"), LogTail.Of(_log));
    }

    [Fact]
    public void What_libtorch_says_at_every_pass_is_left_out()
    {
        const string Noise =
            "[W1128 13:17:10.27 NNPACK.cpp:56] Could not initialize NNPACK! Reason: Unsupported hardware.";
        File.WriteAllLines(_log, ["the cause", .. Enumerable.Repeat(Noise, 200), "the last word"]);

        Assert.Equal(["the cause", "the last word"], LogTail.Of(_log));
    }

    [Fact]
    public void Where_there_is_no_log_it_is_empty()
    {
        Assert.Empty(LogTail.Of(null));
        Assert.Empty(LogTail.Of($"{_log}.gone"));
    }

    [Theory]
    [InlineData(false, "         | the last word")]
    [InlineData(true, null)]
    public void A_step_that_fails_shows_it_where_its_error_does_not_say_all(bool isUserError, string? expected)
    {
        File.WriteAllText(_log, "the last word\n");
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }
        );

        new StepReporter(console, quiet: false).Failed(new StepFailure("cell", "an error", _log, isUserError));

        string?[] lines = ["  FAILED cell  an error", expected];
        Assert.Equal(lines.OfType<string>(), output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    public void Dispose() => File.Delete(_log);
}
