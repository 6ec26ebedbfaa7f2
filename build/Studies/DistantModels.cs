using System.Text.Json.Nodes;
using Build.Parameters;

namespace Build.Studies;

/// <summary>Under which task a model is trained.</summary>
internal enum DistantKind
{
    /// <summary>Attention over all positions.</summary>
    Dense,

    /// <summary>Attention over few.</summary>
    Sparse,

    /// <summary>No attention.</summary>
    Joint,
}

/// <summary>A model that is trained at every length.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Step">As it stands in a step's name.</param>
/// <param name="Kind">Under which task it is trained.</param>
/// <param name="Shape">Its own parameters at a length.</param>
/// <param name="SecondsPerMillion">How long a million positions take to train on, about.</param>
internal sealed record DistantModel(
    string Name,
    string Step,
    DistantKind Kind,
    Func<int, JsonObject> Shape,
    double SecondsPerMillion
);

/// <summary>The models of a study of pairs at a distance, in the order of its table.</summary>
internal static class DistantModels
{
    /// <param name="study">The study.</param>
    /// <param name="json">The same under the names of the parameter file.</param>
    public static IReadOnlyList<DistantModel> Of(DistantStudy study, JsonObject json)
    {
        var motif = json["motif_sparse"]!;
        return
        [
            new(
                "motif-sparse",
                "motif-sparse",
                DistantKind.Sparse,
                length => new JsonObject
                {
                    ["motif"] = motif["model"]!.DeepClone(),
                    ["selection"] = Selection(study, motif["selection"]!, length),
                    ["sparsity"] = Share(study.MotifSparse.Kept, length),
                },
                2.5
            ),
            new("motif-dense", "motif-dense", DistantKind.Dense, _ => With("motif", motif["model"]!), 2.5),
            new("joint", "joint", DistantKind.Joint, _ => With("joint", json["joint"]!), 3),
            new(
                "sparse",
                "sparse",
                DistantKind.Sparse,
                length => With("sparse", json["sparse"]!, Share(study.MotifSparse.Kept, length)),
                0.5
            ),
            new("dense, counted", "dense/counted", DistantKind.Dense, _ => Dense(json, "dense", "collapsed"), 0.1),
            new("dense, all pairs", "dense/all-pairs", DistantKind.Dense, _ => Dense(json, "dense", "module"), 45),
            new(
                "dense with positions",
                "dense/with-positions",
                DistantKind.Dense,
                _ => Dense(json, "dense_with_positions", "fused"),
                25
            ),
        ];
    }

    // Whoever keeps few from the start cannot learn what to keep; whoever has learnt it needs no more.
    private static JsonObject Selection(DistantStudy study, JsonNode shared, int length)
    {
        var selection = shared.DeepClone().AsObject();
        selection["by"] = "learned";
        if (length > study.Lessons[0].Length)
        {
            (selection["all_until"], selection["sparse_from"]) = (0, 0);
        }
        return selection;
    }

    // Half a position more, so that no rounding takes one away.
    private static double Share(int kept, int length) => Math.Min(1, (kept + 0.5) / length);

    private static JsonObject With(string model, JsonNode shape, double? sparsity = null)
    {
        var choice = new JsonObject { [model] = shape.DeepClone() };
        if (sparsity is { } share)
        {
            choice["sparsity"] = share;
        }
        return choice;
    }

    private static JsonObject Dense(JsonObject json, string model, string kernel)
    {
        var shape = json["dense"]!.DeepClone();
        shape["kernel"] = kernel;
        return With(model, shape);
    }
}
