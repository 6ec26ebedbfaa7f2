namespace MotifAnalysis.Planting;

/// <summary>Elements that are planted together, in order, such as a −35 box, 15 to 19 bp, and a −10 box.</summary>
/// <param name="Elements">One or more, as they follow each other on the strand that they are on.</param>
public sealed record Arrangement(IReadOnlyList<PlantedElement> Elements)
{
    /// <summary>Background between neighbouring elements, in bp: one range fewer than elements, each length equally
    /// likely.</summary>
    public IReadOnlyList<IntegerRange> SpacingBp { get; init; } = [];

    /// <summary>How many copies a sequence gets, each number equally likely.</summary>
    public IntegerRange Density { get; init; } = IntegerRange.Exactly(1);

    /// <summary>Where its leftmost position may lie on the sequence, from zero; null is wherever it fits.</summary>
    public IntegerRange? Start { get; init; }

    /// <summary>The probability that a copy is planted as its reverse complement: elements in reverse order, too.</summary>
    public double ReverseProbability { get; init; }

    /// <summary>Positions that a copy covers at most.</summary>
    public int LongestSpan => Elements.Sum(element => element.Width) + SpacingBp.Sum(range => range.Maximum);

    /// <summary>The elements' names.</summary>
    public string Name => string.Join('+', Elements.Select(element => element.Name));

    internal void Validate(int sequenceLength)
    {
        if (Elements.Count == 0)
        {
            throw new ArgumentException("An arrangement has no element: name one or more.");
        }

        foreach (var element in Elements)
        {
            if (element.Name.Length == 0 || element.Name.Any(char.IsWhiteSpace))
            {
                throw new ArgumentException($"The element '{element.Name}' needs a name without white space.");
            }

            if (!double.IsFinite(element.Strength))
            {
                throw new ArgumentException(
                    $"The strength of {element.Name} is {element.Strength}: take a finite one."
                );
            }
        }

        if (SpacingBp.Count != Elements.Count - 1)
        {
            throw new ArgumentException(
                $"{Name} has {Elements.Count} elements and {SpacingBp.Count} spacings: one fewer is needed."
            );
        }

        foreach (var range in SpacingBp)
        {
            range.Validate($"A spacing of {Name}");
        }

        Density.Validate($"The density of {Name}");
        if (!(ReverseProbability >= 0 && ReverseProbability <= 1))
        {
            throw new ArgumentException($"{Name} is reversed with probability {ReverseProbability}: from 0 to 1.");
        }

        DemandRoom(sequenceLength);
    }

    private void DemandRoom(int sequenceLength)
    {
        Start?.Validate($"The start of {Name}");
        var last = (long)(Start?.Maximum ?? 0) + LongestSpan;
        if (last > sequenceLength)
        {
            throw new ArgumentException(
                $"{Name} covers up to {LongestSpan} bp from position {Start?.Maximum ?? 0} on, which does not fit into "
                    + $"sequences of {sequenceLength}: lengthen these, or lower its start or spacing."
            );
        }

        // Copies that start within a range lie within it and one span behind it.
        var room = Start is { } start ? (long)start.Maximum - start.Minimum + LongestSpan : sequenceLength;
        if ((long)Density.Maximum * LongestSpan > room)
        {
            throw new ArgumentException(
                $"{Density.Maximum} copies of {Name} of up to {LongestSpan} bp do not fit into {room} bp: lower its "
                    + "density, or widen its start."
            );
        }
    }
}
