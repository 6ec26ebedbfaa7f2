namespace StepCache.Slurm.Internal;

/// <summary>A task of an array, as Slurm tells of it.</summary>
/// <param name="Array">The array's name.</param>
/// <param name="Job">The array's number.</param>
/// <param name="Task">The task's number; null for all that have no line of their own.</param>
/// <param name="State">Slurm's word for its state.</param>
internal sealed record QueuedTask(string Array, string Job, int? Task, string State);

/// <summary>Slurm's answer to which tasks there are.</summary>
/// <param name="Complaint">Why it gave none; null where it did.</param>
/// <param name="Tasks">The tasks.</param>
internal sealed record QueueAnswer(string? Complaint, IReadOnlyList<QueuedTask> Tasks)
{
    /// <summary>The state of a task; null where Slurm no longer knows it.</summary>
    public string? StateOf(string array, int task) =>
        Tasks
            .Where(one => one.Array == array && (one.Task == task || one.Task is null))
            .MaxBy(one => one.Task is not null)
            ?.State;

    /// <summary>Whether a task of the array has not ended.</summary>
    public bool HasActive(string array) => Tasks.Any(one => one.Array == array && !JobStates.HasEnded(one.State));
}
