using System.Text.Json.Nodes;
using Build.Parameters;
using Manuscript.Replication;

namespace Build.Studies;

/// <summary>A model measured against another, seed by seed.</summary>
/// <param name="Model">The one.</param>
/// <param name="Against">The other.</param>
/// <param name="Claimed">The measures by which a claim of the paper on the two is judged.</param>
internal sealed record ReplicatedPair(string Model, string Against, params IReadOnlyList<string> Claimed)
{
    /// <summary>As the step takes it.</summary>
    public JsonNode ToJson() =>
        new JsonObject
        {
            ["model"] = Model,
            ["against"] = Against,
            ["claimed"] = new JsonArray([.. Claimed.Select(measure => JsonValue.Create(measure))]),
        };
}

/// <summary>Which models are measured against which.</summary>
internal static class ReplicatedPairs
{
    private const string Dense = ModelNames.Dense;
    private const string Joint = "joint";
    private const string Constant = "constant";

    private const string Loss = "loss_difference";
    private const string R = "r_difference";
    private const string Retention = "retention";
    private const string SkillRetention = "skill_retention";

    /// <summary>The sparsity that the paper calls the best.</summary>
    public const double Claimed = 0.1;

    private static readonly string[] Controls =
    [
        Constant,
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
        var best = ReplicatedModels.SparseName(Claimed);
        var others = study.Sparsities.Select(ReplicatedModels.SparseName).Where(model => model != best).ToList();
        return
        [
            new(best, Dense, Retention, SkillRetention, Loss),
            .. others.Select(model => new ReplicatedPair(model, Dense, Retention)),
            .. others.Select(model => new ReplicatedPair(model, best, Loss)),
            new(Joint, Dense, Loss, R),
            new(Joint, best, R),
            new(best, Constant, Loss),
            new(best, ModelNames.DenseTestsSeen),
            new(ModelNames.DenseTestsSeen, Dense),
            .. study
                .SparseControls.Select(choice => ReplicatedModels.SparseName(Claimed, choice))
                .SelectMany(control => new[] { new ReplicatedPair(control, Dense), new ReplicatedPair(best, control) }),
            .. others.Append(Dense).Append(Joint).Select(model => new ReplicatedPair(model, Constant)),
            .. Controls.Select(control => new ReplicatedPair(control, Dense)),
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
