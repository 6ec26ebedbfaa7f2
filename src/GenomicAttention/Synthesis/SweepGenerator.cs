using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>
/// Makes the data of the paper's sparsity sweep (phases 1 and 2) as the published scripts do: a uniform
/// background, distinct motifs kept apart, and a label without noise.
/// </summary>
public sealed class SweepGenerator
{
    private static readonly byte[] Nucleotides = [Alphabet.A, Alphabet.T, Alphabet.C, Alphabet.G];

    private readonly SweepOptions _options;

    /// <summary>Takes the protocol's numbers.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public SweepGenerator(SweepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Draws sequences; a second call with the same stream goes on where the first ended.</summary>
    /// <param name="random">The stream that all is drawn from.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="idPrefix">What each id begins with; its number, from 1, follows.</param>
    public LabelledSequences Generate(PythonRandom random, int count, string idPrefix = "sequence")
    {
        ArgumentNullException.ThrowIfNull(random);
        var set = new SyntheticSet(count, _options.Length, idPrefix);
        while (!set.IsFull)
        {
            var sequence = set.NextRow();
            DrawBackground(random, sequence);
            var motifs = random.Sample(_options.Motifs, DrawQuantity(random));
            var planted = Plant(random, motifs, sequence);
            set.Add(LabelOf(planted), planted);
        }

        return set.ToLabelledSequences();
    }

    private static void DrawBackground(PythonRandom random, Span<byte> sequence)
    {
        foreach (ref var code in sequence)
        {
            code = random.Choice(Nucleotides);
        }
    }

    private int DrawQuantity(PythonRandom random) => random.RandInt(_options.MinMotifs, _options.MostDrawn);

    private List<PlantedMotif> Plant(PythonRandom random, Motif[] motifs, Span<byte> sequence)
    {
        var planted = new List<PlantedMotif>();
        foreach (var motif in motifs.Where(_options.HasRoomFor))
        {
            var start = DrawPosition(random, motif);

            // One that comes too close is dropped, not drawn again: the quantity drawn is an upper bound.
            if (planted.TrueForAll(other => Math.Abs(start - other.Start) >= _options.MinDistanceBp))
            {
                planted.Add(motif.PlantInto(sequence, start));
            }
        }

        return planted;
    }

    private int DrawPosition(PythonRandom random, Motif motif) =>
        random.RandInt(_options.MarginBp, _options.Length - motif.Length - _options.MarginBp);

    // The mean strength, at most 1. Summed in the order of planting: that decides the last bit.
    private static double LabelOf(List<PlantedMotif> planted)
    {
        var total = 0.0;
        foreach (var motif in planted)
        {
            total += motif.Strength;
        }

        return Math.Min(1.0, total / Math.Max(1, planted.Count));
    }
}
