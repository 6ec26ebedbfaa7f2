using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// What the motif models see of a sequence: at each position how well the patterns match there, and faintly where it
/// is. Tokens [batch, length] and their padding in, features [batch, length, channels] out.
/// </summary>
/// <remarks>
/// The exponential makes a filter's response the product of its letters' weights, as a position weight matrix has it:
/// only whole matches stand out (Koo and Ploenzke, 2021, <see href="https://doi.org/10.1038/s42256-020-00291-x"/>).
/// </remarks>
internal sealed class MotifStem : Module<Tensor, Padding?, Tensor>
{
    /// <summary>The largest exponent: e⁴ is 55.</summary>
    private const double LargestExponent = 4;

    private readonly Conv1d _patterns;
    private readonly BatchNorm1d _exponents;
    private readonly BatchNorm1d _matches;
    private readonly Conv1d _mix;
    private readonly Conv1d _place;
    private readonly FixedTensor _positions; // [1, waves, length]

    public MotifStem(MotifOptions options)
        : base(nameof(MotifStem))
    {
        _patterns = Conv1d(
            Alphabet.NucleotideCount,
            options.Filters,
            options.Width,
            padding: options.Width / 2,
            bias: false
        );
        _exponents = BatchNorm1d(options.Filters);
        _matches = BatchNorm1d(options.Filters);
        _mix = Conv1d(options.Filters, options.Channels, 1);
        _place = Conv1d(2 * options.PositionTurns.Count, options.Channels, 1, bias: false);
        _place.weight!.Fill(0);

        _positions = new FixedTensor(Waves.Of(options.PositionTurns, options.Length, options.PositionScale));

        register_module("patterns", _patterns);
        register_module("exponents", _exponents);
        register_module("matches", _matches);
        register_module("mix", _mix);
        register_module("place", _place);
    }

    public override Tensor forward(Tensor tokens, Padding? padding)
    {
        using var scope = NewDisposeScope();
        var letters = functional
            .one_hot(tokens, Alphabet.VocabularySize)
            .narrow(-1, 0, Alphabet.NucleotideCount)
            .to(ScalarType.Float32)
            .transpose(1, 2)
            .contiguous(); // [batch, 4, length]
        var exponents = Normalise(_exponents, _patterns.call(letters), padding).clamp_max(LargestExponent);
        var matches = Normalise(_matches, exponents.exp(), padding); // [batch, filters, length]
        var places = _place.call(_positions.Value.narrow(2, 0, tokens.shape[1])); // [1, channels, length]
        var features = _mix.call(matches) + places; // [batch, channels, length]
        return padding.BlankChannels(features).transpose(1, 2).contiguous().MoveToOuterDisposeScope();
    }

    // Over the letters alone: what fills a batch up must not move a filter's mean.
    private static Tensor Normalise(BatchNorm1d norm, Tensor responses, Padding? padding)
    {
        if (padding is null)
        {
            return norm.call(responses); // [batch, filters, length]
        }

        var byPosition = responses.transpose(1, 2); // [batch, length, filters]
        var present = norm.call(byPosition[padding.IsPresent]); // [letters, filters]
        return zeros_like(byPosition).index_put_(present, padding.IsPresent).transpose(1, 2);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _positions.Dispose();
        }

        base.Dispose(disposing);
    }
}
