using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>
/// Makes the data of the paper's comparison of three models (phase 3) as the published script does: a
/// uniform background, a Poisson number of motifs anywhere, and a label with Gaussian noise.
/// </summary>
/// <remarks>
/// A motif may be planted more than once, and a later one may overwrite an earlier one, wholly or in
/// part. Both stay in the list of those planted and both count in the label, as in the script: whoever
/// needs what can still be read has to look at the sequence.
/// </remarks>
public sealed class ComparisonGenerator
{
    private static readonly byte[] Nucleotides = [Alphabet.A, Alphabet.T, Alphabet.C, Alphabet.G];

    private readonly ComparisonOptions _options;

    /// <summary>Takes the protocol's numbers.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public ComparisonGenerator(ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Draws sequences; a second call with the same stream goes on where the first ended.</summary>
    /// <param name="random">The stream that all is drawn from.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="idPrefix">What each id begins with; its number, from 1, follows.</param>
    public LabelledSequences Generate(NumpyRandomState random, int count, string idPrefix = "sequence")
    {
        ArgumentNullException.ThrowIfNull(random);
        var set = new SyntheticSet(count, _options.Length, idPrefix);
        while (!set.IsFull)
        {
            var sequence = set.NextRow();
            DrawBackground(random, sequence);
            var planted = Plant(random, DrawQuantity(random), sequence);
            set.Add(DrawLabel(random, planted), planted);
        }

        return set.ToLabelledSequences();
    }

    private static void DrawBackground(NumpyRandomState random, Span<byte> sequence)
    {
        foreach (ref var code in sequence)
        {
            code = random.Choice(Nucleotides);
        }
    }

    private int DrawQuantity(NumpyRandomState random) => random.Poisson(_options.MeanMotifs);

    private List<PlantedMotif> Plant(NumpyRandomState random, int quantity, Span<byte> sequence)
    {
        var planted = new List<PlantedMotif>(quantity);
        for (var i = 0; i < quantity; i++)
        {
            var motif = random.Choice(_options.Motifs);
            if (_options.HasRoomFor(motif))
            {
                planted.Add(motif.PlantInto(sequence, DrawPosition(random, motif)));
            }
        }

        return planted;
    }

    // The script excludes the upper end, so no motif ever covers a sequence's last nucleotide.
    private int DrawPosition(NumpyRandomState random, Motif motif) => random.RandInt(0, _options.Length - motif.Length);

    private double DrawLabel(NumpyRandomState random, List<PlantedMotif> planted)
    {
        var noise = random.Normal(0.0, _options.NoiseStandardDeviation);
        return Math.Clamp(RegulatoryStrength.Of(_options.InitialStrength, planted) + noise, 0.0, 1.0);
    }
}
