using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Tests.Synthesis;

/// <summary>The numbers of the published scripts, and digests as the golden files have them.</summary>
internal static class PublishedProtocols
{
    public static SweepOptions Sweep { get; } =
        new()
        {
            Length = 200,
            Motifs =
            [
                new Motif("TATA", "TATAAA", 0.8),
                new Motif("CAAT", "CCAAT", 0.6),
                new Motif("GC", "GGGCGG", 0.7),
            ],
            MinMotifs = 1,
            MaxMotifs = 3,
            MarginBp = 10,
            MinDistanceBp = 10,
        };

    public static ComparisonOptions Comparison { get; } =
        new()
        {
            Length = 200,
            Motifs =
            [
                new Motif("TATAAA", "TATAAA", 0.8),
                new Motif("CAAT", "CAAT", 0.6),
                new Motif("GGGCGG", "GGGCGG", 0.7),
                new Motif("TTGACA", "TTGACA", 0.5),
                new Motif("TATAAT", "TATAAT", 0.6),
            ],
            MeanMotifs = 2,
            InitialStrength = 0.1,
            NoiseStandardDeviation = 0.05,
        };

    public static string SequenceDigest(LabelledSequences data) => Digest(data.Sequences.Codes.Span);

    public static string LabelDigest(LabelledSequences data) => Digest(MemoryMarshal.AsBytes(data.Labels.AsSpan()));

    public static string PlantedDigest(LabelledSequences data)
    {
        var lines = data.Planted.Select(motifs =>
            string.Join(' ', motifs.Select(motif => $"{motif.Name}@{motif.Start}")) + "\n"
        );
        return Digest(Encoding.ASCII.GetBytes(string.Concat(lines)));
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
