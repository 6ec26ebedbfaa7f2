using GenomicAttention.Sequences;

namespace ObservedData.Tests;

/// <summary>Sequences from their letters, '-' for padding.</summary>
internal static class Encode
{
    public static EncodedSequences Rows(params string[] sequences) =>
        new(
            sequences[0].Length,
            Alphabet.Encode(string.Concat(sequences)),
            sequences.Select((_, row) => $"s{row + 1}")
        );

    public static string[] Letters(EncodedSequences sequences) =>
        [.. Enumerable.Range(0, sequences.Count).Select(row => Alphabet.Decode(sequences[row]))];
}
