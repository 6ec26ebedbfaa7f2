using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>A pattern of nucleotides that a generator plants, and what it adds to the label.</summary>
public sealed record Motif
{
    /// <summary>Names a pattern and its strength.</summary>
    /// <param name="name">How the study calls it; need not be its sequence.</param>
    /// <param name="sequence">Upper-case A, C, G and T, at least one.</param>
    /// <param name="strength">What it adds to the regulatory strength; finite.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public Motif(string name, string sequence, double strength)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrEmpty(sequence);
        if (sequence.AsSpan().ContainsAnyExcept("ACGT"))
        {
            throw new ArgumentException(
                $"The motif {name} is '{sequence}': write it in A, C, G and T.",
                nameof(sequence)
            );
        }

        if (!double.IsFinite(strength))
        {
            throw new ArgumentException($"The motif {name} needs a finite strength, not {strength}.", nameof(strength));
        }

        Name = name;
        Sequence = sequence;
        Strength = strength;
    }

    /// <summary>How the study calls it.</summary>
    public string Name { get; }

    /// <summary>Its nucleotides, upper-case.</summary>
    public string Sequence { get; }

    /// <summary>What it adds to the regulatory strength.</summary>
    public double Strength { get; }

    /// <summary>Positions that it covers.</summary>
    public int Length => Sequence.Length;

    /// <summary>Writes the motif over a sequence.</summary>
    /// <param name="codes">The sequence, codes of the <see cref="Alphabet"/>.</param>
    /// <param name="start">The first position that it covers.</param>
    /// <returns>What was planted where.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The motif would leave the sequence.</exception>
    public PlantedMotif PlantInto(Span<byte> codes, int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, codes.Length - Length);
        for (var i = 0; i < Length; i++)
        {
            codes[start + i] = Alphabet.Encode(Sequence[i]);
        }

        return new PlantedMotif(Name, start, Length, Strength);
    }
}
