using GenomicAttention.RandomStreams;

namespace MotifAnalysis.Matrices;

/// <summary>Draws a nucleotide with given probabilities.</summary>
internal static class Categorical
{
    /// <summary>Draws a code; one of probability 0 never comes, even where the others sum to a little below 1.</summary>
    public static byte Draw(ReadOnlySpan<double> byCode, UniformRandom random)
    {
        var left = random.NextDouble();
        var last = 0;
        for (var code = 0; code < byCode.Length; code++)
        {
            if (!(byCode[code] > 0))
            {
                continue;
            }

            last = code;
            left -= byCode[code];
            if (left < 0)
            {
                break;
            }
        }

        return (byte)last;
    }
}
