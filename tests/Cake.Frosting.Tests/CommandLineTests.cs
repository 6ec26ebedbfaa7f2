using System.Diagnostics;

namespace Cake.Frosting.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--noop")]
    [InlineData("--whatif")]
    public void A_dry_run_names_the_tasks_in_their_order_and_runs_none(string option)
    {
        var build = BuildUnderTest.Of(typeof(Train), typeof(Data));

        Assert.Equal(0, build.Run("--target", "Train", option));

        Assert.Empty(build.Journal.Entries);
        Assert.Matches("(?s)1. Data.*2. Train", build.Output);
    }

    [Theory]
    [InlineData("--tree")]
    [InlineData("--showtree")]
    public void The_tree_shows_who_depends_on_whom_and_runs_nothing(string option)
    {
        var build = BuildUnderTest.Of(typeof(Everything), typeof(Train), typeof(Control), typeof(Data));

        Assert.Equal(0, build.Run(option));

        Assert.Empty(build.Journal.Entries);
        Assert.Matches("(?s)Default.*Train.*Data.*Control.*Data", build.Output);
    }

    [Theory]
    [InlineData("--description")]
    [InlineData("--showdescriptions")]
    public void The_descriptions_list_every_task_and_run_nothing(string option)
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train));

        Assert.Equal(0, build.Run(option));

        Assert.Empty(build.Journal.Entries);
        Assert.Matches("(?s)Data +Makes the data\\..*Train", build.Tables);
    }

    [Fact]
    public void Options_of_the_build_s_own_reach_its_tasks()
    {
        var build = BuildUnderTest.Of(typeof(Arguments));

        Assert.Equal(
            0,
            build.Run("-t", "Arguments", "--study=published", "--set", "a=1", "--set", "b=2", "--rate", "-1", "--force")
        );

        Assert.Equal(
            ["force=", "rate=-1", "set=a=1|b=2", "study=published", "target=Arguments"],
            build.Journal.Entries
        );
    }

    [Fact]
    public void A_quiet_build_says_nothing_but_its_report()
    {
        var build = BuildUnderTest.Of(typeof(Data));

        Assert.Equal(0, build.Run("--target", "Data", "--verbosity", "quiet"));

        Assert.Empty(build.Output);
        Assert.Contains("Succeeded", build.Tables, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_shown_and_nothing_runs()
    {
        var build = BuildUnderTest.Of(typeof(Everything));

        Assert.Equal(0, build.Run("--version", "--dryrun"));

        Assert.NotEmpty(build.Output.Trim());
        Assert.Empty(build.Journal.Entries);
    }

    [Theory]
    [InlineData("--study published", 0, "Study: published")]
    [InlineData("--target Fail", 1, "Failed on purpose.")]
    [InlineData("--help", 0, "--exclusive")]
    public async Task A_program_with_the_layer_runs_as_a_process(string arguments, int exitCode, string text)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            $"\"{Path.Combine(AppContext.BaseDirectory, "Cake.Frosting.SampleHost.dll")}\" {arguments}"
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        };

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains(text, output + await errors, StringComparison.Ordinal);
    }
}
