using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Tests.Synthesis;

/// <summary>The numbers of the paper's text (3.2), with the strength and noise of its scripts.</summary>
internal static class DescribedProtocol
{
    public static DescribedOptions Options { get; } =
        new()
        {
            Length = 200,
            Motifs = PublishedProtocols.Comparison.Motifs,
            MinMotifs = 0,
            MaxMotifs = 4,
            InitialStrength = 0.1,
            NoiseStandardDeviation = 0.05,
        };

    public static LabelledSequences Generate(DescribedOptions options, long seed, int count) =>
        new DescribedGenerator(options).Generate(new UniformRandom(seed), count);
}
