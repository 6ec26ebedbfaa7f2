using Cake.Common.Diagnostics;
using Cake.Core;

namespace Cake.Frosting.SampleHost;

public sealed class SampleContext(ICakeContext context) : FrostingContext(context)
{
    public string Study => Arguments.GetArguments("study").LastOrDefault() ?? "none";
}

[TaskName("Greet")]
[TaskDescription("Says which study was asked for.")]
public sealed class GreetTask : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Information("Study: {0}", context.Study);
}

[TaskName("Default")]
[IsDependentOn(typeof(GreetTask))]
public sealed class DefaultTask : FrostingTask;

[TaskName("Fail")]
[IsDependentOn(typeof(GreetTask))]
public sealed class FailTask : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new CakeException(7, "Failed on purpose.");
}
