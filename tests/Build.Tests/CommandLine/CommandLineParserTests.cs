using Build.CommandLine;

namespace Build.Tests.CommandLine;

public sealed class CommandLineParserTests
{
    private static readonly string[] Tasks = ["Default", "Compare", "GenerateData"];

    [Fact]
    public void Nothing_asks_for_the_default_target_of_the_published_study()
    {
        var options = Parse();

        Assert.Equal(["Default"], options.Targets);
        Assert.Equal("published", options.Study);
        Assert.False(options.OverridesParameters);
    }

    [Theory]
    [InlineData("--study", "rigorous")]
    [InlineData("--study=rigorous")]
    public void A_value_follows_a_blank_or_an_equals_sign(params string[] arguments) =>
        Assert.Equal("rigorous", Parse(arguments).Study);

    [Fact]
    public void An_override_keeps_its_own_equals_sign()
    {
        var options = Parse("--set", "published.seed=7", "--set=published.comparison.samples=600");

        Assert.Equal(["published.seed=7", "published.comparison.samples=600"], options.Overrides);
        Assert.True(options.OverridesParameters);
    }

    [Fact]
    public void Where_steps_run_changes_no_result()
    {
        var options = Parse("--executor", "Slurm", "--set", "executors.slurm.partition=long");

        Assert.Equal(ExecutorKind.Slurm, options.Executor);
        Assert.False(options.OverridesParameters);
        Assert.Equal(ExecutorKind.Local, Parse().Executor);
    }

    [Fact]
    public void Only_cakes_own_options_are_handed_on()
    {
        var options = Parse("--target", "compare", "--jobs", "2", "--force", "--exclusive", "-v", "quiet");

        Assert.Equal(["--target", "compare", "--exclusive", "--verbosity", "quiet"], options.CakeArguments);
        Assert.Equal((2, true, true), (options.Jobs, options.Force, options.Exclusive));
    }

    [Theory]
    [InlineData("--stduy: unknown option; did you mean '--study'? See --help.", "--stduy", "x")]
    [InlineData("--study: expects a value: --study NAME", "--study")]
    [InlineData("--force: takes no value, but was given 'yes'.", "--force=yes")]
    [InlineData("--executor slrum: did you mean 'slurm'?", "--executor", "slrum")]
    [InlineData("--jobs 0: must be a whole number from 1 to 1024.", "--jobs", "0")]
    [InlineData("--jobs two: must be a whole number from 1 to 1024.", "--jobs", "two")]
    [InlineData("--target Compair: there is no such task; did you mean 'Compare'?", "--target", "Compair")]
    [InlineData(
        "--verbosity loud: known are: d, diagnostic, m, minimal, n, normal, q, quiet, v, verbose.",
        "-v",
        "loud"
    )]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        var error = Assert.Throws<UserErrorException>(() => Parse(arguments));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void The_help_names_every_option_and_every_exit_code()
    {
        var help = HelpText.For([("Compare", "compares")]);

        Assert.All(
            CommandLineParser.Options,
            option => Assert.Contains(option.Names[0], help, StringComparison.Ordinal)
        );
        Assert.All(
            ["0 done", "1 a step", "2 something", "3 a check", "70 a bug", "130 int"],
            code => Assert.Contains(code, help, StringComparison.Ordinal)
        );
    }

    private static BuildOptions Parse(params string[] arguments) => CommandLineParser.Parse(arguments, Tasks);
}
