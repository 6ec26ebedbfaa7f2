using Figures.Charts;
using Figures.Drawing;
using Manuscript.Replication;
using ScottPlot;

namespace Figures.Replicated;

/// <summary>The figures that show estimates as they are, a row a model.</summary>
internal static class EstimateFigures
{
    /// <summary>How much of a constant's error each model does without.</summary>
    public static Figure Skill(ReplicatedStudy study) =>
        Of(
            study,
            ("skill", "Skill of models and controls"),
            "Skill is the share of a constant's squared error that a model does without: 0 is no better than the constant, "
                + "1 is without error.",
            new Measure("Skill over a constant", Dots(study, "skill")) { References = [0] }
        );

    /// <summary>Error and correlation.</summary>
    public static Figure Loss(ReplicatedStudy study) =>
        Of(
            study,
            ("loss", "Test loss and correlation"),
            "Left: the mean squared error on test sequences. Right: Pearson's correlation r of predictions and labels; a "
                + "constant has none.",
            new Measure("Test loss (mean squared error)", Dots(study, "loss")),
            new Measure("Correlation r", Dots(study, "r")) { References = [0] }
        );

    /// <summary>How often kept positions are planted ones.</summary>
    public static Figure Selection(ReplicatedStudy study)
    {
        var bar = new Look(MarkerShape.VerticalBar, Ink.Black, Size: 7.5f);
        var best = Dots(study, "best_enrichment").Select(dot => dot with { Look = bar, Interval = null });
        IReadOnlyList<Dot> dots = [.. best, .. Dots(study, "enrichment")];
        var most = dots.Select(dot => dot.Interval?.High ?? dot.Value).DefaultIfEmpty(1).Max();
        return Of(
            study,
            ("selection", "Motifs among the kept positions"),
            "Enrichment is the share of kept positions that lie in planted motifs over the share of all positions that do: "
                + "1 (line) is chance. Bars: the best that keeping as many positions can reach.",
            [new KeyEntry("best possible", bar)],
            new Measure("Enrichment over chance", dots) { References = [1], Shown = (0, 1.05 * most) }
        );
    }

    /// <summary>How much more a motif's nucleotide matters to each model than another.</summary>
    public static Figure Mutations(ReplicatedStudy study) =>
        Of(
            study,
            ("mutations", "Mutations inside planted motifs"),
            "How many times more a mutation inside a planted motif moves a prediction than one outside: 1 (line) is no more. "
                + "Every mutation of eight test sequences with motifs, for each seed.",
            new Measure("Change by mutations in motifs over others", Dots(study, "mutation_contrast"))
            {
                References = [1],
            }
        );

    /// <summary>The estimates of a measure as dots, those of several sizes below each other.</summary>
    /// <param name="study">The results.</param>
    /// <param name="measure">As <c>estimates.csv</c> calls it.</param>
    /// <param name="against">The model that it is measured against; empty where it stands alone.</param>
    public static IReadOnlyList<Dot> Dots(ReplicatedStudy study, string measure, string against = "") =>
        [
            .. study.Sizes.SelectMany(
                (size, at) =>
                    study
                        .Models.Select(model => size.Find(model, measure, against))
                        .OfType<EstimateRow>()
                        .Where(row => double.IsFinite(row.Value))
                        .Select(row => new Dot(row.Model, row.Value, study.FamilyOf(row.Model).Look(at))
                        {
                            Interval = double.IsFinite(row.Low + row.High) ? (row.Low, row.High) : null,
                            Shift = Shift(study, at),
                        })
            ),
        ];

    /// <summary>How far below the middle of a row the values of a size stand.</summary>
    public static double Shift(ReplicatedStudy study, int size) => 0.38 * (size - ((study.Sizes.Count - 1) / 2.0));

    /// <summary>A figure of one chart of rows.</summary>
    public static Figure Of(
        ReplicatedStudy study,
        (string Name, string Title) figure,
        string caption,
        params Measure[] measures
    ) => Of(study, figure, caption, [], measures);

    /// <summary>A figure of one chart of rows, with entries of its own in the key.</summary>
    public static Figure Of(
        ReplicatedStudy study,
        (string Name, string Title) figure,
        string caption,
        IReadOnlyList<KeyEntry> own,
        params Measure[] measures
    )
    {
        var models = measures.SelectMany(measure => measure.Dots).Select(dot => dot.Row);
        var chart = new RowChart(study.Models, measures, [.. SizeKey.Of(study, models), .. own], study.Sizes.Count);
        return new Figure(
            figure.Name,
            figure.Title,
            $"{caption} {SizeKey.Intervals(study)}",
            chart.WidthMm,
            chart.Height,
            chart.Parts
        );
    }
}
