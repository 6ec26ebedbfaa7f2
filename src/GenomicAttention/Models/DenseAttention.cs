using GenomicAttention.Models.Attention;
using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>The shape of a <see cref="DenseAttention"/>.</summary>
/// <param name="EmbeddingWidth">Channels of an embedding.</param>
/// <param name="Heads">Attention heads; they share the channels evenly.</param>
/// <param name="HiddenWidth">Units of the head's hidden layer.</param>
/// <param name="Dropout">The chance of a hidden unit to be dropped in training.</param>
/// <param name="Kernel">How attention is computed.</param>
public sealed record DenseAttentionOptions(
    int EmbeddingWidth,
    int Heads,
    int HiddenWidth,
    double Dropout,
    AttentionKernel Kernel
)
{
    /// <summary>What the model says of a sequence.</summary>
    public ModelOutput Output { get; init; } = ModelOutput.Strength;
}

/// <summary>
/// The traditional baseline (section 3.3.1): every position attends to every other, without a positional
/// signal, and what comes out is averaged.
/// </summary>
public sealed class DenseAttention : SequenceModel
{
    private readonly Embedding _embeddings;
    private readonly MultiheadAttention _attention;
    private readonly Module<Tensor, Tensor> _classifier;
    private readonly IAttentionKernel _kernel;
    private readonly DenseAttentionOptions _options;

    /// <summary>Makes the model and draws its initial weights.</summary>
    public DenseAttention(DenseAttentionOptions options)
        : base(nameof(DenseAttention))
    {
        _options = options;
        _embeddings = Embedding(Alphabet.VocabularySize, options.EmbeddingWidth, padding_idx: Alphabet.Pad);
        _attention = MultiheadAttention(options.EmbeddingWidth, options.Heads);
        _classifier = StrengthHead.Make(options.EmbeddingWidth, options.HiddenWidth, options.Dropout, options.Output);
        _kernel = options.Kernel.With(_attention, options.Heads);

        register_module("embeddings", _embeddings);
        register_module("attention", _attention);
        register_module("classifier", _classifier);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => [_options.HiddenWidth];

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var pooled = _kernel.Pool(tokens, _embeddings); // [batch, channels]
        var predicted = _options.Output.Shape(_classifier.call(pooled)); // [batch] or [batch, outputs]
        return predicted.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The weight that each position gives to each other, averaged over heads: [batch, length, length], rows
    /// sum to one.
    /// </summary>
    /// <param name="tokens">[batch, length].</param>
    public Tensor AttentionWeights(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return new ModuleKernel(_attention).Weights(tokens, _embeddings).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kernel.Dispose();
        }

        base.Dispose(disposing);
    }
}
