using Manuscript.Replication;

namespace Manuscript.Observed;

/// <summary>Which files the steps of a study of a user's own sequences write: it depends on what is predicted.</summary>
public static class ObservedFiles
{
    /// <summary>What the step of statistics writes; <see cref="ObservedResults"/> takes all of it over.</summary>
    /// <param name="task">What is predicted.</param>
    /// <returns>File names.</returns>
    public static IReadOnlyList<string> Statistics(ObservedTask task) =>
        [
            PropertyRow.FileName,
            ObservedCellRow.FileName,
            ObservedEstimateRow.FileName,
            PredictionRow.FileName,
            KeptRow.FileName,
            SelectionRow.FileName,
            RelativeRow.FileName,
            .. task.HasClasses() ? [ConfusionRow.FileName] : Array.Empty<string>(),
            .. task == ObservedTask.Binary ? [CalibrationRow.FileName] : Array.Empty<string>(),
        ];

    /// <summary>What <see cref="ObservedResults"/> writes.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="hasTargets">Whether parameters say what models are meant to reach.</param>
    /// <returns>File names.</returns>
    public static IReadOnlyList<string> Results(ObservedTask task, bool hasTargets) =>
        [
            StudyRow.FileName,
            SplitRow.FileName,
            RegionRow.FileName,
            PublishedErrorsRow.FileName,
            .. Statistics(task),
            .. hasTargets ? [Targets.FileName] : Array.Empty<string>(),
        ];

    /// <summary>What <see cref="ObservedTableRendering"/> writes, each as <c>.md</c> and as <c>.tex</c>.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="hasSelection">Whether there are sparse models and regions.</param>
    /// <param name="hasTargets">Whether parameters say what models are meant to reach.</param>
    /// <returns>Names of tables.</returns>
    public static IReadOnlyList<string> Tables(ObservedTask task, bool hasSelection, bool hasTargets) =>
        [
            "data",
            "models",
            "differences",
            .. hasSelection ? ["selection"] : Array.Empty<string>(),
            .. task == ObservedTask.Binary ? ["calibration"] : Array.Empty<string>(),
            .. task == ObservedTask.Multiclass ? ["confusion"] : Array.Empty<string>(),
            .. hasTargets ? ["targets"] : Array.Empty<string>(),
        ];
}
