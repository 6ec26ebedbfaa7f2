namespace Cake.Frosting.Tests;

public sealed class GraphTests
{
    [Fact]
    public void Dependencies_run_once_and_before_their_dependents()
    {
        var build = BuildUnderTest.Of(typeof(Everything), typeof(Control), typeof(Train), typeof(Data));

        Assert.Equal(0, build.Run());

        Assert.Equal(["Data", "Train", "Control", "Everything"], build.Journal.Entries);
    }

    [Fact]
    public void A_dependee_runs_before_the_task_that_it_names()
    {
        var build = BuildUnderTest.Of(typeof(Train), typeof(Data), typeof(Check));

        Assert.Equal(0, build.Run("--target", "Train"));

        Assert.Equal("Train", build.Journal.Entries[^1]);
        Assert.Contains("Check", build.Journal.Entries);
    }

    [Fact]
    public void Several_targets_run_what_they_share_once_and_unrelated_ones_by_name()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train), typeof(Control));

        Assert.Equal(0, build.Run("--target", "Train", "-t", "Control"));

        Assert.Equal(["Data", "Control", "Train"], build.Journal.Entries);
    }

    [Fact]
    public void A_target_is_found_whatever_its_case()
    {
        var build = BuildUnderTest.Of(typeof(Data));

        Assert.Equal(0, build.Run("--target=data"));

        Assert.Equal(["Data"], build.Journal.Entries);
    }

    [Fact]
    public void An_exclusive_target_runs_without_its_dependencies()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train));

        Assert.Equal(0, build.Run("--target", "Train", "--exclusive"));

        Assert.Equal(["Train"], build.Journal.Entries);
    }

    [Fact]
    public void A_task_that_should_not_run_is_skipped_and_its_dependents_run()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train), typeof(Unwilling));

        Assert.Equal(0, build.Run("--target", "Train"));

        Assert.Equal(["Data", "Train"], build.Journal.Entries);
        Assert.Contains("Skipped", build.Tables, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_should_not_run_is_an_error()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train), typeof(Unwilling));

        Assert.Equal(1, build.Run("--target", "Unwilling"));

        Assert.Empty(build.Journal.Entries);
    }

    [Fact]
    public void An_asynchronous_task_ends_before_its_dependents_run()
    {
        var build = BuildUnderTest.Of(typeof(Slow), typeof(Data), typeof(Train));

        Assert.Equal(0, build.Run("--target", "Train"));

        Assert.Equal("Train", build.Journal.Entries[^1]);
        Assert.Contains("Slow ends", build.Journal.Entries);
    }

    [Fact]
    public void A_task_over_another_context_is_left_out_with_a_warning()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(OfAnotherBuild));

        Assert.Equal(0, build.Run("--target", "Data"));
        Assert.Equal(1, build.Run("--target", "OfAnotherBuild"));

        Assert.Contains("'OfAnotherBuild'", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Public_tasks_of_an_added_assembly_are_found()
    {
        var build = BuildUnderTest.Of();
        build.Host.UseContext<SampleHost.SampleContext>().AddAssembly(typeof(SampleHost.GreetTask).Assembly);

        Assert.Equal(0, build.Run("--target", "Greet", "--study", "published"));

        Assert.Contains("published", build.Output, StringComparison.Ordinal);
    }
}
