using GenomicAttention.Synthesis;

namespace ObservedData.Distant;

/// <summary>Sequences whose label is which of two motifs lies first, far apart.</summary>
/// <param name="Length">Positions of a sequence.</param>
/// <param name="First">The motif that lies first where the label is 1.</param>
/// <param name="Second">The motif that lies first where it is 0.</param>
/// <param name="LeastShare">The least distance between the motifs' starts, as a share of the length.</param>
public sealed record DistantPairOptions(int Length, Motif First, Motif Second, double LeastShare)
{
    /// <summary>The least distance between the motifs' starts, in bp: motifs never overlap.</summary>
    public int LeastDistance => Math.Max(LongestMotif, (int)(LeastShare * Length));

    /// <summary>How many positions a motif may start at.</summary>
    public int Starts => Length - LongestMotif + 1;

    private int LongestMotif => Math.Max(First.Length, Second.Length);

    /// <summary>
    /// The best accuracy that knowledge of one motif's place gives: that place alone tells on which side more room is
    /// left for the other. What is above it takes both.
    /// </summary>
    /// <remarks>Near (3/4 − s) / (1 − s)², where s is the least share, up to a half.</remarks>
    public double OneMotifCeiling
    {
        get
        {
            var (right, all) = (0L, 0L);
            for (var start = 0; start < Starts; start++)
            {
                long after = Math.Max(0, Starts - start - LeastDistance);
                long before = Math.Max(0, start - LeastDistance + 1);
                right += Math.Max(after, before);
                all += after + before;
            }

            return right / (double)all;
        }
    }

    /// <summary>Requires that there are such sequences.</summary>
    /// <exception cref="ArgumentException">
    /// One motif is part of the other, or the length has no room for both at their distance.
    /// </exception>
    public void Validate()
    {
        if (
            First.Sequence.Contains(Second.Sequence, StringComparison.Ordinal)
            || Second.Sequence.Contains(First.Sequence, StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                $"{First.Sequence} and {Second.Sequence}: one is part of the other, so that neither's place is sure; "
                    + "choose others."
            );
        }

        if (!double.IsFinite(LeastShare) || LeastShare < 0 || Starts <= LeastDistance)
        {
            throw new ArgumentException(
                $"{Length} bp have no room for two motifs {LeastDistance} bp apart; make the sequences longer or the "
                    + "least share smaller."
            );
        }
    }
}
