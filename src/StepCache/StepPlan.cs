namespace StepCache;

/// <summary>What a run is about to do with a step.</summary>
public enum PlannedAction
{
    /// <summary>Its record and files are there.</summary>
    FromCache,

    /// <summary>Its files will be fetched: a remote cache says that it has them.</summary>
    FromRemote,

    /// <summary>It will run.</summary>
    Run,

    /// <summary>Whether it runs depends on what steps before it produce.</summary>
    Undecided,

    /// <summary>What was asked for is there without it.</summary>
    NotNeeded,
}

/// <summary>A step in a plan.</summary>
/// <param name="Step">The step.</param>
/// <param name="Action">What will be done with it.</param>
/// <param name="Reason">Why, in one line, if it will or may run; otherwise null.</param>
public sealed record PlannedStep(Step Step, PlannedAction Action, string? Reason);

/// <summary>What a run is about to do, known before anything runs.</summary>
/// <param name="Steps">Every step that the targets depend on, each after those that it depends on.</param>
public sealed record StepPlan(IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>How many steps are planned so.</summary>
    public int Count(PlannedAction action) => Steps.Count(step => step.Action == action);
}
