using static TorchSharp.torch;

namespace GenomicAttention.Models.Motif;

/// <summary>Attention over all positions of what the stem sees: a dense model that knows where it looks.</summary>
public sealed class MotifDense : SequenceModel
{
    private readonly MotifStem _stem;
    private readonly MotifReadout _readout;
    private readonly MotifOptions _options;
    private WordReadout? _words;

    /// <summary>Makes the model and draws its initial weights.</summary>
    /// <param name="options">The shape.</param>
    /// <param name="meanLabel">What is predicted at first.</param>
    public MotifDense(MotifOptions options, float meanLabel)
        : base(nameof(MotifDense))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _stem = new MotifStem(options);
        _readout = new MotifReadout(options, meanLabel);
        register_module("stem", _stem);
        register_module("readout", _readout);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => [];

    /// <inheritdoc/>
    public override void Freeze()
    {
        base.Freeze();
        _words?.Dispose();
        _words = WordTable.IsFor(_options.Width) ? new WordReadout(_stem, _readout, _options) : null;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var padding = Padding.Of(tokens);
        if (_words is not null)
        {
            return _words.Of(tokens, padding).MoveToOuterDisposeScope();
        }

        var features = _stem.call(tokens, padding); // [batch, length, channels]
        return _readout.call(features, padding?.Present).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _words?.Dispose();
        }

        base.Dispose(disposing);
    }
}
