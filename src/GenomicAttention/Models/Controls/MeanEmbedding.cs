using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Controls;

/// <summary>
/// A control: the mean of all embeddings and the baseline's head (3.3.1), without attention. What it reaches, attention
/// did not contribute.
/// </summary>
public sealed class MeanEmbedding : SequenceModel
{
    private readonly Embedding _embeddings;
    private readonly Module<Tensor, Tensor> _classifier;
    private readonly DenseAttentionOptions _options;

    /// <summary>Makes the model and draws its initial weights.</summary>
    /// <param name="options">The baseline's shape; its attention is left out.</param>
    public MeanEmbedding(DenseAttentionOptions options)
        : base(nameof(MeanEmbedding))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _embeddings = Embedding(Alphabet.VocabularySize, options.EmbeddingWidth, padding_idx: Alphabet.Pad);
        _classifier = StrengthHead.Make(options.EmbeddingWidth, options.HiddenWidth, options.Dropout, options.Output);
        register_module("embeddings", _embeddings);
        register_module("classifier", _classifier);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => [_options.HiddenWidth];

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var pooled = Padding.Of(tokens).Mean(_embeddings.call(tokens)); // [batch, channels]
        return _options.Output.Shape(_classifier.call(pooled)).MoveToOuterDisposeScope();
    }
}
