using System.Text.Json.Nodes;
using Build.Parameters;

namespace Build.Studies;

/// <summary>A model measured against another, seed by seed.</summary>
/// <param name="Model">The one.</param>
/// <param name="Against">The other.</param>
/// <param name="IsClaimed">Whether the paper claims something of the two.</param>
internal sealed record ReplicatedPair(string Model, string Against, bool IsClaimed = false)
{
    /// <summary>As the step takes it.</summary>
    public JsonNode ToJson() =>
        new JsonObject
        {
            ["model"] = Model,
            ["against"] = Against,
            ["claimed"] = IsClaimed,
        };
}

/// <summary>Which models are measured against which.</summary>
internal static class ReplicatedPairs
{
    private const string Dense = "dense";
    private const string Joint = "joint";

    private static readonly string[] Controls =
    [
        "constant",
        "composition",
        "3-mers",
        "5-mers, ridge",
        "motif counts",
        "motif table",
        "planted truth",
    ];

    /// <summary>The paper's comparisons, then what they are to be seen beside.</summary>
    public static IEnumerable<ReplicatedPair> Of(ReplicatedStudy study)
    {
        var sparse = study.Sparsities.Select(ReplicatedModels.SparseName).ToList();
        return
        [
            .. sparse.Select(model => new ReplicatedPair(model, Dense, IsClaimed: true)),
            new(Joint, Dense, IsClaimed: true),
            .. sparse.SelectMany(
                (model, at) => sparse.Skip(at + 1),
                (model, other) => new ReplicatedPair(model, other, IsClaimed: true)
            ),
            .. sparse.Select(model => new ReplicatedPair(Joint, model, IsClaimed: true)),
            .. Controls.Select(control => new ReplicatedPair(control, Dense)),
            .. sparse.Prepend(Dense).Append(Joint).Select(model => new ReplicatedPair(model, "constant")),
            .. study.Motif is { } motif ? Beyond(motif) : [],
        ];
    }

    // A learned selection has to beat every other, and both the ceiling and the paper's dense model are of interest.
    private static IEnumerable<ReplicatedPair> Beyond(MotifParameterSet motif)
    {
        const string dense = "motif-dense";
        var learned = motif.Sparsities.Select(sparsity => ReplicatedModels.MotifName(sparsity, "learned")).ToList();
        var others = motif.Controls.Select(by => ReplicatedModels.MotifName(motif.Sparsities[0], by)).ToList();
        string[] trained = ["without attention", "dense with positions", dense];
        return
        [
            .. trained.Concat(learned).Concat(others).Select(model => new ReplicatedPair(model, Dense)),
            .. learned.Concat(others).Select(model => new ReplicatedPair(model, dense)),
            .. others.Select(model => new ReplicatedPair(learned[0], model)),
            .. learned.Prepend(dense).Select(model => new ReplicatedPair(model, "motif table")),
        ];
    }
}
