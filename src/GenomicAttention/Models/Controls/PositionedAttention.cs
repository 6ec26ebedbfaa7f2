using GenomicAttention.Models.Attention;
using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Controls;

/// <summary>
/// A control: the dense baseline (3.3.1) with a positional signal added to its embeddings, which the paper's models do
/// without. Whether that is all it lacks, this one tells.
/// </summary>
/// <remarks>Sines and cosines as in Vaswani et al., 2017, section 3.5, of 1 to half the length's turns.</remarks>
public sealed class PositionedAttention : SequenceModel
{
    private readonly Embedding _embeddings;
    private readonly MultiheadAttention _attention;
    private readonly Module<Tensor, Tensor> _classifier;
    private readonly FusedKernel _kernel;
    private readonly FixedTensor _positions; // [1, length, channels]
    private readonly DenseAttentionOptions _options;

    /// <summary>Makes the model and draws its initial weights.</summary>
    /// <param name="options">The baseline's shape; its kernel is not used.</param>
    /// <param name="length">Positions of the longest sequence.</param>
    public PositionedAttention(DenseAttentionOptions options, int length)
        : base(nameof(PositionedAttention))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _embeddings = Embedding(Alphabet.VocabularySize, options.EmbeddingWidth, padding_idx: Alphabet.Pad);
        _attention = MultiheadAttention(options.EmbeddingWidth, options.Heads);
        _classifier = StrengthHead.Make(options.EmbeddingWidth, options.HiddenWidth, options.Dropout, options.Output);
        _kernel = new FusedKernel(new AttentionParameters(_attention, options.Heads));
        _positions = new FixedTensor(Positions(options.EmbeddingWidth, length));

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
        var positions = _positions.Value.narrow(1, 0, tokens.shape[1]);
        var embedded = _embeddings.call(tokens) + positions; // [batch, length, channels]
        var pooled = _kernel.Pool(embedded, Padding.Of(tokens)); // [batch, channels]
        return _options.Output.Shape(_classifier.call(pooled)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kernel.Dispose();
            _positions.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Tensor Positions(int channels, int length)
    {
        var waves = (channels + 1) / 2;
        var turns = Enumerable
            .Range(0, waves)
            .Select(wave => Math.Pow(length / 2.0, wave / Math.Max(1.0, waves - 1)))
            .ToList();
        using var all = Waves.Of(turns, length, scale: 1); // [1, 2 waves, length]
        return all.narrow(1, 0, channels).transpose(1, 2).contiguous();
    }
}
