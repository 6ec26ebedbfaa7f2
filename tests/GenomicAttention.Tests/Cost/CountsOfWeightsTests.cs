using GenomicAttention.Cost;
using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Models.Motif;
using GenomicAttention.Tests.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Cost;

/// <summary>
/// The formulas against another way of counting: every weight of the model itself takes part once a position (or once in
/// all) that it is applied to, and what has no weights is added.
/// </summary>
[Collection(TorchTests.Collection)]
public sealed class CountsOfWeightsTests
{
    private const int Length = 200;
    private const int Kept = 20;
    private const int Embedding = 32;

    [Theory]
    [InlineData(AttentionKernel.Module)]
    [InlineData(AttentionKernel.Fused)]
    public void Dense_attention(AttentionKernel kernel)
    {
        var options = Dense(heads: 4, kernel);

        var weights = Weights(() => new DenseAttention(options), ("attention", Length), ("classifier", 1));

        Assert.Equal(
            weights + 2 * Length * Length * Embedding + Length * Embedding,
            DenseAttentionCost.Of(options, Length).MultiplyAdds
        );
    }

    [Theory]
    [InlineData(SparseApproximator.AppendixA2)]
    [InlineData(SparseApproximator.OneLayer)]
    public void Sparse_attention(SparseApproximator approximator)
    {
        var options = Sparse(approximator);

        var weights = Weights(
            () => new SparseAttention(options, 0.1),
            ("token_selector", Length),
            ("mlp_approximator", Kept),
            ("classifier", 1)
        );

        Assert.Equal(weights + (Length + Kept) * Embedding, SparseAttentionCost.Of(options, 0.1, Length).MultiplyAdds);
    }

    [Fact]
    public void Joint_pipeline()
    {
        var weights = Weights(() => new JointPipeline(Joint), ("pattern_detector", Length), ("predictor", 1));

        Assert.Equal(
            weights + Length * Joint.Convolutions[^1].Channels,
            JointPipelineCost.Of(Joint, Length).MultiplyAdds
        );
    }

    [Fact]
    public void Positioned_attention_and_the_mean_of_embeddings()
    {
        var options = Dense(heads: 4);

        var positioned = Weights(
            () => new PositionedAttention(options, Length),
            ("attention", Length),
            ("classifier", 1)
        );
        var mean = Weights(() => new MeanEmbedding(options), ("classifier", 1));

        const long pooling = Length * Embedding;
        Assert.Equal(
            positioned + 2 * Length * Length * Embedding + pooling,
            PositionedAttentionCost.Of(options, Length).MultiplyAdds
        );
        Assert.Equal(mean + pooling, MeanEmbeddingCost.Of(options, Length).MultiplyAdds);
    }

    [Theory]
    [InlineData(false, Length)]
    [InlineData(true, Kept)]
    public void Motif_models(bool sparse, int read)
    {
        var options = MotifShapes.Trained;

        var weights = Weights(
            () =>
                sparse
                    ? MotifShapes.Sparse(options, MotifSelection.Learned)
                    : (SequenceModel)MotifShapes.Dense(options),
            ("stem", Length),
            ("readout.scores", read),
            ("readout.values", read),
            ("readout.hidden", 1),
            ("readout.strength", 1),
            ("selector", Length)
        );

        // Two scales of filters; what is gathered, and the weights; the footprint of the selector.
        var others = (2 * Length * options.Filters) + (2 * read * options.Heads);
        Assert.Equal(
            weights + others + (sparse ? Length * options.Width : 0),
            (
                sparse
                    ? MotifModelCost.Of(options, MotifShapes.Keeping(MotifSelection.Learned, 0.1))
                    : MotifModelCost.Of(options)
            ).MultiplyAdds
        );
    }

    // Biases and scales are vectors; embeddings are looked up.
    private static long Weights(Func<SequenceModel> make, params (string Module, long Applied)[] modules)
    {
        using var random = new TorchRandom(1);
        using var model = make();
        return model
            .named_parameters()
            .Where(pair => pair.parameter.dim() > 1 && !pair.name.StartsWith("embeddings", StringComparison.Ordinal))
            .Sum(pair =>
                pair.parameter.numel()
                * modules.Single(module => pair.name.StartsWith(module.Module + ".", StringComparison.Ordinal)).Applied
            );
    }
}
