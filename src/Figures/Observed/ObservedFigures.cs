using Figures.Drawing;
using Manuscript;
using Manuscript.Observed;

namespace Figures.Observed;

/// <summary>Draws the figures of a study of a user's own sequences, from its CSV files alone.</summary>
public static class ObservedFigures
{
    /// <summary>
    /// Writes <c>errors</c> (or <c>mse</c>, where labels are values), <c>positions</c> where asked for and <c>calibration</c>
    /// where there are two classes, each as <c>.svg</c> and <c>.png</c>, and <c>captions.md</c>. Nothing is written unless all
    /// files could be read.
    /// </summary>
    /// <param name="resultsDirectory">A folder with the files of <see cref="ObservedResults"/>.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <param name="positions">Whether there are models that keep positions.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string outputDirectory, bool positions) =>
        FigureFiles.Write(Read(resultsDirectory, positions), outputDirectory);

    internal static IReadOnlyList<Figure> Read(string resultsDirectory, bool positions)
    {
        var study = ObservedStudy.Read(resultsDirectory);
        return
        [
            ModelsFigure.Of(study),
            .. positions ? [PositionsFigure.Of(study)] : Array.Empty<Figure>(),
            .. study.Setting.Task == ObservedTask.Binary ? [CalibrationFigure.Of(study)] : Array.Empty<Figure>(),
        ];
    }
}
