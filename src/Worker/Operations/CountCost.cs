using System.Globalization;
using System.Text.Json;
using GenomicAttention.Cost;
using GenomicAttention.Evaluation.Statistics;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Counts by formula what a forward pass of each model costs at each length, and how that grows.</summary>
internal static class CountCost
{
    private static readonly CostPart[] Parts = Enum.GetValues<CostPart>();

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var (lengths, models) = StepParameters.Read<Parameters>(request.Parameters);
        var costs = models
            .Select(model => (model, Costs: lengths.Select(length => model.Shape.Cost(length)).ToArray()))
            .ToArray();

        StepOutputs.WriteCsv(
            request,
            "cost.csv",
            ["model", "kernel", "length", .. Parts.Select(Name), "multiply_adds", "comparisons", "bytes"],
            costs.SelectMany(entry => entry.Costs.Zip(lengths, (cost, length) => Row(entry.model, length, cost)))
        );
        StepOutputs.WriteCsv(
            request,
            "cost_exponents.csv",
            ["model", "kernel", "multiply_adds_exponent", "bytes_exponent"],
            costs.Select(entry =>
                new[]
                {
                    entry.model.Name,
                    entry.model.Kernel,
                    Exponent(lengths, entry.Costs.Select(cost => cost.MultiplyAdds)),
                    Exponent(lengths, entry.Costs.Select(cost => cost.Bytes)),
                }
            )
        );
    }

    private static string[] Row(CostedModel model, int length, ForwardCost cost) =>
        [
            model.Name,
            model.Kernel,
            StepOutputs.Text(length),
            .. Parts.Select(part => StepOutputs.Text(cost[part])),
            StepOutputs.Text(cost.MultiplyAdds),
            StepOutputs.Text(cost.Comparisons),
            StepOutputs.Text(cost.Bytes),
        ];

    // Logarithms' last bits are the platform's.
    private static string Exponent(IReadOnlyList<int> lengths, IEnumerable<long> costs) =>
        PowerLawFit
            .Of([.. lengths.Select(length => (double)length)], [.. costs.Select(cost => (double)cost)])
            .Exponent.ToString("G6", CultureInfo.InvariantCulture);

    private static string Name(CostPart part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString());

    private sealed record Parameters(IReadOnlyList<int> Lengths, IReadOnlyList<CostedModel> Models);

    private sealed record CostedModel(string Name, ModelChoice Shape)
    {
        public string Kernel => Shape.Kernel is { } kernel ? kernel.ToString().ToLowerInvariant() : "";
    }
}
