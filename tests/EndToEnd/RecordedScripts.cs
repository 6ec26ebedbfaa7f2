using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndToEnd;

/// <summary>What the published scripts came to at other parameters than the paper's.</summary>
internal sealed record RecordedScripts(string Note, IReadOnlyList<RecordedCase> Cases)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static RecordedScripts Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", "scripts-other-parameters.json");
        return JsonSerializer.Deserialize<RecordedScripts>(File.ReadAllText(file), Json)!;
    }
}

/// <summary>One run of the three scripts.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Set">The parameters that differ from the paper's, as <c>--set</c> takes them.</param>
/// <param name="Baseline">Phase 1.</param>
/// <param name="Sweep">Phase 2, one entry a sparsity.</param>
/// <param name="Comparison">Phase 3, one entry a model.</param>
internal sealed record RecordedCase(
    string Name,
    IReadOnlyList<string> Set,
    BaselineNumbers Baseline,
    IReadOnlyList<SweepNumbers> Sweep,
    IReadOnlyList<ModelNumbers> Comparison
);

/// <summary>The dense baseline's losses in its last epoch.</summary>
internal sealed record BaselineNumbers(int Parameters, double TrainLoss, double ValidationLoss);

/// <summary>A sparse model of the sweep beside the dense baseline.</summary>
internal sealed record SweepNumbers(
    double Sparsity,
    int Parameters,
    double DenseLoss,
    double SparseLoss,
    double PerformanceMaintained
);

/// <summary>A model of the comparison on the test set.</summary>
internal sealed record ModelNumbers(
    string Model,
    int Parameters,
    double TestLoss,
    double Mae,
    double Correlation,
    double FinalValidationLoss
);
