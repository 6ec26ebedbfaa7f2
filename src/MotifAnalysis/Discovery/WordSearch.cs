using MotifAnalysis.Statistics;

namespace MotifAnalysis.Discovery;

/// <summary>Tests every word of a round, exactly and with one letter off.</summary>
/// <remarks>
/// Where two words with one letter off each other are both planted, each alone stands out more than both together with
/// all the other words near them do: they are found one after the other.
/// </remarks>
internal sealed class WordSearch
{
    // Occurrences with one letter off may overlap and then count one selection twice. They are counted anew where that
    // may matter, for the few best; whoever comes after these cannot be taken.
    private const int MaximalRecounts = 100;

    private readonly DiscoveryOptions _options;
    private readonly SortedDictionary<int, (WindowIndex Windows, WordCount[] Counts)> _lengths = [];

    public WordSearch(DiscoveryOptions options, IEnumerable<WindowIndex> lengths)
    {
        _options = options;
        foreach (var windows in lengths)
        {
            _lengths.Add(windows.Space.Length, (windows, WordCount.Of(windows)));
        }
    }

    public WindowIndex Windows(int length) => _lengths[length].Windows;

    /// <summary>The count of a word of any of the lengths, in either direction.</summary>
    public WordCount Count(int length, int word) =>
        _lengths[length].Counts[_lengths[length].Windows.Space.Canonical(word)];

    public WordTests Test()
    {
        var exact = _lengths.Values.SelectMany(length => Exact(length.Windows, length.Counts)).ToList();
        var inexact = _lengths
            .Values.Where(length => length.Windows.Space.Length >= _options.ShortestInexactWord)
            .SelectMany(length => Inexact(length.Windows, length.Counts))
            .ToList();
        if (exact.Count == 0)
        {
            return new WordTests(null, 1, 1);
        }

        var best = Recount(exact.MinBy(hypothesis => hypothesis.LogPValue)!, inexact);
        var all = exact.Concat(inexact).ToList();
        var factor = TaroneCorrection.Factor(
            [.. all.Select(hypothesis => hypothesis.Count.LogSmallest())],
            _options.EThreshold
        );
        // What was left out for overlaps counts as if it were no better than what was taken.
        var adjusted = BenjaminiHochberg.Adjust([
            .. all.Select(other => Math.Exp(Math.Max(other.LogPValue, best.LogPValue))),
        ]);
        return new WordTests(best, Math.Min(1, factor * Math.Exp(best.LogPValue)), adjusted.Min());
    }

    private static IEnumerable<WordHypothesis> Exact(WindowIndex windows, WordCount[] counts)
    {
        for (var word = 0; word < counts.Length; word++)
        {
            if (counts[word].Occurrences > 0)
            {
                yield return new WordHypothesis(windows, word, 0, counts[word], counts[word].LogPValue());
            }
        }
    }

    private static IEnumerable<WordHypothesis> Inexact(WindowIndex windows, WordCount[] counts)
    {
        for (var word = 0; word < counts.Length; word++)
        {
            if (windows.Space.Canonical(word) != word)
            {
                continue;
            }

            var sum = counts[word];
            foreach (var neighbour in windows.Space.Neighbours(word))
            {
                sum += counts[windows.Space.Canonical(neighbour)];
            }

            // A word alone is an exact hypothesis already.
            if (sum.Occurrences > counts[word].Occurrences)
            {
                yield return new WordHypothesis(windows, word, 1, sum, sum.LogPValue());
            }
        }
    }

    private static WordHypothesis Recount(WordHypothesis best, List<WordHypothesis> inexact)
    {
        var candidates = inexact
            .Where(hypothesis => hypothesis.LogPValue < best.LogPValue)
            .OrderBy(hypothesis => hypothesis.LogPValue)
            .Take(MaximalRecounts);
        foreach (var candidate in candidates)
        {
            if (candidate.LogPValue >= best.LogPValue)
            {
                break;
            }

            var count = WordCount.Of(candidate.Windows, candidate.Words);
            var recounted = candidate with { Count = count, LogPValue = count.LogPValue() };
            best = recounted.LogPValue < best.LogPValue ? recounted : best;
        }

        return best;
    }
}
