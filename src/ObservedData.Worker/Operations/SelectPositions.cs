using GenomicAttention.Models;
using GenomicAttention.Sequences;
using ObservedData.Folds;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Says which positions a trained sparse model keeps of the test sequences.</summary>
internal static class SelectPositions
{
    private const int BatchSize = 64;
    private const string Set = "test";

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var sequences = FastaFile.Read(request.Inputs["test.fa"]);

        using var model = parameters.Model.Make(parameters.Length, meanLabel: 0);
        TrainingFiles.ReadWeights(request, "weights.safetensors").CopyTo(model);
        var kept = KeptPositions.Of((ISelectsPositions)model, sequences, BatchSize);

        SelectionRow.Write(
            request,
            kept.Select(
                (positions, row) =>
                    new SelectionRow(Set, parameters.Name, parameters.Seed, sequences.Ids[row], positions)
            )
        );
    }

    private sealed record Parameters(string Name, int Seed, int Length, ModelChoice Model);
}
