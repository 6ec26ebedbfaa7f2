using System.Globalization;
using System.Text.Json.Nodes;
using Build.Parameters;
using Manuscript.Replication;

namespace Build.Studies;

/// <summary>A model that a study trains at every seed.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Step">As it stands in a step's name.</param>
/// <param name="Shape">The model's own parameters.</param>
/// <param name="SecondsPerThousand">How long a thousand sequences take to train on, about.</param>
internal sealed record ReplicatedModel(string Name, string Step, JsonObject Shape, double SecondsPerThousand)
{
    /// <summary>What its training has beside, or in place of, that of the others.</summary>
    public JsonObject Training { get; init; } = [];

    /// <summary>Whether it is trained on the test sequences too.</summary>
    public bool TestsSeen { get; init; }

    /// <summary>Its training, where the others are trained so.</summary>
    public JsonObject TrainedAs(JsonObject others)
    {
        var training = others.DeepClone().AsObject();
        if (Training.ContainsKey("schedule"))
        {
            training.Remove("patience"); // a schedule goes to its end, and keeps the best epoch
        }
        foreach (var (key, value) in Training)
        {
            training[key] = value!.DeepClone();
        }
        return training;
    }
}

/// <summary>The models that the paper describes, from a study's parameters.</summary>
internal static class ReplicatedModels
{
    /// <summary>Dense attention (3.3.1).</summary>
    public static ReplicatedModel Dense(JsonObject study) =>
        new("dense", "dense", new JsonObject { ["dense"] = study["dense"]!.DeepClone() }, 2);

    /// <summary>
    /// The same, trained on the test sequences too: phase 2 compares on sequences that its baseline has seen (4.2).
    /// </summary>
    public static ReplicatedModel LeakyDense(JsonObject study)
    {
        var dense = Dense(study);
        return dense with { Name = ModelNames.DenseTestsSeen, Step = "dense-tests-seen", TestsSeen = true };
    }

    /// <summary>Sparse attention (3.3.2) that keeps a share of the positions.</summary>
    public static ReplicatedModel Sparse(JsonObject study, double sparsity) =>
        new(
            SparseName(sparsity),
            string.Create(CultureInfo.InvariantCulture, $"sparse/sparsity={sparsity}"),
            new JsonObject { ["sparse"] = study["sparse"]!.DeepClone(), ["sparsity"] = sparsity },
            2
        );

    /// <summary>The same with positions that its scores do not choose.</summary>
    public static ReplicatedModel Sparse(JsonObject study, double sparsity, string choice)
    {
        var sparse = Sparse(study, sparsity);
        sparse.Shape["choice"] = choice;
        return sparse with { Name = SparseName(sparsity, choice), Step = $"{sparse.Step}/by={choice}" };
    }

    /// <summary>The joint pipeline (3.3.3).</summary>
    public static ReplicatedModel Joint(JsonObject study)
    {
        const string ownRate = "embedding_learning_rate";
        var joint = study["joint"]!;
        return new ReplicatedModel("joint", "joint", new JsonObject { ["joint"] = joint.Without(ownRate) }, 8)
        {
            Training = joint.AsObject().Pick(ownRate),
        };
    }

    /// <summary>
    /// Every model once, dense attention with each kernel: what a cost can be counted of. What is chosen for another
    /// sequence costs what is chosen for one's own.
    /// </summary>
    /// <param name="study">The study's parameters.</param>
    /// <param name="sparsities">Of the paper's sparse models.</param>
    public static IEnumerable<ReplicatedModel> Costed(JsonObject study, IReadOnlyList<double> sparsities)
    {
        var motif = Motif(study, size: 0);
        return
        [
            .. ModelReader.Kernels.Select(kernel => WithKernel(Dense(study), kernel)),
            .. sparsities.Select(sparsity => Sparse(study, sparsity)),
            Joint(study),
            .. motif.Dense,
            .. motif.Sparse.Where(model => !model.Name.EndsWith(" by shuffled", StringComparison.Ordinal)),
        ];
    }

    private static ReplicatedModel WithKernel(ReplicatedModel dense, string kernel)
    {
        dense.Shape["dense"]!["kernel"] = kernel;
        return dense;
    }

    /// <summary>The trained controls, and the models beyond the paper.</summary>
    /// <param name="study">The study's parameters.</param>
    /// <param name="size">Which of its sizes.</param>
    public static (IReadOnlyList<ReplicatedModel> Dense, IReadOnlyList<ReplicatedModel> Sparse) Motif(
        JsonObject study,
        int size
    )
    {
        if (study["motif"] is not JsonObject motif)
        {
            return ([], []);
        }
        var training = motif["training"]!.DeepClone().AsObject();
        training["epochs"] = motif["epochs"]![size]!.DeepClone();
        training["schedule"] = motif["schedule"]!.DeepClone();
        var sparsities = motif["sparsities"]!.AsArray().Select(sparsity => sparsity!.GetValue<double>()).ToList();
        return (
            [
                OfDense("without attention", "without_attention", secondsPerThousand: 1),
                OfDense("dense with positions", "dense_with_positions", secondsPerThousand: 20),
                Make("motif-dense", "motif-dense", []),
            ],
            [
                .. sparsities.Select(sparsity => Sparse(sparsity, "learned")),
                .. motif["controls"]!.AsArray().Select(by => Sparse(sparsities[0], by!.GetValue<string>())),
            ]
        );

        ReplicatedModel OfDense(string name, string kind, double secondsPerThousand) =>
            new(
                name,
                name.Replace(' ', '-'),
                new JsonObject { [kind] = study["dense"]!.DeepClone() },
                secondsPerThousand
            );

        ReplicatedModel Sparse(double sparsity, string by)
        {
            var selection = motif["selection"]!.DeepClone().AsObject();
            selection["by"] = by;
            return Make(
                MotifName(sparsity, by),
                string.Create(CultureInfo.InvariantCulture, $"motif-sparse/sparsity={sparsity}/by={by}"),
                new JsonObject { ["selection"] = selection, ["sparsity"] = sparsity }
            );
        }

        ReplicatedModel Make(string name, string step, JsonObject shape)
        {
            shape["motif"] = motif["model"]!.DeepClone();
            return new ReplicatedModel(name, step, shape, 4) { Training = training };
        }
    }

    /// <summary>What tables call a position-aware sparse model.</summary>
    public static string MotifName(double sparsity, string by) =>
        $"motif-sparse {Percent(sparsity)}{(by == "learned" ? "" : $" by {by.Replace('_', ' ')}")}";

    /// <summary>What tables call a sparse model.</summary>
    public static string SparseName(double sparsity) => $"sparse {Percent(sparsity)}";

    /// <summary>What tables call one whose positions are chosen otherwise.</summary>
    public static string SparseName(double sparsity, string choice) => $"{SparseName(sparsity)} by {choice}";

    private static string Percent(double sparsity) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * (decimal)sparsity:0.###}%");
}
