using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Discovery;

namespace MotifAnalysis.Tests.Discovery;

/// <summary>Sequences, and what a model might select of them.</summary>
internal static class Simulated
{
    public static readonly string[] Words = ["TATAAA", "CAAT", "GGGCGG", "TTGACA", "TATAAT"];

    /// <summary>None to four words in each sequence; its planted positions are selected with the given enrichment.</summary>
    public static (EncodedSequences Sequences, SelectedPositions Selected) Planted(
        int count,
        long seed,
        int length = 200,
        double share = 0.1,
        double enrichment = 8,
        double reverse = 0
    )
    {
        var random = new UniformRandom(seed);
        var codes = new byte[count * length];
        random.FillNucleotides(codes);
        var selected = new List<IReadOnlyList<int>>();
        for (var row = 0; row < count; row++)
        {
            var planted = new bool[length];
            var copies = random.Below(5);
            for (var copy = 0; copy < copies; copy++)
            {
                var word = Alphabet.Encode(Words[random.Below(Words.Length)]);
                word = random.NextDouble() < reverse ? [.. word.Reverse().Select(Alphabet.Complement)] : word;
                var start = random.Below(length - word.Length + 1);
                if (!planted.AsSpan(start, word.Length).Contains(true))
                {
                    planted.AsSpan(start, word.Length).Fill(true);
                    word.CopyTo(codes.AsSpan((row * length) + start));
                }
            }

            selected.Add(Select(planted, share, enrichment, random));
        }

        var sequences = new EncodedSequences(length, codes, Enumerable.Range(0, count).Select(row => $"s{row}"));
        return (sequences, SelectedPositions.OfLists(selected, length));
    }

    /// <summary>Positions drawn without replacement, some more likely than others.</summary>
    public static List<int> Weighted(double[] weights, int count, UniformRandom random) =>
        [
            .. weights
                .Select((weight, position) => (position, Key: -Math.Log(1 - random.NextDouble()) / weight))
                .OrderBy(pair => pair.Key)
                .Take(count)
                .Select(pair => pair.position),
        ];

    private static List<int> Select(bool[] planted, double share, double enrichment, UniformRandom random)
    {
        var kept = (int)(share * planted.Length);
        var inside = Enumerable
            .Range(0, planted.Length)
            .Where(position => planted[position] && random.NextDouble() < enrichment * share)
            .ToList();
        int[] outside = [.. Enumerable.Range(0, planted.Length).Where(position => !planted[position])];
        random.Shuffle(outside.AsSpan());
        return [.. inside, .. outside.Take(Math.Max(0, kept - inside.Count))];
    }
}
