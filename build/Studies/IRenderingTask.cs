namespace Build.Studies;

/// <summary>A task that renders results where they lie: where a run has no other, nothing is trained for it.</summary>
public interface IRenderingTask : IStudyTask;
