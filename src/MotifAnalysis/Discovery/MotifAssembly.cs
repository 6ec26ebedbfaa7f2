using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;
using MotifAnalysis.Statistics;

namespace MotifAnalysis.Discovery;

/// <summary>Makes a motif of a significant word: grows it, takes its variants in, and aligns their selected sites.</summary>
internal sealed class MotifAssembly(DiscoveryOptions options, WordSearch search, NucleotideBackground background)
{
    private const double GrowthSignificance = 1e-3;
    private const double VariantSignificance = 0.05;

    /// <summary>The words of the motif as it is read forwards, of one length; the main one first.</summary>
    public (int Length, IReadOnlyList<int> Words) WordsOf(WordHypothesis seed)
    {
        var length = seed.Windows.Space.Length;
        if (seed.Mismatches > 0)
        {
            int[] near = [seed.Word, .. seed.Windows.Space.Neighbours(seed.Word)];
            return (length, [.. near.Where(word => search.Count(length, word).Excess > 0)]);
        }

        var word = seed.Word;
        while (length < options.LongestWord && Grown(length, word) is { } grown)
        {
            (length, word) = (length + 1, grown);
        }

        return (length, [word, .. Variants(length, word)]);
    }

    // One letter more on either side, where most selected sites have the same: of TATAA, which TATAAA and TATAAT
    // share, either.
    private int? Grown(int length, int word)
    {
        var count = search.Count(length, word);
        var (best, bestLogP) = ((int?)null, Math.Log(GrowthSignificance / (2 * Alphabet.NucleotideCount)));
        for (var letter = 0; letter < Alphabet.NucleotideCount; letter++)
        {
            foreach (var longer in (ReadOnlySpan<int>)[(letter << (2 * length)) | word, (word << 2) | letter])
            {
                var grown = search.Count(length + 1, longer);
                var logP = BinomialTail.LogUpper(
                    Math.Min(grown.Selected, count.Selected),
                    count.Selected,
                    background[letter]
                );
                if (grown.Excess >= options.GrowthShare * count.Excess && logP < bestLogP)
                {
                    (best, bestLogP) = (longer, logP);
                }
            }
        }

        return best;
    }

    // A word of four with one letter off is too common to tell a variant from another motif.
    private IEnumerable<int> Variants(int length, int word)
    {
        if (length < 5)
        {
            yield break;
        }

        var main = search.Count(length, word);
        var bound = Math.Log(VariantSignificance / (3 * length));
        foreach (var neighbour in search.Windows(length).Space.Neighbours(word))
        {
            var count = search.Count(length, neighbour);
            if (count.LogPValue() < bound && count.Excess < options.VariantShare * main.Excess)
            {
                yield return neighbour;
            }
        }
    }
}
