using Cake.Core;

namespace Cake.Frosting.Tests;

public abstract class JournalTask : FrostingTask<JournalContext>
{
    public override void Run(JournalContext context) => context.Ran(GetType().Name);
}

[TaskDescription("Makes the data.")]
public sealed class Data : JournalTask;

[IsDependentOn(typeof(Data))]
public sealed class Train : JournalTask;

[IsDependentOn(typeof(Data))]
public sealed class Control : JournalTask;

[TaskName("Default")]
[IsDependentOn(typeof(Train))]
[IsDependentOn(typeof(Control))]
public sealed class Everything : JournalTask;

[IsDependeeOf(typeof(Train))]
public sealed class Check : JournalTask;

[IsDependeeOf(typeof(Train))]
public sealed class Unwilling : JournalTask
{
    public override bool ShouldRun(JournalContext context) => false;
}

[IsDependeeOf(typeof(Train))]
public sealed class Broken : FrostingTask<JournalContext>
{
    public override void Run(JournalContext context) => throw new CakeException(7, "Broken on purpose.");

    public override void Finally(JournalContext context) => context.Ran("Broken.Finally");
}

[IsDependeeOf(typeof(Train))]
[ContinueOnError]
public sealed class BrokenButOptional : FrostingTask<JournalContext>
{
    public override void Run(JournalContext context) => throw new InvalidOperationException("Broken on purpose.");
}

[IsDependeeOf(typeof(Train))]
public sealed class BrokenAndHandled : FrostingTask<JournalContext>
{
    public override void Run(JournalContext context) => throw new InvalidOperationException("Broken on purpose.");

    public override void OnError(Exception exception, JournalContext context) => context.Ran(exception.Message);
}

[IsDependeeOf(typeof(Train))]
public sealed class Slow : AsyncFrostingTask<JournalContext>
{
    public override async Task RunAsync(JournalContext context)
    {
        context.Ran("Slow begins");
        await Task.Yield();
        context.Ran("Slow ends");
    }
}

[IsDependeeOf(typeof(Train))]
public sealed class BrokenAsync : AsyncFrostingTask<JournalContext>
{
    public override async Task RunAsync(JournalContext context)
    {
        await Task.Yield();
        throw new InvalidOperationException("Broken later.");
    }
}

public sealed class OtherContext(ICakeContext context) : FrostingContext(context);

public sealed class OfAnotherBuild : FrostingTask<OtherContext>
{
    public override void Run(OtherContext context) => throw new InvalidOperationException("Must not run.");
}

[IsDependentOn(typeof(string))]
public sealed class DependentOnNoTask : JournalTask;

public sealed class Arguments : FrostingTask<JournalContext>
{
    public override void Run(JournalContext context)
    {
        foreach (var (name, values) in context.Arguments.GetArguments().OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            context.Ran($"{name}={string.Join('|', values)}");
        }
    }
}
