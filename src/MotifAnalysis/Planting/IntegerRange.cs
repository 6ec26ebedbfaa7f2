using GenomicAttention.RandomStreams;

namespace MotifAnalysis.Planting;

/// <summary>Whole numbers from one to another, both included.</summary>
/// <param name="Minimum">The lowest.</param>
/// <param name="Maximum">The highest.</param>
public readonly record struct IntegerRange(int Minimum, int Maximum)
{
    /// <summary>One number alone.</summary>
    /// <param name="value">The number.</param>
    public static IntegerRange Exactly(int value) => new(value, value);

    internal int Draw(UniformRandom random) => Minimum + random.Below(Maximum - Minimum + 1);

    internal void Validate(string what)
    {
        if (Minimum < 0 || Maximum < Minimum || Maximum == int.MaxValue)
        {
            throw new ArgumentException($"{what} is from {Minimum} to {Maximum}: take 0 or more, the lower first.");
        }
    }
}
