using Figures.Drawing;
using Manuscript;
using Manuscript.Results;

namespace Figures.Published;

/// <summary>Draws the figures of a study that follows the scripts, from its CSV files alone.</summary>
public static class PublishedFigures
{
    /// <summary>
    /// Writes <c>learning-curves</c> and <c>retention</c>, each as <c>.svg</c> and <c>.png</c>, and <c>captions.md</c>.
    /// Nothing is written unless all files could be read.
    /// </summary>
    /// <param name="resultsDirectory">A folder with <c>history.csv</c>, <c>sweep.csv</c> and <c>conditions.csv</c>.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string outputDirectory) =>
        FigureFiles.Write(Read(resultsDirectory), outputDirectory);

    internal static IReadOnlyList<Figure> Read(string resultsDirectory)
    {
        string In(string name) => Path.Combine(resultsDirectory, name);
        var conditions = ConditionsRow.Csv.Read(In(ConditionsRow.FileName));
        ConditionsRow Of(string result) =>
            conditions.FirstOrDefault(row => row.Result == result)
            ?? throw new ResultsFileException(
                In(ConditionsRow.FileName),
                null,
                $"has no row for '{result}'; run Compare again."
            );

        return
        [
            LearningCurvesFigure.Of(HistoryRow.Csv.Read(In(HistoryRow.FileName)), Of),
            SweepFigure.Of(SweepRow.Csv.Read(In(SweepRow.FileName)), Of("sweep")),
        ];
    }
}
