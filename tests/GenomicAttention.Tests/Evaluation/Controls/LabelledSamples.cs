using GenomicAttention.Evaluation.Controls;
using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Sequences;

namespace GenomicAttention.Tests.Evaluation.Controls;

/// <summary>Sequences that are small enough for another program to have been run on.</summary>
internal static class LabelledSamples
{
    public static LabelledSequences Small { get; } =
        Label(
            ("ACGTTGCAAC", 0.1f),
            ("TTATAAACGA", 0.9f),
            ("CCAATGGTCA", 0.7f),
            ("GGGCGGTTAA", 0.8f),
            ("ATATATGCGC", 0.2f),
            ("CAATCAATTT", 1f),
            ("GATTACAGAT", 0.15f),
            ("TGCATGCCAA", 0.05f),
            ("AAAAACCCCG", 0.3f),
            ("GTGTCACAAT", 0.65f),
            ("CGCGATATAA", 0.25f),
            ("TTTTGGGGAC", 0.4f)
        );

    public static LabelledSequences Unseen { get; } = Label(("ACGTACGTAC", 0f), ("CAATTATAAA", 0f), ("GGGGGGGGGG", 0f));

    public static LabelledSequences None { get; } = Small.Subset([]);

    public static LabelledSequences Label(params (string Sequence, float Label)[] rows) =>
        new(
            Samples.Encode([.. rows.Select(row => row.Sequence)]),
            [.. rows.Select(row => row.Label)],
            rows.Select(_ => Array.Empty<PlantedMotif>())
        );

    public static float[] FitAndPredict(this IControl control) => control.Fit(Small, Small).Predict(Unseen);

    public static int[] CountsIn(this ISequenceFeatures features, string sequence)
    {
        var counts = new int[features.Count];
        Array.Fill(counts, 99);
        features.CountInto(Alphabet.Encode(sequence), counts);
        return counts;
    }

    public static void AssertEqual(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
