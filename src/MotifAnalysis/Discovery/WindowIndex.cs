using GenomicAttention.Sequences;

namespace MotifAnalysis.Discovery;

/// <summary>Every window of one width: the word in it, whether it is selected, and how likely it was to be.</summary>
/// <remarks>
/// The chance of a window to be selected is the share of selected ones among its sequence's: sequences in which more is
/// selected do not make their words look enriched.
/// </remarks>
internal sealed class WindowIndex
{
    private readonly int[] _words; // [count, windows]; −1 where a letter is none or explained already
    private readonly bool[] _selected; // [count, windows]
    private readonly double[] _rates; // [count]

    public WindowIndex(EncodedSequences sequences, bool[] selected, bool[] masked, WordSpace space, double share)
    {
        Space = space;
        Rows = sequences.Count;
        Windows = Math.Max(0, sequences.Length - space.Length + 1);
        _words = new int[Rows * Windows];
        _selected = new bool[Rows * Windows];
        _rates = new double[Rows];
        var needed = Math.Max(1, (int)Math.Ceiling((space.Length * share) - 1e-9));
        for (var row = 0; row < Rows; row++)
        {
            var start = row * sequences.Length;
            var length = sequences.Length;
            Fill(row, sequences[row], selected.AsSpan(start, length), masked.AsSpan(start, length), needed);
        }
    }

    public WordSpace Space { get; }

    public int Rows { get; }

    /// <summary>Windows of a sequence.</summary>
    public int Windows { get; }

    public int Word(int row, int start) => _words[(row * Windows) + start];

    public bool IsSelected(int row, int start) => _selected[(row * Windows) + start];

    public double Rate(int row) => _rates[row];

    private void Fill(
        int row,
        ReadOnlySpan<byte> codes,
        ReadOnlySpan<bool> selected,
        ReadOnlySpan<bool> masked,
        int needed
    )
    {
        var (word, valid, inWindow, windows, chosen) = (0, 0, 0, 0, 0);
        for (var end = 0; end < codes.Length; end++)
        {
            var isLetter = codes[end] < Alphabet.NucleotideCount && !masked[end];
            valid = isLetter ? valid + 1 : 0;
            word = isLetter ? ((word << 2) | codes[end]) & (Space.Count - 1) : 0;
            inWindow += selected[end] ? 1 : 0;
            var start = end - Space.Length + 1;
            if (start < 0)
            {
                continue;
            }

            var index = (row * Windows) + start;
            _words[index] = valid >= Space.Length ? Space.Canonical(word) : -1;
            _selected[index] = inWindow >= needed;
            if (_words[index] >= 0)
            {
                windows++;
                chosen += _selected[index] ? 1 : 0;
            }

            inWindow -= selected[start] ? 1 : 0;
        }

        _rates[row] = windows > 0 ? (double)chosen / windows : 0;
    }
}
