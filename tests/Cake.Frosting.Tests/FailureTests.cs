using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(typeof(Broken), "Broken on purpose.")]
    [InlineData(typeof(BrokenAsync), "Broken later.")]
    public void A_failed_task_fails_the_build_and_its_dependents_do_not_run(Type broken, string message)
    {
        var build = BuildUnderTest.Of(typeof(Train), typeof(Data), broken);

        Assert.Equal(1, build.Run("--target", "Train"));

        Assert.DoesNotContain("Train", build.Journal.Entries);
        Assert.Contains(message, build.Errors, StringComparison.Ordinal);
        Assert.Contains("Failed", build.Tables, StringComparison.Ordinal);
    }

    [Fact]
    public void The_finally_part_of_a_failed_task_runs()
    {
        var build = BuildUnderTest.Of(typeof(Train), typeof(Data), typeof(Broken));

        build.Run("--target", "Broken");

        Assert.Equal(["Broken.Finally"], build.Journal.Entries);
    }

    [Theory]
    [InlineData(typeof(BrokenButOptional))]
    [InlineData(typeof(BrokenAndHandled))]
    public void The_build_goes_on_after_a_failure_that_is_allowed_or_handled(Type broken)
    {
        var build = BuildUnderTest.Of(typeof(Train), typeof(Data), broken);

        Assert.Equal(0, build.Run("--target", "Train"));

        Assert.Equal("Train", build.Journal.Entries[^1]);
    }

    [Fact]
    public void An_unknown_target_fails_before_anything_is_set_up()
    {
        var build = BuildUnderTest.Of(typeof(Data));
        build.Host.UseLifetime<JournalLifetime>();

        Assert.Equal(1, build.Run("--target", "Dtaa"));

        Assert.Contains("Dtaa", build.Errors, StringComparison.Ordinal);
        Assert.Empty(build.Journal.Entries);
    }

    [Fact]
    public void A_dependency_that_is_not_a_task_is_named()
    {
        var build = BuildUnderTest.Of(typeof(DependentOnNoTask));

        Assert.Equal(1, build.Run("--target", "DependentOnNoTask"));

        Assert.Contains("'DependentOnNoTask' names 'String'", build.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_working_directory_that_does_not_exist_is_named()
    {
        var build = BuildUnderTest.Of(typeof(Data));

        Assert.Equal(1, build.Run("--target", "Data", "--working", "/no/such/directory"));

        Assert.Contains("/no/such/directory", build.Errors, StringComparison.Ordinal);
        Assert.Empty(build.Journal.Entries);
    }

    [Fact]
    public void The_exit_code_of_an_exception_outside_tasks_is_the_build_s()
    {
        var build = BuildUnderTest.Of(typeof(Data));
        build.Host.ConfigureServices(services =>
            services.AddSingleton<IFrostingContext>(_ => throw new CakeException(7, "No context."))
        );

        Assert.Equal(7, build.Run("--target", "Data"));
    }

    [Fact]
    public void A_command_line_that_cannot_be_read_gives_minus_one()
    {
        var build = BuildUnderTest.Of(typeof(Data));

        Assert.Equal(-1, build.Run("--target", "Data", "--verbosity", "loud"));

        Assert.Empty(build.Journal.Entries);
    }
}
