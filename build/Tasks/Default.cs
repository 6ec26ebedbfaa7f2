using Cake.Frosting;

namespace Build.Tasks;

/// <summary>What runs where no target is named: <see cref="Compare"/>.</summary>
[TaskName("Default")]
[TaskDescription("The same as Compare")]
[IsDependentOn(typeof(Compare))]
public sealed class Default : FrostingTask<StudyContext>;
