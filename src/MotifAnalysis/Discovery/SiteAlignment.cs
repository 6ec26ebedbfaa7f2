using GenomicAttention.Sequences;
using MathNet.Numerics.Distributions;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Discovery;

/// <summary>Where a motif's words occur, and the letters around them.</summary>
internal sealed class SiteAlignment
{
    // A column joins the motif where it tells this much, beyond chance, and at most so many columns before it do not.
    private const double LeastBits = 0.25;
    private const double Significance = 1e-3;
    private const int LongestGap = 2;

    private readonly EncodedSequences _sequences;
    private readonly bool[] _masked;
    private readonly NucleotideBackground _background;
    private readonly int _wordLength;
    private readonly List<MotifSite> _all = [];
    private readonly List<MotifSite> _selected = [];

    public SiteAlignment(
        EncodedSequences sequences,
        bool[] masked,
        NucleotideBackground background,
        WindowIndex windows,
        IReadOnlyList<int> words
    )
    {
        (_sequences, _masked, _background, _wordLength) = (sequences, masked, background, windows.Space.Length);
        var canonical = words.Select(windows.Space.Canonical).ToHashSet();
        for (var row = 0; row < windows.Rows; row++)
        {
            AddSites(windows, row, words, canonical);
        }
    }

    /// <summary>Aligns the selected sites, with the columns around the words that tell something.</summary>
    public (CountMatrix Counts, IReadOnlyList<MotifSite> Sites) Align(int maximalWidth)
    {
        var (left, right) = (0, 0);
        // The nearest column that tells something, on the left or the right, until there is none or no room.
        while (NextColumn(left, right, maximalWidth) is { } next)
        {
            (left, right) = next;
        }

        var counts = CountMatrix.OfSites([.. _selected.Select(site => Letters(site, -left, _wordLength + right))]);
        return (counts, [.. _selected.Select(site => Shift(site, left, right))]);
    }

    /// <summary>Marks every position of every occurrence, selected or not, as explained, and one on either side: what is
    /// left of a site that overlaps another would be found as a word of its own.</summary>
    public void Mask(bool[] masked)
    {
        foreach (var site in _all)
        {
            var from = Math.Max(0, site.Start - 1);
            var until = Math.Min(_sequences.Length, site.Start + _wordLength + 1);
            masked.AsSpan((site.Row * _sequences.Length) + from, until - from).Fill(true);
        }
    }

    // Every occurrence is explained; of selected ones that overlap, the first is a site.
    private void AddSites(WindowIndex windows, int row, IReadOnlyList<int> words, HashSet<int> canonical)
    {
        var free = 0;
        for (var start = 0; start < windows.Windows; start++)
        {
            if (!canonical.Contains(windows.Word(row, start)))
            {
                continue;
            }

            var strand = words.Contains(WordAt(row, start)) ? Strand.Forward : Strand.Reverse;
            var site = new MotifSite(row, start, strand);
            _all.Add(site);
            if (windows.IsSelected(row, start) && start >= free)
            {
                _selected.Add(site);
                free = start + _wordLength;
            }
        }
    }

    private (int Left, int Right)? NextColumn(int left, int right, int maximalWidth)
    {
        for (var step = 1; step <= LongestGap + 1; step++)
        {
            if (_wordLength + left + right + step > maximalWidth)
            {
                return null;
            }

            if (Tells(-left - step))
            {
                return (left + step, right);
            }

            if (Tells(_wordLength + right + step - 1))
            {
                return (left, right + step);
            }
        }

        return null;
    }

    // The G-test of a column's letters against the background.
    private bool Tells(int offset)
    {
        var counts = new double[Alphabet.NucleotideCount];
        foreach (var site in _selected)
        {
            var letter = Letter(site, offset);
            if (letter < Alphabet.NucleotideCount)
            {
                counts[letter]++;
            }
        }

        var total = counts.Sum();
        if (total < 0.5 * _selected.Count || total == 0)
        {
            return false;
        }

        var nats = 0.0;
        for (var code = 0; code < counts.Length; code++)
        {
            var share = counts[code] / total;
            nats += share > 0 ? share * Math.Log(share / _background[code]) : 0;
        }

        return nats / Math.Log(2) >= LeastBits
            && 1 - ChiSquared.CDF(Alphabet.NucleotideCount - 1, 2 * total * nats) < Significance;
    }

    private byte[] Letters(MotifSite site, int from, int until) =>
        [.. Enumerable.Range(from, until - from).Select(offset => Letter(site, offset))];

    // The letter at an offset from the word's first, as the motif is read; N outside, and where explained already.
    private byte Letter(MotifSite site, int offset)
    {
        var isForward = site.Strand == Strand.Forward;
        var position = isForward ? site.Start + offset : site.Start + _wordLength - 1 - offset;
        if (position < 0 || position >= _sequences.Length || _masked[(site.Row * _sequences.Length) + position])
        {
            return Alphabet.N;
        }

        var code = _sequences[site.Row][position];
        return isForward ? code : Alphabet.Complement(code);
    }

    private static MotifSite Shift(MotifSite site, int left, int right) =>
        site with
        {
            Start = site.Start - (site.Strand == Strand.Forward ? left : right),
        };

    private int WordAt(int row, int start)
    {
        var word = 0;
        foreach (var code in _sequences[row].Slice(start, _wordLength))
        {
            word = (word << 2) | code;
        }

        return word;
    }
}
