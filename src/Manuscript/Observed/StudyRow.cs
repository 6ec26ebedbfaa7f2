using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>What a study of a user's own sequences was set to, before results were looked at: the one row of
/// <c>study.csv</c>, which tells its results folder from those of other studies.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="Primary">The model that the study is about.</param>
/// <param name="Believed">The split whose numbers say how new sequences would fare.</param>
/// <param name="Confidence">How often an interval holds the true value.</param>
public sealed record StudyRow(ObservedTask Task, string Primary, string Believed, double Confidence)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "study.csv";

    internal static readonly CsvSchema<StudyRow> Csv = new(
        ["task", "primary", "believed", "confidence"],
        row => new StudyRow(
            ObservedTasks.TryParse(row.Text("task")) ?? throw row.Wrong("task", $"one of {ObservedTasks.All}"),
            row.Text("primary"),
            row.Text("believed"),
            row.Finite("confidence")
        ),
        row => [row.Task.Text(), row.Primary, row.Believed, row.Confidence]
    )
    {
        IsWhole = true,
    };

    internal static StudyRow Read(string file)
    {
        var rows = Csv.Read(file);
        return rows.Count == 1
            ? rows[0]
            : throw new ResultsFileException(file, null, $"must have one row below its header, but has {rows.Count}.");
    }
}
