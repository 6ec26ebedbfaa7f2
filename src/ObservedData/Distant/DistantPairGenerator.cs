using System.Globalization;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace ObservedData.Distant;

/// <summary>
/// Makes sequences with the same two motifs once each, far apart: the label is 1 where the first motif lies before the
/// second, and 0 elsewhere.
/// </summary>
/// <remarks>
/// Each label has the same nucleotides, the same motifs and, mirrored, the same places, so that what counts or pools
/// matches over a sequence is right half of the time: only where both motifs lie tells.
/// </remarks>
public sealed class DistantPairGenerator
{
    private readonly DistantPairOptions _options;

    /// <summary>Prepares to make sequences.</summary>
    /// <exception cref="ArgumentException">There are no such sequences.</exception>
    public DistantPairGenerator(DistantPairOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Draws sequences, of whose labels every other is 1.</summary>
    /// <param name="random">The stream that all is drawn from.</param>
    /// <param name="count">How many.</param>
    /// <param name="idPrefix">What each id begins with; its number, from 1, follows.</param>
    /// <returns>The sequences, and what was planted in each from left to right.</returns>
    public LabelledSequences Generate(UniformRandom random, int count, string idPrefix = "pair")
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var codes = new byte[checked(count * _options.Length)];
        var labels = new float[count];
        var planted = new PlantedMotif[count][];
        for (var row = 0; row < count; row++)
        {
            labels[row] = 1 - (row % 2);
            planted[row] = Draw(random, codes.AsSpan(row * _options.Length, _options.Length), labels[row] > 0);
        }

        var ids = Enumerable
            .Range(1, count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{idPrefix}-{number}"));
        return new LabelledSequences(new EncodedSequences(_options.Length, codes, ids), [.. labels], planted);
    }

    private PlantedMotif[] Draw(UniformRandom random, Span<byte> sequence, bool isFirstBefore)
    {
        var (left, right) = DrawStarts(random);
        var (before, after) = isFirstBefore ? (_options.First, _options.Second) : (_options.Second, _options.First);
        PlantedMotif[] planted;
        do
        {
            random.FillNucleotides(sequence);
            planted = [before.PlantInto(sequence, left), after.PlantInto(sequence, right)];
        } while (Occurrences(sequence, _options.First) > 1 || Occurrences(sequence, _options.Second) > 1);

        return planted;
    }

    // All pairs of starts at the distance or farther are equally likely: as many as pairs of different starts in what
    // is left without the distance.
    private (int Left, int Right) DrawStarts(UniformRandom random)
    {
        var spared = _options.LeastDistance - 1;
        var (one, other) = (random.Below(_options.Starts - spared), random.Below(_options.Starts - spared - 1));
        other += other >= one ? 1 : 0;
        return (Math.Min(one, other), Math.Max(one, other) + spared);
    }

    // A long background has a motif now and then by chance.
    private static int Occurrences(ReadOnlySpan<byte> sequence, Motif motif)
    {
        Span<byte> pattern = stackalloc byte[motif.Length];
        motif.PlantInto(pattern, 0);
        var count = 0;
        for (int at; (at = sequence.IndexOf(pattern)) >= 0; sequence = sequence[(at + 1)..])
        {
            count++;
        }

        return count;
    }
}
