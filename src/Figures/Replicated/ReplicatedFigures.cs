using Figures.Drawing;
using Manuscript;
using Manuscript.Replication;

namespace Figures.Replicated;

/// <summary>Draws the figures of a study of many seeds, from its CSV files alone.</summary>
public static class ReplicatedFigures
{
    /// <summary>
    /// Writes <c>skill</c>, <c>loss</c>, <c>retention</c>, <c>selection</c>, <c>motif-selection</c>, <c>sensitivity</c>,
    /// <c>mutations</c>, <c>seeds</c> and, where there are the files for them, <c>learning-curves</c>, <c>calibration</c> and
    /// <c>cost</c>, each as <c>.svg</c> and <c>.png</c>, and <c>captions.md</c>. Nothing is written unless all files could be
    /// read.
    /// </summary>
    /// <param name="resultsDirectory">A folder with <c>estimates.csv</c>, <c>cells.csv</c> and, if any, <c>history.csv</c>,
    /// <c>calibration.csv</c>, and <c>cost.csv</c> with <c>cost_exponents.csv</c>.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <param name="confidence">How often an interval of the estimates holds the true value, such as 0.95.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string outputDirectory, double confidence) =>
        FigureFiles.Write(Read(resultsDirectory, confidence), outputDirectory);

    internal static IReadOnlyList<Figure> Read(string resultsDirectory, double confidence)
    {
        var study = ReplicatedStudy.Read(resultsDirectory, confidence);
        return
        [
            EstimateFigures.Skill(study),
            EstimateFigures.Loss(study),
            RetentionFigure.Of(study),
            EstimateFigures.Selection(study),
            MotifSelectionFigure.Of(study),
            SensitivityFigure.Of(study),
            EstimateFigures.Mutations(study),
            SeedsFigure.Of(study),
            .. IfThere(EpochRow.FileName, file => LearningCurvesFigure.Of(study, EpochRow.Csv.Read(file))),
            .. IfThere(StrengthBinRow.FileName, file => CalibrationFigure.Of(study, StrengthBinRow.Csv.Read(file))),
            .. Costs.ReadIfThere(resultsDirectory) is { } costs ? [CostFigure.Of(costs)] : Array.Empty<Figure>(),
        ];

        Figure[] IfThere(string name, Func<string, Figure> draw)
        {
            var file = Path.Combine(resultsDirectory, name);
            return File.Exists(file) ? [draw(file)] : [];
        }
    }
}
