using System.Text.Json.Nodes;
using Manuscript.Replication;

namespace Build.Measuring;

/// <summary>Passes of one model, at several lengths, in one direction: each length tells whether the next can be tried.
/// </summary>
/// <param name="Model">What tables call the model.</param>
/// <param name="Kernel">How its attention is computed; empty where there is one way.</param>
/// <param name="Shape">The model's parameters.</param>
/// <param name="Direction">As the worker names it.</param>
/// <param name="Counted">The costs by formula, in ascending length.</param>
internal sealed record CostSeries(
    string Model,
    string Kernel,
    JsonObject Shape,
    string Direction,
    IReadOnlyList<CostRow> Counted
)
{
    /// <summary>Forward in evaluation.</summary>
    public const string Forward = "forward";

    /// <summary>Forward, backward and the optimiser's step.</summary>
    public const string Training = "training";

    /// <summary>Names the series.</summary>
    public override string ToString() => $"{Model}{(Kernel.Length == 0 ? "" : $" ({Kernel})")}, {Direction}";
}
