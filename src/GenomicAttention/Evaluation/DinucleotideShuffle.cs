using System.Runtime.InteropServices;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation;

/// <summary>
/// Draws one of the orders of a sequence's nucleotides in which every pair of neighbours is as frequent as before.
/// </summary>
/// <remarks>
/// A sequence is a walk over nucleotides that takes each step of a list of steps once. Altschul and Erickson (1985),
/// <see href="https://doi.org/10.1093/oxfordjournals.molbev.a040370"/>: a walk is fixed by the order in which the
/// steps from each nucleotide are taken, and an order is one of a walk where the last steps from each lead to the
/// sequence's last nucleotide. These last steps are a random tree, drawn by the walk of Propp and Wilson (1998),
/// <see href="https://doi.org/10.1006/jagm.1997.0917"/>, in place of drawing again until they are one.
/// </remarks>
internal static class DinucleotideShuffle
{
    public static void Apply(Span<byte> codes, UniformRandom random)
    {
        if (codes.Length <= 3)
        {
            // One order alone: the first and the last stay.
            return;
        }

        var steps = StepsFrom(codes);
        DrawTree(steps, root: codes[^1], random);
        for (byte code = 0; code < steps.Length; code++)
        {
            // The tree's step stays last; the walk may leave its end at any time, until it has no step left.
            var free = code == codes[^1] ? steps[code].Count : steps[code].Count - 1;
            random.Shuffle(CollectionsMarshal.AsSpan(steps[code])[..Math.Max(free, 0)]);
        }

        Walk(steps, codes);
    }

    // For each code, those that follow it.
    private static List<byte>[] StepsFrom(ReadOnlySpan<byte> codes)
    {
        var steps = new List<byte>[Alphabet.VocabularySize];
        for (var code = 0; code < steps.Length; code++)
        {
            steps[code] = [];
        }

        for (var i = 1; i < codes.Length; i++)
        {
            steps[codes[i - 1]].Add(codes[i]);
        }

        return steps;
    }

    // From each code that is not in the tree yet, wander until the tree is met; the last step taken from each code on
    // the way then joins it. The step of the tree is put last in its list.
    private static void DrawTree(List<byte>[] steps, byte root, UniformRandom random)
    {
        var inTree = new bool[steps.Length];
        inTree[root] = true;
        for (byte start = 0; start < steps.Length; start++)
        {
            if (steps[start].Count == 0)
            {
                continue;
            }

            for (var code = start; !inTree[code]; code = steps[code][^1])
            {
                var list = steps[code];
                var drawn = random.Below(list.Count);
                (list[drawn], list[^1]) = (list[^1], list[drawn]);
            }

            for (var code = start; !inTree[code]; code = steps[code][^1])
            {
                inTree[code] = true;
            }
        }
    }

    private static void Walk(List<byte>[] steps, Span<byte> codes)
    {
        Span<int> taken = stackalloc int[Alphabet.VocabularySize];
        for (var i = 1; i < codes.Length; i++)
        {
            var from = codes[i - 1];
            codes[i] = steps[from][taken[from]++];
        }
    }
}
