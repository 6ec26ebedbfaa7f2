using Cake.Core;

namespace Cake.Frosting.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Setup_runs_once_with_the_tasks_to_execute_and_teardown_once()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train), typeof(Control));
        build.Host.UseLifetime<JournalLifetime>();

        Assert.Equal(0, build.Run("--target", "Train", "--target", "Control"));

        Assert.Equal(
            ["setup Train: Data, Control, Train", "Data", "Control", "Train", "teardown after success"],
            build.Journal.Entries
        );
    }

    [Fact]
    public void Teardown_is_told_of_the_failure()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train), typeof(Broken));
        build.Host.UseTeardown<JournalTeardown>();

        Assert.Equal(1, build.Run("--target", "Broken"));

        Assert.Equal("teardown after Broken on purpose.", build.Journal.Entries[^1]);
    }

    [Fact]
    public void A_setup_alone_runs_before_the_tasks()
    {
        var build = BuildUnderTest.Of(typeof(Data));
        build.Host.UseSetup<JournalSetup>();

        Assert.Equal(0, build.Run("--target", "Data"));

        Assert.Equal(["setup", "Data"], build.Journal.Entries);
    }

    [Fact]
    public void A_task_lifetime_runs_around_each_task()
    {
        var build = BuildUnderTest.Of(typeof(Data), typeof(Train));
        build.Host.UseTaskLifetime<JournalTaskLifetime>();

        Assert.Equal(0, build.Run("--target", "Train"));

        Assert.Equal(["> Data", "Data", "< Data", "> Train", "Train", "< Train"], build.Journal.Entries);
    }
}

public sealed class JournalLifetime : FrostingLifetime<JournalContext>
{
    public override void Setup(JournalContext context, ISetupContext info) =>
        context.Ran($"setup {info.TargetTask.Name}: {string.Join(", ", info.TasksToExecute.Select(it => it.Name))}");

    public override void Teardown(JournalContext context, ITeardownContext info) =>
        context.Ran($"teardown after {info.ThrownException?.Message ?? "success"}");
}

public sealed class JournalSetup : FrostingSetup<JournalContext>
{
    public override void Setup(JournalContext context, ISetupContext info) => context.Ran("setup");
}

public sealed class JournalTeardown : FrostingTeardown<JournalContext>
{
    public override void Teardown(JournalContext context, ITeardownContext info) =>
        context.Ran($"teardown after {info.ThrownException?.Message ?? "success"}");
}

public sealed class JournalTaskLifetime : FrostingTaskLifetime<JournalContext>
{
    public override void Setup(JournalContext context, ITaskSetupContext info) => context.Ran($"> {info.Task.Name}");

    public override void Teardown(JournalContext context, ITaskTeardownContext info) =>
        context.Ran($"< {info.Task.Name}");
}
