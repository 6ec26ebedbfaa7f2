namespace MotifAnalysis.Discovery;

/// <summary>How motifs are sought. The defaults suit sequences of 50 to 1,000 bp of which a tenth is selected.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>The shortest word, 3 or more.</summary>
    public int ShortestWord { get; init; } = 4;

    /// <summary>The longest word, up to 10.</summary>
    public int LongestWord { get; init; } = 8;

    /// <summary>Words from this length on are also sought with one letter off; null for none.</summary>
    public int? ShortestInexactWord { get; init; } = 6;

    /// <summary>The share of a window's positions that must be selected for the window to count as selected.</summary>
    public double SelectedShare { get; init; } = 0.5;

    /// <summary>Positions on either side of a selected one that count as selected too; more where a model selects few
    /// positions of a motif.</summary>
    public int FlankBp { get; init; }

    /// <summary>Whether a word and its reverse complement are one.</summary>
    public bool BothStrands { get; init; }

    /// <summary>
    /// The search stops where the best word's E-value is above: how many words as good are expected by chance in the
    /// whole search. Without any motif, the chance of finding one is at most this.
    /// </summary>
    public double EThreshold { get; init; } = 0.05;

    /// <summary>The search stops after so many motifs.</summary>
    public int MaximalMotifs { get; init; } = 20;

    /// <summary>The widest motif.</summary>
    public int MaximalWidth { get; init; } = 20;

    /// <summary>A word grows by a neighbouring letter that has this share of its selected sites, beyond chance.</summary>
    public double GrowthShare { get; init; } = 0.4;

    /// <summary>
    /// A word with one letter off is a variant of the motif where it has less than this share of the main word's
    /// selected sites, beyond chance; from this share on it is left to be a motif of its own.
    /// </summary>
    public double VariantShare { get; init; } = 0.5;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ShortestWord, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestWord, ShortestWord);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LongestWord, 10);
        ArgumentOutOfRangeException.ThrowIfNegative(FlankBp);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximalMotifs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximalWidth, LongestWord);
        DemandShare(SelectedShare, nameof(SelectedShare));
        DemandShare(EThreshold, nameof(EThreshold));
        DemandShare(GrowthShare, nameof(GrowthShare));
        DemandShare(VariantShare, nameof(VariantShare));
    }

    private static void DemandShare(double value, string name)
    {
        if (!(value > 0 && value <= 1))
        {
            throw new ArgumentException($"{name} is {value}: take one above 0, up to 1.");
        }
    }
}
