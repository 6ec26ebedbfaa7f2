using Build.Testing;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Runs every test of the checkout, those of the committed results among them.</summary>
[TaskName("Test")]
[TaskDescription("Run every test, and check that the committed results come out again")]
public sealed class Test : FrostingTask<StudyContext>
{
    /// <inheritdoc/>
    public override void Run(StudyContext context) => TestRun.Run(context, []);
}
