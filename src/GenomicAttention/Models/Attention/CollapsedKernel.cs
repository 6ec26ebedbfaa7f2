using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Attention;

/// <summary>
/// Attention over the V token types in place of the L positions. Without a positional signal, equal tokens have
/// equal queries, keys and values, so a softmax over positions is one over types with each type's weight
/// multiplied by its count, and the mean over positions is one over types weighted by counts. Exact, at V² in
/// place of L².
/// </summary>
internal sealed class CollapsedKernel(AttentionParameters parameters) : IAttentionKernel
{
    private readonly Tensor _types = arange(Alphabet.VocabularySize).DetachFromDisposeScope();
    private readonly double _scale = 1 / Math.Sqrt(parameters.HeadWidth);

    public Tensor Pool(Tensor tokens, Embedding embeddings)
    {
        var padding = Padding.Of(tokens);
        var counts = Count(tokens); // [batch, types]
        if (padding is not null)
        {
            counts.select(1, Alphabet.Pad).zero_();
        }

        // Through the embedding, not its table: no gradient must reach the padding's row.
        var (queries, keys, values) = parameters.Project(embeddings.call(_types)); // [heads, types, width]
        var scores = (queries * _scale).matmul(keys.transpose(-2, -1)); // [heads, types, types]

        // A count multiplies a softmax's weight by being added to the score as its logarithm; log 0 is no weight.
        var weights = (scores + PerQuery(counts.log())).softmax(-1); // [batch, heads, types, types]
        var attended = weights.matmul(values); // [batch, heads, types, width]

        var length = padding is null ? tokens.shape[1] : padding.Lengths.unsqueeze(-1); // [batch, 1]
        var shares = PerQuery(counts / length); // [batch, 1, 1, types]
        var pooled = shares.matmul(attended).flatten(1); // [batch, channels]
        return parameters.ProjectOut(pooled);
    }

    public void Dispose()
    {
        _types.Dispose();
        parameters.Dispose();
    }

    // [batch, types] to [batch, 1, 1, types].
    private static Tensor PerQuery(Tensor perType) => perType.unsqueeze(1).unsqueeze(1);

    private static Tensor Count(Tensor tokens)
    {
        var counts = zeros(tokens.shape[0], Alphabet.VocabularySize);
        return counts.scatter_add_(1, tokens, ones(1).expand(tokens.shape));
    }
}
