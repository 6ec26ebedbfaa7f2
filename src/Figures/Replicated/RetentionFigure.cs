using Figures.Charts;
using Figures.Drawing;
using Manuscript.Claims;
using Manuscript.Replication;
using ScottPlot;

namespace Figures.Replicated;

/// <summary>
/// What each model maintains of the dense model's performance, in the paper's measure, beside what a constant maintains
/// and what the paper prints (4.2, 4.3).
/// </summary>
internal static class RetentionFigure
{
    private const string Dense = ModelNames.Dense;
    private const double OfDense = 100;

    private static readonly Look Sweep = new(MarkerShape.Eks, Ink.Vermillion, Size: 6.5f);
    private static readonly Look Comparison = new(MarkerShape.Cross, Ink.Vermillion, Size: 7.5f);

    public static Figure Of(ReplicatedStudy study)
    {
        var here = EstimateFigures.Dots(study, "retention", against: Dense);
        var printed = Printed()
            .Where(mark => study.Models.Contains(mark.Row))
            // The paper's data sets are of the first size.
            .Select(mark => mark with { Shift = EstimateFigures.Shift(study, 0) })
            .ToList();
        return EstimateFigures.Of(
            study,
            ("retention", "Performance maintained, in the paper's measure"),
            "The dense model's loss is 100 % (line); the measure falls by one for each per cent by which a model's loss is "
                + "higher. What a constant maintains is maintained without learning anything. Values beyond the axis are written "
                + "at its edge.",
            [new KeyEntry("paper, section 4.2", Sweep), new KeyEntry("paper, section 4.3", Comparison)],
            new Measure("Performance maintained (%)", [.. here, .. printed])
            {
                References = [OfDense],
                Shown = Shown(study, [.. here, .. printed]),
                Decimals = 0,
            }
        );
    }

    /// <summary>As printed; in 4.3 the paper prints by how much they fall short of the dense model.</summary>
    private static IEnumerable<Dot> Printed() =>
        [
            .. PaperTables.Sweep.Select(entry => new Dot($"sparse {entry.Percent}", Number(entry.Retention), Sweep)),
            .. PaperTables
                .Comparison.Where(entry => entry.Change is not null)
                .Select(entry => new Dot(
                    entry.Model == "sparse" ? ModelNames.Sparse : entry.Model,
                    OfDense + Number(entry.Change!),
                    Comparison
                )),
        ];

    private static double Number(string printed) => PaperNumber.Parse(printed).Value;

    /// <summary>Room for the models of the paper and the constant: controls that know the motifs lie far beyond.</summary>
    private static (double Low, double High) Shown(ReplicatedStudy study, IReadOnlyList<Dot> dots)
    {
        var ends = dots.Where(dot => dot.Row == "constant" || study.FamilyOf(dot.Row) == ModelFamily.Paper)
            .SelectMany(dot => new[] { dot.Value, dot.Interval?.Low ?? dot.Value, dot.Interval?.High ?? dot.Value })
            .Append(OfDense)
            .ToList();
        var room = Math.Max(1, 0.06 * (ends.Max() - ends.Min()));
        return (ends.Min() - room, ends.Max() + room);
    }
}
