using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Training;

namespace StepFormats.Parameters;

/// <summary>Adam's constants beside its learning rate.</summary>
public sealed record AdamParameters(double Beta1, double Beta2, double Epsilon)
{
    /// <summary>As the library takes it.</summary>
    public AdamOptions ToOptions() => new(Beta1, Beta2, Epsilon);
}

/// <summary>A dense model; the kernel is left out where the model only draws its initial weights.</summary>
public sealed record DenseModelParameters(
    int Embedding,
    int Heads,
    int Hidden,
    double Dropout,
    AttentionKernel Kernel = AttentionKernel.Collapsed
)
{
    /// <summary>As the library takes it.</summary>
    public DenseAttentionOptions ToOptions() => new(Embedding, Heads, Hidden, Dropout, Kernel);
}

/// <summary>A sparse model: one width in the approximator for the comparison's, two equal ones for A.2's.</summary>
public sealed record SparseModelParameters(
    int Embedding,
    int Selector,
    IReadOnlyList<int> Approximator,
    int Hidden,
    double Dropout
)
{
    /// <summary>As the library takes it.</summary>
    public SparseAttentionOptions ToOptions() =>
        new(
            Embedding,
            Selector,
            Approximator[0],
            Hidden,
            Dropout,
            Approximator.Count == 2 ? SparseApproximator.AppendixA2 : SparseApproximator.OneLayer
        );
}

/// <summary>A joint model; its initial spread is left out where the model only draws its initial weights.</summary>
public sealed record JointModelParameters(
    int Embedding,
    IReadOnlyList<int> Filters,
    IReadOnlyList<int> Widths,
    IReadOnlyList<int> Predictor,
    double Dropout,
    double InitialEmbedding = 1
)
{
    /// <summary>As the library takes it.</summary>
    public JointPipelineOptions ToOptions() =>
        new(
            Embedding,
            InitialEmbedding,
            [.. Filters.Zip(Widths, (channels, width) => new ConvolutionOptions(channels, width))],
            Predictor,
            Dropout
        );
}
