using GenomicAttention.Sequences;

namespace ObservedData.Tests;

/// <summary>The E. coli promoters: 106 sequences of 57 letters, half of them promoters (class 1).</summary>
internal static class Promoters
{
    private static readonly LabelledSequences Data = LabelledSequencesFiles.ReadObserved(
        PathOf("sequences.fa"),
        PathOf("labels.csv")
    );

    public static EncodedSequences Sequences => Data.Sequences;

    public static int[] Classes { get; } = [.. Data.Labels.Select(label => (int)label)];

    public static bool[] IsPromoter { get; } = [.. Classes.Select(label => label == 1)];

    private static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Data", "ecoli-promoters", name);
}
