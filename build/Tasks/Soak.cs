using Build.Testing;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Runs the tests of faults at their full length; <see cref="Test"/> runs them at a short one.</summary>
[TaskName("Soak")]
[TaskDescription("Kill and damage runs hundreds of times, and check that none loses or spoils a result")]
public sealed class Soak : FrostingTask<StudyContext>
{
    /// <inheritdoc/>
    public override void Run(StudyContext context) =>
        TestRun.Run(context, ["--filter", "Category=Fault"], ("GENOMIC_SOAK", "1"));
}
