using GenomicAttention.Synthesis;

namespace Worker.Parameters;

/// <summary>The data that the paper's text describes (3.2); lengths in bp.</summary>
internal sealed record DescribedDataParameters(
    int Length,
    IReadOnlyList<MotifParameters> Motifs,
    MotifCountRange MotifsPerSequence,
    double InitialStrength,
    double Noise
)
{
    public DescribedOptions ToOptions() =>
        new()
        {
            Length = Length,
            Motifs = [.. Motifs.Select(motif => motif.ToMotif())],
            MinMotifs = MotifsPerSequence.Minimum,
            MaxMotifs = MotifsPerSequence.Maximum,
            InitialStrength = InitialStrength,
            NoiseStandardDeviation = Noise,
        };
}

/// <summary>A number of motifs drawn uniformly, both ends included.</summary>
internal sealed record MotifCountRange(int Minimum, int Maximum);
