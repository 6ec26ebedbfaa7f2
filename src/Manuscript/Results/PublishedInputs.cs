namespace Manuscript.Results;

/// <summary>The history of one training and the name of the step that trained.</summary>
/// <param name="Step">The step's name, as it is to stand in <c>history.csv</c>.</param>
/// <param name="Path">A CSV file <c>epoch,train_loss,validation_loss</c>.</param>
public sealed record TrainingHistory(string Step, string Path);

/// <summary>The files from which the results of the study <c>published</c> are put together.</summary>
public sealed record PublishedInputs
{
    /// <summary>The study's parameters as JSON, with the names of <c>params.yaml</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Metrics of the sweep's dense baseline (phase 1), JSON.</summary>
    public required string Baseline { get; init; }

    /// <summary>Metrics of each cell of the sweep (phase 2), JSON, in any order.</summary>
    public required IReadOnlyList<string> SweepCells { get; init; }

    /// <summary>Metrics of each compared model (phase 3), JSON, in any order; the dense one must be there.</summary>
    public required IReadOnlyList<string> ComparisonModels { get; init; }

    /// <summary>The histories of all trainings, in the order in which they are to be listed.</summary>
    public required IReadOnlyList<TrainingHistory> Histories { get; init; }
}
