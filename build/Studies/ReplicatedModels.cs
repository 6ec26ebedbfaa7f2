using System.Globalization;
using System.Text.Json.Nodes;
using Build.Parameters;

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
}

/// <summary>The models that the paper describes, from a study's parameters.</summary>
internal static class ReplicatedModels
{
    /// <summary>Dense attention (3.3.1).</summary>
    public static ReplicatedModel Dense(JsonObject study) =>
        new("dense", "dense", new JsonObject { ["dense"] = study["dense"]!.DeepClone() }, 2);

    /// <summary>Sparse attention (3.3.2) that keeps a share of the positions.</summary>
    public static ReplicatedModel Sparse(JsonObject study, double sparsity) =>
        new(
            SparseName(sparsity),
            string.Create(CultureInfo.InvariantCulture, $"sparse/sparsity={sparsity}"),
            new JsonObject { ["sparse"] = study["sparse"]!.DeepClone(), ["sparsity"] = sparsity },
            2
        );

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

    /// <summary>What tables call a sparse model.</summary>
    public static string SparseName(double sparsity) =>
        string.Create(CultureInfo.InvariantCulture, $"sparse {100 * (decimal)sparsity:0.###}%");
}
