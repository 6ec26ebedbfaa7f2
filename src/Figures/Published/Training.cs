using System.Globalization;
using Manuscript.Results;

namespace Figures.Published;

/// <summary>One training, as its figure shows it.</summary>
/// <param name="Model">What it is called, with its sparsity if it is one of the sweep's.</param>
/// <param name="IsOfSweep">Whether the sweep (4.2) has it, and not the comparison (4.3).</param>
/// <param name="Epochs">In their order.</param>
internal sealed record Training(string Model, bool IsOfSweep, IReadOnlyList<HistoryRow> Epochs)
{
    private const string Sparsity = "sparsity=";

    /// <summary>The trainings of a history, in its order.</summary>
    public static IReadOnlyList<Training> Of(IReadOnlyList<HistoryRow> history) =>
        [
            .. history
                .GroupBy(epoch => epoch.Step, StringComparer.Ordinal)
                .Select(step => new Training(
                    ModelOf(step.Key),
                    step.Key.Contains("/sweep-baseline/", StringComparison.Ordinal) || SparsityOf(step.Key) is not null,
                    [.. step]
                )),
        ];

    /// <summary>Epochs with losses; a training that has diverged has no more points from there on.</summary>
    public IReadOnlyList<(double Epoch, double Loss)> Points(Func<HistoryRow, double> loss) =>
        [
            .. Epochs
                .Select(epoch => ((double)epoch.Epoch, Loss: loss(epoch)))
                .TakeWhile(point => double.IsFinite(point.Loss) && point.Loss > 0),
        ];

    /// <summary>From a step's name, such as <c>published/train/sparse/sparsity=0.1/seed=42</c>.</summary>
    private static string ModelOf(string step)
    {
        var model = step.Split('/').ElementAtOrDefault(2) ?? step;
        return SparsityOf(step) is { } share ? FormattableString.Invariant($"{model} {100 * share:0.###}%") : model;
    }

    private static decimal? SparsityOf(string step) =>
        step.Split('/').FirstOrDefault(part => part.StartsWith(Sparsity, StringComparison.Ordinal)) is { } part
        && decimal.TryParse(part[Sparsity.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? share
            : null;
}
