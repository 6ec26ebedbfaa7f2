using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Brings back all that people look at, of every study, from the results that lie in <c>results/</c>.</summary>
[TaskName("Render")]
[TaskDescription("Tables, figures, manuscript and report of every study, from results/")]
[IsDependentOn(typeof(TypesetManuscript))]
[IsDependentOn(typeof(WriteReport))]
public sealed class Render : FrostingTask<StudyContext>, IViewTask;
