namespace MotifAnalysis.Discovery;

/// <summary>That a word is selected more often than by chance, exactly or with one letter off.</summary>
internal sealed record WordHypothesis(WindowIndex Windows, int Word, int Mismatches, WordCount Count, double LogPValue)
{
    public string Letters => Windows.Space.Decode(Word);

    /// <summary>The words that it takes together.</summary>
    public HashSet<int> Words =>
        Mismatches == 0 ? [Word] : [Word, .. Windows.Space.Neighbours(Word).Select(Windows.Space.Canonical)];
}

/// <summary>All hypotheses of a round, tested.</summary>
/// <param name="Best">The most significant; null where there is no word.</param>
/// <param name="EValue">Its E-value, capped at 1.</param>
/// <param name="QValue">Its p, corrected over all.</param>
internal sealed record WordTests(WordHypothesis? Best, double EValue, double QValue);
