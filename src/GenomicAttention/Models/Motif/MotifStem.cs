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

    private readonly PortableConvolution _patterns;
    private readonly BatchNorm1d _exponents;
    private readonly BatchNorm1d _matches;
    private readonly Conv1d _mix;
    private readonly Conv1d _place;
    private readonly FixedTensor _positions; // [1, waves, length]
    private readonly int _width;
    private WordTable? _words;

    public MotifStem(MotifOptions options)
        : base(nameof(MotifStem))
    {
        _width = options.Width;
        _patterns = new PortableConvolution(Alphabet.NucleotideCount, options.Filters, options.Width, bias: false);
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

    /// <summary>Looks words up from now on, where they are short enough.</summary>
    public void Freeze()
    {
        _words?.Dispose();
        _words = WordTable.IsFor(_width) ? new WordTable(_width, Words) : null;
    }

    /// <summary>What each position's word alone says: tokens [batch, length] without padding in, [batch, length, channels] out.
    /// </summary>
    public Tensor Words(Tensor tokens) => _mix.call(Matches(tokens, padding: null)).transpose(1, 2);

    /// <summary>What each position's place alone says: [1, length, channels].</summary>
    public Tensor Places(long length) => PlaceChannels(length).transpose(1, 2);

    public override Tensor forward(Tensor tokens, Padding? padding)
    {
        using var scope = NewDisposeScope();
        if (_words is not null)
        {
            var known = _words.Of(tokens) + Places(tokens.shape[1]).contiguous(); // [batch, length, channels]
            return padding.BlankFeatures(known).MoveToOuterDisposeScope();
        }

        var matches = Matches(tokens, padding);
        var features = _mix.call(matches) + PlaceChannels(tokens.shape[1]); // [batch, channels, length]
        return padding.BlankChannels(features).transpose(1, 2).contiguous().MoveToOuterDisposeScope();
    }

    // [1, channels, length].
    private Tensor PlaceChannels(long length) => _place.call(_positions.Value.narrow(2, 0, length));

    // How well each pattern matches at each position: [batch, filters, length].
    private Tensor Matches(Tensor tokens, Padding? padding)
    {
        var letters = functional
            .one_hot(tokens, Alphabet.VocabularySize)
            .narrow(-1, 0, Alphabet.NucleotideCount)
            .to(ScalarType.Float32)
            .transpose(1, 2)
            .contiguous(); // [batch, 4, length]
        var exponents = Normalise(_exponents, _patterns.call(letters), padding).clamp_max(LargestExponent);
        return Normalise(_matches, exponents.exp(), padding);
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
            _words?.Dispose();
        }

        base.Dispose(disposing);
    }
}
