using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>How probable each score of a motif is at a random site of its background.</summary>
/// <remarks>
/// Exact, by adding positions one after another (Staden 1989, <see href="https://doi.org/10.1093/bioinformatics/5.2.89"/>,
/// as FIMO does): scores are whole steps, see <see cref="LogOddsMatrix"/>.
/// </remarks>
public sealed class ScoreDistribution
{
    private readonly double[] _tail; // [highest − lowest + 1]: the probability of this step or a higher one
    private readonly int _lowest;
    private readonly double _stepBits;

    /// <summary>Computes the distribution.</summary>
    /// <param name="matrix">The motif's scores.</param>
    public ScoreDistribution(LogOddsMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _lowest = matrix.LowestStep;
        _stepBits = matrix.StepBits;
        _tail = Density(matrix, matrix.HighestStep - _lowest + 1);
        for (var i = _tail.Length - 2; i >= 0; i--)
        {
            _tail[i] += _tail[i + 1];
        }
    }

    /// <summary>The probability that a random site scores as high or higher.</summary>
    /// <param name="score">In bits.</param>
    public double PValue(double score)
    {
        // A score that was computed as a multiple of the step belongs to it, whatever its last bit.
        var step = Math.Ceiling((score / _stepBits) - 1e-6);
        return step > _lowest + _tail.Length - 1 ? 0 : OfStep((int)Math.Max(step, _lowest));
    }

    /// <summary>The lowest score whose p-value is at most one given, in bits; null where even the highest's is above.</summary>
    /// <param name="pValue">From 0 to 1.</param>
    public double? Threshold(double pValue) => ThresholdStep(pValue) * _stepBits;

    internal int? ThresholdStep(double pValue)
    {
        // The tail falls: the first index with a probability at most p.
        var (low, high) = (0, _tail.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tail[middle] <= pValue ? (low, middle) : (middle + 1, high);
        }

        return low < _tail.Length ? low + _lowest : null;
    }

    internal double OfStep(int step) => Math.Min(1, _tail[step - _lowest]);

    private static double[] Density(LogOddsMatrix matrix, int size)
    {
        var density = new double[size];
        var next = new double[size];
        density[0] = 1;
        var reach = 0; // The highest index above 0 so far.
        for (var position = 0; position < matrix.Width; position++)
        {
            var floor = Enumerable.Range(0, Alphabet.NucleotideCount).Min(code => matrix.Step(position, code));
            var rise = 0;
            Array.Clear(next);
            for (var code = 0; code < Alphabet.NucleotideCount; code++)
            {
                var shift = matrix.Step(position, code) - floor;
                rise = Math.Max(rise, shift);
                for (var i = 0; i <= reach; i++)
                {
                    next[i + shift] += density[i] * matrix.Background[code];
                }
            }

            reach += rise;
            (density, next) = (next, density);
        }

        return density;
    }
}
