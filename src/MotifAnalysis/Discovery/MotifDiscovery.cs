using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Discovery;

/// <summary>
/// Finds what a model's selected positions have in common: words that are more frequent in selected windows than in the
/// other windows of the same sequences, grown and aligned to motifs.
/// </summary>
/// <remarks>
/// Every word of a range of lengths is tested, exactly and with one letter off (<see cref="DiscoveryOptions"/>): the
/// occurrences that are selected against the binomial distribution, with the share of selected windows of their
/// sequences. The most significant is grown letter by letter, variants with one letter off join it, and its selected
/// sites are aligned. All its occurrences are then masked, and the next is sought, until the best word's E-value, its p
/// times the words that could have been significant, is above the threshold. Motifs that differ in one letter and are
/// about equally frequent are thus kept apart, where a mixture of matrices merges them.
/// Nothing is drawn: the same input gives the same motifs. The test takes it that what is selected does not depend on
/// the letters; where position alone does both (aligned promoters), a motif says what is common there, which need not be
/// why the model looks there.
/// </remarks>
public sealed class MotifDiscovery
{
    private readonly DiscoveryOptions _options;

    /// <summary>Prepares a search.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public MotifDiscovery(DiscoveryOptions? options = null)
    {
        _options = options ?? new DiscoveryOptions();
        _options.Validate();
    }

    /// <summary>Searches.</summary>
    /// <param name="sequences">The sequences; codes that are no nucleotide are in no word.</param>
    /// <param name="selected">What the model selected of each.</param>
    /// <exception cref="ArgumentException">The two do not have the same shape.</exception>
    public DiscoveryResult Find(EncodedSequences sequences, SelectedPositions selected)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(selected);
        if (sequences.Count != selected.Count || sequences.Length != selected.Length)
        {
            throw new ArgumentException(
                $"{sequences.Count} sequences of {sequences.Length} do not match selections of {selected.Count} "
                    + $"sequences of {selected.Length}.",
                nameof(selected)
            );
        }

        var background = NucleotideBackground.Of(sequences);
        background = _options.BothStrands ? background.OfBothStrands() : background;
        var flags = Widen(selected);
        var masked = new bool[flags.Length];
        var motifs = new List<DiscoveredMotif>();
        while (true)
        {
            var search = new WordSearch(_options, Index(sequences, flags, masked));
            var tests = search.Test();
            if (tests.Best is null || tests.EValue > _options.EThreshold)
            {
                return new DiscoveryResult(motifs, DiscoveryEnd.NothingSignificant, tests.Best?.Letters, tests.EValue);
            }

            if (motifs.Count == _options.MaximalMotifs)
            {
                return new DiscoveryResult(motifs, DiscoveryEnd.EnoughMotifs, tests.Best.Letters, tests.EValue);
            }

            motifs.Add(Take(tests, search, sequences, masked, background));
        }
    }

    private DiscoveredMotif Take(
        WordTests tests,
        WordSearch search,
        EncodedSequences sequences,
        bool[] masked,
        NucleotideBackground background
    )
    {
        var seed = tests.Best!;
        var (length, words) = new MotifAssembly(_options, search, background).WordsOf(seed);
        var windows = search.Windows(length);
        var alignment = new SiteAlignment(sequences, masked, background, windows, words);
        var (counts, sites) = alignment.Align(_options.MaximalWidth);
        alignment.Mask(masked);
        return new DiscoveredMotif(
            seed.Letters,
            seed.Mismatches,
            [.. words.Select(windows.Space.Decode)],
            counts,
            sites
        )
        {
            Occurrences = seed.Count.Occurrences,
            Selected = seed.Count.Selected,
            Expected = seed.Count.Expected,
            LogPValue = seed.LogPValue,
            EValue = tests.EValue,
            QValue = tests.QValue,
        };
    }

    private IEnumerable<WindowIndex> Index(EncodedSequences sequences, bool[] selected, bool[] masked) =>
        Enumerable
            .Range(_options.ShortestWord, _options.LongestWord - _options.ShortestWord + 1)
            .Select(length => new WindowIndex(
                sequences,
                selected,
                masked,
                new WordSpace(length, _options.BothStrands),
                _options.SelectedShare
            ));

    private bool[] Widen(SelectedPositions selected)
    {
        var flags = new bool[selected.Count * selected.Length];
        for (var row = 0; row < selected.Count; row++)
        {
            for (var position = 0; position < selected.Length; position++)
            {
                if (selected[row][position])
                {
                    var from = Math.Max(0, position - _options.FlankBp);
                    var until = Math.Min(selected.Length, position + _options.FlankBp + 1);
                    flags.AsSpan((row * selected.Length) + from, until - from).Fill(true);
                }
            }
        }

        return flags;
    }
}
