namespace GenomicAttention.Sequences;

/// <summary>A motif that a generator wrote into a sequence: the ground truth of one position.</summary>
/// <param name="Name">The motif's name in the study.</param>
/// <param name="Start">Its first position, from zero.</param>
/// <param name="Length">Positions that it covers.</param>
/// <param name="Strength">What it adds to the regulatory strength.</param>
public sealed record PlantedMotif(string Name, int Start, int Length, double Strength)
{
    /// <summary>The positions that it covers.</summary>
    public IEnumerable<int> Positions => Enumerable.Range(Start, Length);

    /// <summary>Says whether the motif covers positions of a sequence only, and at least one.</summary>
    /// <param name="sequenceLength">Positions in the sequence.</param>
    public bool LiesIn(int sequenceLength) => Start >= 0 && Length >= 1 && Start <= sequenceLength - Length;
}
