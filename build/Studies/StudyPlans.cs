using Build.Parameters;

namespace Build.Studies;

/// <summary>Plans a study by its protocol.</summary>
internal static class StudyPlans
{
    /// <summary>The study's steps.</summary>
    /// <param name="name">The study's name in the parameter file.</param>
    /// <param name="study">Its parameters.</param>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="root">The folder that the study's files are named from.</param>
    /// <param name="motifs">The file that motifs are compared with in place of the study's own; null for those.</param>
    public static StudyPlan Of(
        string name,
        Study study,
        Computations computations,
        string root,
        string? motifs = null
    ) =>
        study switch
        {
            PublishedStudy published => new PublishedPlan(name, published, computations).Plan(),
            ObservedStudy observed => new ObservedPlan(name, observed, computations, root, motifs).Plan(),
            ReplicatedStudy replicated => new ReplicatedPlan(name, replicated, computations, motifs).Plan(),
            DistantStudy distant => new DistantPlan(name, distant, computations).Plan(),
            _ => throw new ArgumentOutOfRangeException(nameof(study), study.GetType(), "No protocol."),
        };
}
