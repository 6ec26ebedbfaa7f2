using Manuscript.Replication;
using Manuscript.Tables;

namespace Manuscript.Observed;

/// <summary>Renders the tables of a study of a user's own sequences, from its CSV files alone.</summary>
public static class ObservedTableRendering
{
    /// <summary>
    /// Writes <c>data</c>, <c>models</c>, <c>differences</c> and, where the study has any, <c>selection</c>, <c>calibration</c>,
    /// <c>confusion</c> and <c>targets</c>, each as <c>.md</c> and as <c>.tex</c>. Nothing is written unless all files could be
    /// read.
    /// </summary>
    /// <param name="results">A folder with the files of <see cref="ObservedResults"/>.</param>
    /// <param name="study">The study's name, for labels.</param>
    /// <param name="output">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string results, string study, string output) =>
        TableRendering.Write(Read(results), study, output);

    /// <summary>The table that a comparison ends with: every model under each split, the primary one first.</summary>
    /// <param name="results">A folder with the files of <see cref="ObservedResults"/>.</param>
    /// <returns>The table, not yet in any format.</returns>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static Table Overview(string results) => ObservedOverview.Of(ObservedStudy.Read(results));

    private static List<Table> Read(string results)
    {
        var study = ObservedStudy.Read(results);
        var task = study.Setting.Task;
        var names = ObservedFiles.Tables(task, study.Selection.Count > 0, study.Targets is not null);
        return [.. names.Select(name => Of(study, name))];
    }

    private static Table Of(ObservedStudy study, string name) =>
        name switch
        {
            "data" => ObservedTables.Data(study),
            "models" => ObservedTables.Models(study),
            "differences" => ObservedTables.Differences(study),
            "selection" => ObservedTables.Selection(study),
            "calibration" => ObservedTables.Calibration(study),
            "confusion" => ObservedTables.Confusion(study),
            "targets" => TargetTable.Of(study.Targets!) with
            {
                Caption =
                    $"What models were meant to reach, and the estimates with {PrintedNumber.Fixed(100 * study.Setting.Confidence, 0)}% "
                    + "intervals: reached where the whole interval is.",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
}
