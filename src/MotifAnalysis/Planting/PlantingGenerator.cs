using System.Collections.Immutable;
using System.Globalization;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Planting;

/// <summary>
/// Plants motifs in random sequences, with their number, places, spacing and strand drawn from ranges, and says where.
/// </summary>
public sealed class PlantingGenerator
{
    // Copies that are placed at random leave gaps that are too small for others; after so many tries there is no room.
    private const int MaximalTries = 10_000;
    private const int MaximalShuffles = 100;

    private readonly PlantingOptions _options;

    /// <summary>Prepares a generator.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">An option is out of range, or it does not fit; the message says which.</exception>
    public PlantingGenerator(PlantingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Makes the sequences, one after the other.</summary>
    /// <param name="random">The stream.</param>
    /// <exception cref="ArgumentException">A draw of copies did not find room; the message says what to lower.</exception>
    public PlantedSequences Generate(UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var codes = new byte[_options.Count * _options.LengthBp];
        var isPositive = Classes(random);
        var labels = ImmutableArray.CreateBuilder<float>(_options.Count);
        var sites = new List<PlantedSite>();
        for (var row = 0; row < _options.Count; row++)
        {
            var sequence = codes.AsSpan(row * _options.LengthBp, _options.LengthBp);
            _options.Background.Fill(sequence, random);
            var planted = Plant(sequence, row, isPositive[row], random);
            labels.Add(Label(planted, isPositive[row], random));
            if (isPositive[row])
            {
                sites.AddRange(planted);
            }
        }

        var byRow = sites.ToLookup(
            site => site.Row,
            site => new PlantedMotif(site.Element.Name, site.Start, site.Element.Width, site.Element.Strength)
        );
        var digits = _options.Count.ToString(CultureInfo.InvariantCulture).Length;
        var ids = Enumerable
            .Range(1, _options.Count)
            .Select(number => $"planted_{number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}");
        var data = new LabelledSequences(
            new EncodedSequences(_options.LengthBp, codes, ids),
            labels.MoveToImmutable(),
            Enumerable.Range(0, _options.Count).Select(row => (IReadOnlyList<PlantedMotif>)[.. byRow[row]])
        );
        return new PlantedSequences(data, sites);
    }

    private bool[] Classes(UniformRandom random)
    {
        var isPositive = new bool[_options.Count];
        if (_options.Labels is not PresenceLabels presence)
        {
            Array.Fill(isPositive, true);
            return isPositive;
        }

        isPositive.AsSpan(0, (int)Math.Round(presence.PositiveShare * _options.Count)).Fill(true);
        random.Shuffle(isPositive.AsSpan());
        return isPositive;
    }

    private List<PlantedSite> Plant(Span<byte> sequence, int row, bool isPositive, UniformRandom random)
    {
        // Spacing and strand are drawn before places: what finds no room is placed anew, not drawn anew, or else long
        // copies would be rarer than asked for.
        var copies = _options
            .Arrangements.SelectMany(arrangement =>
                Enumerable
                    .Range(0, arrangement.Density.Draw(random))
                    .Select(_ => ArrangementCopy.Draw(arrangement, random))
                    .ToList()
            )
            .ToList();
        var starts = Place(copies, random);
        var sites = new List<PlantedSite>();
        foreach (var (index, copy) in copies.Index())
        {
            foreach (var (element, offset) in copy.Parts)
            {
                var letters = element.Matrix.Draw(random);
                if (!isPositive)
                {
                    ShuffleApart(letters, element, random);
                }

                var start = starts[index] + offset;
                for (var i = 0; i < letters.Length; i++)
                {
                    sequence[start + i] =
                        copy.Strand == Strand.Forward ? letters[i] : Alphabet.Complement(letters[^(i + 1)]);
                }

                sites.Add(new PlantedSite(row, start, element, copy.Strand, Alphabet.Decode(letters)));
            }
        }

        return [.. sites.OrderBy(site => site.Start)];
    }

    private int[] Place(List<ArrangementCopy> copies, UniformRandom random)
    {
        var starts = new int[copies.Count];
        for (var attempt = 0; attempt < MaximalTries; attempt++)
        {
            for (var i = 0; i < starts.Length; i++)
            {
                var (copy, range) = (copies[i], copies[i].Arrangement.Start);
                starts[i] = (range ?? new IntegerRange(0, _options.LengthBp - copy.Span)).Draw(random);
            }

            if (AreApart(copies, starts))
            {
                return starts;
            }
        }

        throw new ArgumentException(
            $"{copies.Count} copies of {copies.Sum(copy => copy.Span)} bp together found no places without overlap in "
                + $"{_options.LengthBp} bp in {MaximalTries} tries: lower densities, or widen or part the starts."
        );
    }

    private static bool AreApart(List<ArrangementCopy> copies, int[] starts)
    {
        int[] order = [.. Enumerable.Range(0, starts.Length).OrderBy(i => starts[i])];
        return order
            .Zip(order.Skip(1))
            .All(pair => starts[pair.First] + copies[pair.First].Span <= starts[pair.Second]);
    }

    // Shuffled until it is neither the drawn nor the most probable word: no negative holds the element itself.
    private static void ShuffleApart(byte[] letters, PlantedElement element, UniformRandom random)
    {
        var drawn = (byte[])letters.Clone();
        var consensus = Alphabet.Encode(element.Matrix.Consensus());
        for (var shuffle = 0; shuffle < MaximalShuffles; shuffle++)
        {
            random.Shuffle(letters.AsSpan());
            if (!letters.AsSpan().SequenceEqual(drawn) && !letters.AsSpan().SequenceEqual(consensus))
            {
                return;
            }
        }

        // A draw of one letter alone: its composition cannot be kept.
        consensus.CopyTo(letters, 0);
        Array.Reverse(letters);
        if (letters.AsSpan().SequenceEqual(consensus))
        {
            Array.Sort(letters);
        }
    }

    private float Label(List<PlantedSite> planted, bool isPositive, UniformRandom random) =>
        _options.Labels is AdditiveLabels additive
            ? (float)(
                additive.Initial
                + planted.Sum(site => site.Element.Strength)
                + (additive.NoiseStandardDeviation * random.NextNormal())
            )
        : isPositive ? 1
        : 0;
}
