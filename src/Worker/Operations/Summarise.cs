using GenomicAttention.Evaluation.Replication;
using StepCache.Requests;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Puts the cells of all seeds together: estimates with intervals, and tests.</summary>
internal static class Summarise
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var cells = StepFiles.ReadCells(request);

        var estimates = ReplicationSummary.Of(
            cells,
            [.. parameters.Pairs.Select(pair => new ModelPair(pair.Model, pair.Against, pair.Claimed))],
            new SummaryOptions(parameters.Confidence, parameters.Resamples, parameters.Seed, parameters.Retained)
        );

        ReplicatedTables.WriteCells(request, cells);
        ReplicatedTables.WriteEstimates(request, estimates);
    }

    private sealed record Parameters(
        double Confidence,
        int Resamples,
        long Seed,
        double Retained,
        IReadOnlyList<Pair> Pairs
    );

    private sealed record Pair(string Model, string Against, IReadOnlyList<string> Claimed);
}
