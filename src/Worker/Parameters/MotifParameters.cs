using GenomicAttention.Synthesis;

namespace Worker.Parameters;

/// <summary>A motif that a generator plants.</summary>
internal sealed record MotifParameters(string Name, string Sequence, double Strength)
{
    public Motif ToMotif() => new(Name, Sequence, Strength);
}
