using GenomicAttention.Sequences;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// What a model says of every word of its patterns' width: of a position the stem sees no more than the word around it, so
/// that, once weights stay as they are, a prediction looks it up.
/// </summary>
internal sealed class WordTable : IDisposable
{
    /// <summary>The widest word that has a table: 5⁷ rows of 16 numbers are 5 MB, about a processor's cache.</summary>
    public const int WidestWord = 7;

    private const int WordsAtOnce = 4096;

    /// <summary>The nucleotides, and none of them: an unknown one, padding, and what lies beyond the ends are alike.</summary>
    private const int Letters = Alphabet.NucleotideCount + 1;

    private readonly int _width;
    private readonly FixedTensor _rows; // [words, channels]

    /// <summary>Asks for every word.</summary>
    /// <param name="width">Letters of a word; odd.</param>
    /// <param name="ofEach">Words [count, width] in, what stands at each of their positions [count, width, channels] out.
    /// </param>
    public WordTable(int width, Func<Tensor, Tensor> ofEach)
    {
        _width = width;
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        // [words, width], the last letter counting fastest.
        var words = cartesian_prod([.. Enumerable.Repeat(arange(Letters), width)]);
        _rows = new FixedTensor(cat([.. words.split(WordsAtOnce).Select(Middle)]));

        Tensor Middle(Tensor some)
        {
            using var inner = NewDisposeScope();
            return ofEach(some).select(1, width / 2).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Whether words of a width are few enough for a table.</summary>
    public static bool IsFor(int width) => width <= WidestWord;

    /// <summary>Looks up: tokens [batch, length] in, [batch, length, channels] out.</summary>
    public Tensor Of(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var length = tokens.shape[1];
        var letters = nn.functional.pad(tokens.clamp_max(Letters - 1), [_width / 2, _width / 2], value: Letters - 1);
        var word = letters.narrow(1, 0, length).clone();
        for (var at = 1; at < _width; at++)
        {
            word.mul_(Letters).add_(letters.narrow(1, at, length));
        }

        return _rows.Value.index_select(0, word.view(-1)).view(tokens.shape[0], length, -1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();
}
