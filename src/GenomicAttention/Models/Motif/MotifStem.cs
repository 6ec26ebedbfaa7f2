using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// What the motif models see of a sequence: at each position how well the patterns match there, and faintly where it
/// is. Tokens [batch, length] in, features [batch, length, channels] out.
/// </summary>
/// <remarks>
/// The exponential makes a filter's response the product of its letters' weights, as a position weight matrix has it:
/// only whole matches stand out (Koo and Ploenzke, 2021, <see href="https://doi.org/10.1038/s42256-020-00291-x"/>).
/// </remarks>
internal sealed class MotifStem : Module<Tensor, Tensor>
{
    /// <summary>The largest exponent: e⁴ is 55.</summary>
    private const double LargestExponent = 4;

    /// <summary>The scale of the positional signal.</summary>
    private const double PositionScale = 0.3;

    private readonly Conv1d _patterns;
    private readonly BatchNorm1d _exponents;
    private readonly BatchNorm1d _matches;
    private readonly Conv1d _mix;
    private readonly Conv1d _place;
    private readonly FixedTensor _positions; // [1, 4, length]

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
        _place = Conv1d(4, options.Channels, 1, bias: false);
        _place.weight!.Fill(0);

        _positions = new FixedTensor(Waves.Of([1, 2], options.Length, PositionScale));

        register_module("patterns", _patterns);
        register_module("exponents", _exponents);
        register_module("matches", _matches);
        register_module("mix", _mix);
        register_module("place", _place);
    }

    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var letters = functional
            .one_hot(tokens, Alphabet.VocabularySize)
            .narrow(-1, 0, Alphabet.NucleotideCount)
            .to(ScalarType.Float32)
            .transpose(1, 2)
            .contiguous(); // [batch, 4, length]
        var exponents = _exponents.call(_patterns.call(letters)).clamp_max(LargestExponent); // [batch, filters, length]
        var matches = _matches.call(exponents.exp());
        var features = _mix.call(matches) + _place.call(_positions.Value); // [batch, channels, length]
        return features.transpose(1, 2).contiguous().MoveToOuterDisposeScope();
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
