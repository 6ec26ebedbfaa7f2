using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>What planted motifs make of a label, before noise.</summary>
public static class RegulatoryStrength
{
    /// <summary>Adds the strengths of planted motifs to the initial one, up to 1.</summary>
    /// <param name="initial">That of a sequence without motifs.</param>
    /// <param name="planted">Motifs in the order of planting: that decides the sum's last bit.</param>
    public static double Of(double initial, IReadOnlyList<PlantedMotif> planted)
    {
        ArgumentNullException.ThrowIfNull(planted);
        var strength = initial;
        foreach (var motif in planted)
        {
            strength += motif.Strength;
        }

        return Math.Min(strength, 1.0);
    }
}
