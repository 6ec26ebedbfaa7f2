namespace MotifAnalysis.Planting;

/// <summary>How a sequence's label follows from what is planted in it.</summary>
public abstract record LabelRule
{
    // Two rules, both here: a generator must know what each asks of it.
    private protected LabelRule() { }

    internal abstract void Validate(IReadOnlyList<Arrangement> arrangements);
}

/// <summary>Regression: the strengths of all copies of elements add up, and noise is added.</summary>
/// <param name="Initial">The label of a sequence without any.</param>
/// <param name="NoiseStandardDeviation">That of the normal noise.</param>
public sealed record AdditiveLabels(double Initial, double NoiseStandardDeviation) : LabelRule
{
    internal override void Validate(IReadOnlyList<Arrangement> arrangements)
    {
        if (!double.IsFinite(Initial) || !double.IsFinite(NoiseStandardDeviation) || NoiseStandardDeviation < 0)
        {
            throw new ArgumentException(
                $"Labels start at {Initial} with noise of {NoiseStandardDeviation}: take a finite number, and 0 or more."
            );
        }
    }
}

/// <summary>
/// Classification: 1 where everything is planted, 0 where the letters of each element are shuffled. The two classes have
/// the same composition, places and numbers; only the elements' order of letters tells them apart.
/// </summary>
/// <param name="PositiveShare">The share of sequences that are 1, rounded to whole sequences.</param>
public sealed record PresenceLabels(double PositiveShare = 0.5) : LabelRule
{
    internal override void Validate(IReadOnlyList<Arrangement> arrangements)
    {
        if (!(PositiveShare >= 0 && PositiveShare <= 1))
        {
            throw new ArgumentException($"A share of {PositiveShare} is to be positive: take one from 0 to 1.");
        }

        if (arrangements.FirstOrDefault(arrangement => arrangement.Density.Minimum < 1) is { } sparse)
        {
            throw new ArgumentException(
                $"{sparse.Name} may be missing from a positive sequence: let its density start at 1 or more."
            );
        }

        foreach (var element in arrangements.SelectMany(arrangement => arrangement.Elements))
        {
            if (!element.Matrix.Consensus().Distinct().Skip(1).Any())
            {
                throw new ArgumentException(
                    $"{element.Name} is of one letter, so that shuffled it is the same: negatives would be positive."
                );
            }
        }
    }
}
