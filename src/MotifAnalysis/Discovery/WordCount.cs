using MotifAnalysis.Statistics;

namespace MotifAnalysis.Discovery;

/// <summary>How often a word occurs, how often it is selected, and how often it would be by chance.</summary>
/// <remarks>
/// Occurrences of one word that overlap are selected together and would count one selection twice: only those that do
/// not overlap an earlier one count.
/// </remarks>
internal readonly record struct WordCount(int Occurrences, int Selected, double Expected)
{
    /// <summary>Selected occurrences beyond chance.</summary>
    public double Excess => Selected - Expected;

    /// <summary>
    /// ln p: binomial with the mean chance of the occurrences. Theirs differ, but a binomial's tail is then the longer
    /// one (Hoeffding 1956, <see href="https://doi.org/10.1214/aoms/1177728178"/>).
    /// </summary>
    public double LogPValue() => Excess > 0 ? BinomialTail.LogUpper(Selected, Occurrences, Expected / Occurrences) : 0;

    /// <summary>ln of the smallest p that there could have been: all are selected.</summary>
    public double LogSmallest() => Expected > 0 ? Occurrences * Math.Log(Expected / Occurrences) : 0;

    public static WordCount operator +(WordCount left, WordCount right) =>
        new(left.Occurrences + right.Occurrences, left.Selected + right.Selected, left.Expected + right.Expected);

    /// <summary>Counts all words of an index.</summary>
    public static WordCount[] Of(WindowIndex windows)
    {
        var counts = new WordCount[windows.Space.Count];
        var free = new int[windows.Space.Count]; // Where the next occurrence may start, in windows of all rows.
        for (var row = 0; row < windows.Rows; row++)
        {
            for (var start = 0; start < windows.Windows; start++)
            {
                var word = windows.Word(row, start);
                // Rows are set apart by a word's length, so that what ends one does not reach into the next.
                var at = (row * (windows.Windows + windows.Space.Length)) + start;
                if (word < 0 || at < free[word])
                {
                    continue;
                }

                free[word] = at + windows.Space.Length;
                counts[word] += new WordCount(1, windows.IsSelected(row, start) ? 1 : 0, windows.Rate(row));
            }
        }

        return counts;
    }

    /// <summary>Counts the occurrences of words together: those of one that overlap another's do not count either.</summary>
    public static WordCount Of(WindowIndex windows, IReadOnlySet<int> words)
    {
        var count = default(WordCount);
        foreach (var (row, start) in Find(windows, words))
        {
            count += new WordCount(1, windows.IsSelected(row, start) ? 1 : 0, windows.Rate(row));
        }

        return count;
    }

    /// <summary>Where words occur; what overlaps an earlier occurrence is passed over.</summary>
    public static IEnumerable<(int Row, int Start)> Find(WindowIndex windows, IReadOnlySet<int> words)
    {
        for (var row = 0; row < windows.Rows; row++)
        {
            for (var start = 0; start < windows.Windows; start++)
            {
                if (words.Contains(windows.Word(row, start)))
                {
                    yield return (row, start);
                    start += windows.Space.Length - 1;
                }
            }
        }
    }
}
