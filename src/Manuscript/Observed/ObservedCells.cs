using Manuscript.Tables;
using static Manuscript.Observed.ObservedMeasures;

namespace Manuscript.Observed;

/// <summary>What tables of a user's own sequences have in common: cells of numbers with intervals, and of targets where
/// there are several.</summary>
internal static class ObservedCells
{
    /// <summary>A column for the target; none where there is one target.</summary>
    public static Column[] TargetColumn(ObservedStudy study) =>
        study.Estimates.Targets.Count > 1 ? [new Column("Target")] : [];

    /// <summary>The cell of that column.</summary>
    public static Cell[] TargetCell(ObservedStudy study, string target) =>
        study.Estimates.Targets.Count > 1 ? [target] : [];

    /// <summary>Decimals of a column: in one of labels' units all numbers have as many as the least needs.</summary>
    public static int Decimals(ObservedStudy study, ObservedMeasure measure, string target) =>
        measure.Decimals
        ?? DecimalsFor(
            study.Estimates.Rows.Where(row => row.Measure == Named(measure.Name, target)).Select(row => row.Value)
        );

    /// <summary>An estimate with its interval.</summary>
    public static Cell With(ObservedEstimateRow? row, int decimals) =>
        row is null ? Cell.Number(null) : With(row.Value, row.Low, row.High, decimals);

    /// <summary>A share, or a ratio, with its interval.</summary>
    public static Cell With(SelectionRow? row) =>
        row is null
            ? Cell.Number(null)
            : With(row.Value, row.Low, row.High, row.Measure.StartsWith("kept", StringComparison.Ordinal) ? 3 : 2);

    /// <summary>A number with its interval, as far as they are defined.</summary>
    public static Cell With(double? value, double? low, double? high, int decimals) =>
        (value, low, high) switch
        {
            (null, _, _) => Cell.Number(null),
            ({ } middle, { } from, { } to) =>
                $"{Print(middle, decimals)} ({Print(from, decimals)} to {Print(to, decimals)})",
            ({ } alone, _, _) => Print(alone, decimals),
        };
}
