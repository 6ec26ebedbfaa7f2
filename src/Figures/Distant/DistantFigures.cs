using Figures.Drawing;
using Manuscript;
using Manuscript.Distant;

namespace Figures.Distant;

/// <summary>Draws the figure of a study of pairs at a distance, from its CSV file alone.</summary>
public static class DistantFigures
{
    /// <summary>Writes <c>lengths</c> as <c>.svg</c> and <c>.png</c>, and <c>captions.md</c>.</summary>
    /// <param name="resultsDirectory">A folder with <c>estimates.csv</c>.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <param name="confidence">How often an interval holds the true value, such as 0.95.</param>
    /// <exception cref="ResultsFileException">The file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string outputDirectory, double confidence) =>
        FigureFiles.Write(Read(resultsDirectory, confidence), outputDirectory);

    internal static IReadOnlyList<Figure> Read(string resultsDirectory, double confidence)
    {
        var file = Path.Combine(resultsDirectory, DistantRow.FileName);
        var rows = DistantRow.Csv.Read(file);
        return rows.Count > 0
            ? [LengthsFigure.Of(rows, confidence)]
            : throw new ResultsFileException(file, null, "has no rows; run the step that wrote it again.");
    }
}
