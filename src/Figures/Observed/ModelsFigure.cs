using System.Globalization;
using Figures.Charts;
using Figures.Drawing;
using Manuscript;
using Manuscript.Observed;

namespace Figures.Observed;

/// <summary>The main quantity of every model: a panel a split, a row a model, a chart a target.</summary>
internal static class ModelsFigure
{
    // So far from the middle of a row stand a model's averaged predictions, and as far its seeds alone.
    private const double Apart = 0.19;

    public static Figure Of(ObservedStudy study)
    {
        var charts = new List<RowChart>();
        foreach (var target in study.Estimates.Targets)
        {
            var dots = study.Splits.Select(split => DotsOf(study, split.Name, target)).ToList();
            charts.Add(
                new RowChart(
                    RowsOf(study, dots),
                    MeasuresOf(study, target, dots),
                    charts.Count == 0 ? KeyOf(dots) : [],
                    dotsInRow: 2,
                    begin: charts.Count == 0 ? 0 : charts[^1].Height
                )
            );
        }
        var published =
            study.Published.Count == 0 ? "" : " Published numbers stand under the split that they were obtained with.";
        return new Figure(
            study.Main.Name,
            study.Setting.Task.HasClasses() ? "Errors of models and controls" : "Errors of models and controls (MSE)",
            $"{(study.Setting.Task.HasClasses() ? "Sequences taken for another class" : "Mean squared errors")}, on sequences that "
                + "models were not trained on, with "
                + $"{PrintedNumber.Fixed(100 * study.Setting.Confidence, 0)} % intervals by a bootstrap over groups of "
                + $"relatives, seeds averaged; the best under the believed split first.{study.Scale} {study.Descriptions}{published} Values beyond "
                + $"the axis are written at its edge. {string.Join("; ", study.Splits.Select(split => $"{split.Name}: {study.Counts(split.Name)}"))}.",
            charts[0].WidthMm,
            charts[^1].Height,
            [.. charts.SelectMany(chart => chart.Parts)]
        );
    }

    private static List<Mark> DotsOf(ObservedStudy study, string split, string target)
    {
        var measure = ObservedMeasures.Named(study.Main.Name, target);
        var rows = study
            .Estimates.Models(split, measure)
            .Select(model => study.Estimates.Find(split, model, measure))
            .OfType<ObservedEstimateRow>()
            .Where(row => row.Value is not null)
            .ToList();
        var pairs = rows.CountBy(row => ObservedModels.Single(row.Model)).ToDictionary();
        return
        [
            .. rows.Select(row => new Mark(
                study.KindOf(row),
                new Dot(ObservedModels.Single(row.Model), row.Value!.Value, study.KindOf(row).Look())
                {
                    Interval =
                        row is { Low: { } low, High: { } high } && !IsFarOff(study, row.Model) ? (low, high) : null,
                    Shift =
                        pairs[ObservedModels.Single(row.Model)] == 1 ? 0
                        : ObservedModels.IsMeanOfSeeds(row.Model) ? -Apart
                        : Apart,
                }
            )),
            .. study
                .Published.Where(row => row.Split == split)
                .Select(row => new Mark(
                    ModelKind.Published,
                    new Dot($"{row.Name}, published", row.Errors, ModelKind.Published.Look())
                )),
        ];
    }

    // The believed split is the first; what has no value there cannot be placed among what has.
    private static List<string> RowsOf(ObservedStudy study, List<List<Mark>> dots) =>
        [
            .. dots.SelectMany(split => split.Select(mark => mark.Dot))
                .GroupBy(dot => dot.Row, StringComparer.Ordinal)
                .OrderBy(row => !dots[0].Exists(mark => mark.Dot.Row == row.Key))
                .ThenBy(row => row.First().Value)
                .Select(row => row.Key),
        ];

    private static List<Measure> MeasuresOf(ObservedStudy study, string target, List<List<Mark>> dots)
    {
        // One axis for all panels: they are compared.
        var shown = dots.SelectMany(split => split)
            .Select(mark => mark.Dot)
            .Where(dot => !IsFarOff(study, dot.Row))
            .SelectMany(dot => dot.Interval is { } ends ? [ends.Low, dot.Value, ends.High] : new[] { dot.Value })
            .DefaultIfEmpty(0)
            .ToList();
        var (least, most) = (study.Setting.Task.HasClasses() ? 0 : shown.Min(), shown.Max());
        var unit = UnitOf(study, most);
        var room = most > least ? 0.05 * (most - least) : 0.5 * unit;
        var header = study.HeaderOf(study.Main);
        var what = target.Length == 0 ? header : $"{header} of {target}";
        var inUnit = unit == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (in {unit:0e+0})");
        return
        [
            .. study.Splits.Select(
                (split, at) =>
                    new Measure(
                        $"{what}{inUnit}, {study.Marked(split.Name)}",
                        [.. dots[at].Select(mark => In(unit, mark.Dot))]
                    )
                    {
                        Shown = ((least - room) / unit, (most + room) / unit),
                        Decimals = study.Main.Decimals is null ? ObservedMeasures.DecimalsFor([most / unit]) : 0,
                    }
            ),
        ];
    }

    // In sequences, what predicts the same of all of them would press all others together.
    private static bool IsFarOff(ObservedStudy study, string model) =>
        study.Setting.Task.HasClasses() && ObservedModels.IsConstant(model);

    // A power of a thousand that labels' units need, so that ticks have few digits.
    private static double UnitOf(ObservedStudy study, double most)
    {
        if (study.Setting.Task.HasClasses() || most is >= 0.01 and < 100_000 || most <= 0)
            return 1;
        return Math.Pow(10, 3 * Math.Floor(Math.Log10(most) / 3));
    }

    private static Dot In(double unit, Dot dot) =>
        dot with
        {
            Value = dot.Value / unit,
            Interval = dot.Interval is { } ends ? (ends.Low / unit, ends.High / unit) : null,
        };

    private static List<KeyEntry> KeyOf(List<List<Mark>> dots) =>
        [
            .. dots.SelectMany(split => split)
                .Select(mark => mark.Kind)
                .Distinct()
                .Order()
                .Select(kind => new KeyEntry(kind.Text(), kind.Look())),
        ];

    private sealed record Mark(ModelKind Kind, Dot Dot);
}
