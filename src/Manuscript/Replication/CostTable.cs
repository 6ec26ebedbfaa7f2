using System.Globalization;
using Manuscript.Tables;

namespace Manuscript.Replication;

/// <summary>The table of what forward passes cost.</summary>
internal static class CostTable
{
    private const double MiB = 1024 * 1024;
    private const string Exponent = "Exponent";

    /// <summary>A row a model and kernel: at the shortest length and at the longest.</summary>
    public static Table Of(Costs costs)
    {
        var (shortest, longest) = (costs.Rows.Min(row => row.Length), costs.Rows.Max(row => row.Length));
        var (atShortest, atLongest) = (At(shortest), At(longest));
        return new Table(
            "cost",
            "Cost of a forward pass of one sequence by formula: multiply-adds, those among positions and of the selector's "
                + "scores beside all, and the memory of every tensor that the pass makes. Exponents are slopes "
                + "of a straight line fitted to logarithms over all lengths: below what they approach where a constant part "
                + "outweighs short sequences. Sorting positions takes comparisons, counted apart in cost.csv.",
            [
                new Column("Model"),
                new Column("Kernel"),
                Column.Number("Attention", 0, atShortest),
                Column.Number("Selector", 0, atShortest),
                Column.Number("Multiply-adds", 0, atShortest),
                Column.Number("MiB", 2, atShortest),
                new Column("Multiply-adds", Alignment.Right) { Group = atLongest },
                Column.Number("MiB", 0, atLongest),
                Column.Number("Multiply-adds", 2, Exponent),
                Column.Number("MiB", 2, Exponent),
            ],
            [.. costs.Exponents.Select(exponent => Row(costs, exponent, shortest, longest))]
        );

        static string At(int length) => $"{PrintedNumber.Grouped(length, 0)} bp";
    }

    private static IReadOnlyList<Cell> Row(Costs costs, CostExponentRow exponent, int shortest, int longest)
    {
        var (model, kernel) = (exponent.Model, exponent.Kernel);
        var (first, last) = (costs.Find(model, kernel, shortest), costs.Find(model, kernel, longest));
        return
        [
            model,
            kernel.Length == 0 ? Cell.Dash : kernel,
            Cell.Number(first?.Attention),
            Cell.Number(first?.Selector),
            Cell.Number(first?.MultiplyAdds),
            Cell.Number(first?.Bytes / MiB),
            last is null ? Cell.Number(null) : last.MultiplyAdds.ToString("0.00e+0", CultureInfo.InvariantCulture),
            Cell.Number(last?.Bytes / MiB),
            Cell.Number(exponent.MultiplyAdds),
            Cell.Number(exponent.Bytes),
        ];
    }
}
