using static TorchSharp.torch;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// Stem and readout of a frozen dense model up to what attention gathers: a position's scores and values are linear in its
/// features, and so the sum of a part of its word, which is looked up, and a part of its place.
/// </summary>
internal sealed class WordReadout : IDisposable
{
    private readonly MotifReadout _readout;
    private readonly WordTable _words; // scores and values of each head: [words, 2 · heads]
    private readonly FixedTensor _places; // [1, length, 2 · heads]

    /// <summary>Computes both parts.</summary>
    public WordReadout(MotifStem stem, MotifReadout readout, MotifOptions options)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        _readout = readout;
        _words = new WordTable(options.Width, words => readout.ScoresAndValues(stem.Words(words)));
        var nowhere = zeros(1, 1, options.Channels);
        _places = new FixedTensor(
            readout.ScoresAndValues(stem.Places(options.Length)) - readout.ScoresAndValues(nowhere)
        );
    }

    /// <summary>Predicts: tokens [batch, length] and their padding in, [batch] or [batch, outputs] out.</summary>
    public Tensor Of(Tensor tokens, Padding? padding)
    {
        using var scope = NewDisposeScope();
        var both = _words.Of(tokens) + _places.Value.narrow(1, 0, tokens.shape[1]);
        var heads = both.shape[2] / 2;
        return _readout
            .Gather(both.narrow(2, 0, heads), both.narrow(2, heads, heads), padding?.Present)
            .MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _words.Dispose();
        _places.Dispose();
    }
}
