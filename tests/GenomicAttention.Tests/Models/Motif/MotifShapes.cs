using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Training;

namespace GenomicAttention.Tests.Models.Motif;

/// <summary>Motif models in the size that is trained, and in one that trains in a moment.</summary>
internal static class MotifShapes
{
    public const float MeanLabel = 0.4f;

    public static readonly MotifOptions Trained = new(
        Length: 200,
        Filters: 64,
        Width: 7,
        Channels: 16,
        Heads: 8,
        HiddenWidth: 32
    );

    public static readonly MotifOptions Tiny = new(
        Length: 20,
        Filters: 6,
        Width: 5,
        Channels: 4,
        Heads: 2,
        HiddenWidth: 4
    );

    public static TheoryData<MotifSelection> Selections => [.. Enum.GetValues<MotifSelection>()];

    /// <summary>All until a quarter of the training, the sparsity's from a half on.</summary>
    public static MotifSelectionOptions Keeping(MotifSelection selection, double sparsity) =>
        new(sparsity, selection, AllUntil: 0.25, SparseFrom: 0.5, Footprint: 0.5, MassScale: 4, LossWeight: 0.1);

    public static MotifDense Dense(MotifOptions options, long seed = 1)
    {
        using var random = new TorchRandom(seed);
        return new MotifDense(options, MeanLabel);
    }

    public static MotifSparse Sparse(
        MotifOptions options,
        MotifSelection selection,
        double sparsity = 0.1,
        long seed = 1
    )
    {
        using var random = new TorchRandom(seed);
        return new MotifSparse(options, Keeping(selection, sparsity), MeanLabel);
    }

    /// <summary>The dense model, and the sparse one with each selection.</summary>
    public static TheoryData<string> Names => ["dense", .. Enum.GetNames<MotifSelection>()];

    public static SequenceModel Make(string name, MotifOptions options) =>
        name == "dense" ? Dense(options) : Sparse(options, Enum.Parse<MotifSelection>(name));
}
