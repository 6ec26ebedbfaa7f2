using StepCache;

namespace Build.Studies;

/// <summary>A task that runs steps of the study.</summary>
/// <remarks>
/// It says which before anything runs, so that steps of several tasks can run side by side although Cake runs
/// its tasks one after another.
/// </remarks>
public interface IStudyTask
{
    /// <summary>The steps whose outputs this task is there for.</summary>
    IEnumerable<Step> StepsOf(StudyPlan plan);
}
