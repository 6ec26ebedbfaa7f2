using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>
/// Makes the data that the paper's text describes (3.2), not those that its scripts make: a uniform background, a
/// uniform number of motifs that never overlap, and a label with Gaussian noise.
/// </summary>
/// <remarks>
/// The text leaves open how motifs and positions are drawn. Here each motif is drawn with replacement, all alike, and
/// all arrangements of those drawn that do not overlap are equally likely, up to the sequence's last nucleotide. The
/// motifs are drawn in the order of their names, so that the order in which a study lists them makes no difference.
/// Motifs also occur by chance, in the background and where it meets a planted one; those are not listed as planted
/// and do not count in the label.
/// </remarks>
public sealed class DescribedGenerator
{
    private readonly DescribedOptions _options;
    private readonly Motif[] _motifs;

    /// <summary>Takes the study's numbers.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public DescribedGenerator(DescribedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _motifs = [.. options.Motifs.OrderBy(motif => motif.Name, StringComparer.Ordinal)];
    }

    /// <summary>Draws sequences; a second call with the same stream goes on where the first ended.</summary>
    /// <param name="random">The stream that all is drawn from.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="idPrefix">What each id begins with; its number, from 1, follows.</param>
    /// <returns>The sequences, and what was planted in each from left to right.</returns>
    public LabelledSequences Generate(UniformRandom random, int count, string idPrefix = "sequence")
    {
        ArgumentNullException.ThrowIfNull(random);
        var set = new SyntheticSet(count, _options.Length, idPrefix);
        while (!set.IsFull)
        {
            var sequence = set.NextRow();
            DrawBackground(random, sequence);
            var motifs = DrawMotifs(random, DrawQuantity(random));
            var planted = Plant(motifs, DrawStarts(random, motifs), sequence);
            set.Add(DrawLabel(random, planted), planted);
        }

        return set.ToLabelledSequences();
    }

    private static void DrawBackground(UniformRandom random, Span<byte> sequence) => random.FillNucleotides(sequence);

    private int DrawQuantity(UniformRandom random) =>
        _options.MinMotifs + random.Below(_options.MaxMotifs - _options.MinMotifs + 1);

    // From left to right: draws that are independent and alike come in every order equally often already.
    private Motif[] DrawMotifs(UniformRandom random, int quantity)
    {
        var motifs = new Motif[quantity];
        foreach (ref var motif in motifs.AsSpan())
        {
            motif = _motifs[random.Below(_motifs.Length)];
        }

        return motifs;
    }

    // Stars and bars: every arrangement is one choice of places for the motifs among themselves and the nucleotides
    // between them. As many for every order of the motifs, so that all arrangements are equally likely.
    private int[] DrawStarts(UniformRandom random, Motif[] motifs)
    {
        var free = _options.Length - motifs.Sum(motif => motif.Length);
        var starts = DrawPlaces(random, motifs.Length, free + motifs.Length);
        var widening = 0;
        for (var i = 0; i < motifs.Length; i++)
        {
            starts[i] += widening;
            widening += motifs[i].Length - 1;
        }

        return starts;
    }

    // Floyd's algorithm (Bentley and Floyd 1987, https://doi.org/10.1145/30401.315746): a subset, all equally likely,
    // with one draw for each item.
    private static int[] DrawPlaces(UniformRandom random, int count, int bound)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
        {
            var highest = bound - count + i;
            var draw = random.Below(highest + 1);
            places[i] = places.AsSpan(0, i).Contains(draw) ? highest : draw;
        }

        Array.Sort(places);
        return places;
    }

    private static PlantedMotif[] Plant(Motif[] motifs, int[] starts, Span<byte> sequence)
    {
        var planted = new PlantedMotif[motifs.Length];
        for (var i = 0; i < motifs.Length; i++)
        {
            planted[i] = motifs[i].PlantInto(sequence, starts[i]);
        }

        return planted;
    }

    private double DrawLabel(UniformRandom random, PlantedMotif[] planted)
    {
        var noise = _options.NoiseStandardDeviation * random.NextNormal();
        return Math.Clamp(RegulatoryStrength.Of(_options.InitialStrength, planted) + noise, 0.0, 1.0);
    }
}
