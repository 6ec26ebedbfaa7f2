using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>A site where a motif scores high.</summary>
/// <param name="Row">The sequence, from zero.</param>
/// <param name="Start">Its first position on the sequence as given, from zero, on either strand.</param>
/// <param name="Strand">On which strand the motif reads forwards.</param>
/// <param name="Score">In bits.</param>
/// <param name="PValue">The probability that a random site scores as high or higher.</param>
public sealed record MotifHit(int Row, int Start, Strand Strand, double Score, double PValue);

/// <summary>Finds the sites of a motif whose p-value is low enough, on one strand or both.</summary>
public sealed class MotifScanner
{
    private readonly LogOddsMatrix _forward;
    private readonly LogOddsMatrix? _reverse;
    private readonly ScoreDistribution _distribution;
    private readonly ScoreDistribution? _reverseDistribution;
    private readonly double _threshold;

    /// <summary>Prepares a scan.</summary>
    /// <param name="matrix">The motif, every probability above 0 (<see cref="PositionWeightMatrix.WithPseudocount"/>).</param>
    /// <param name="background">What a random site is drawn from.</param>
    /// <param name="pThreshold">The highest p-value of a hit, above 0 and up to 1; FIMO's is 1e-4.</param>
    /// <param name="bothStrands">Whether the other strand is scanned too.</param>
    /// <exception cref="ArgumentException">A probability is 0, or the threshold is out of range.</exception>
    public MotifScanner(
        PositionWeightMatrix matrix,
        NucleotideBackground background,
        double pThreshold = 1e-4,
        bool bothStrands = true
    )
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!(pThreshold > 0 && pThreshold <= 1))
        {
            throw new ArgumentException($"A threshold of {pThreshold}: take one above 0, up to 1.", nameof(pThreshold));
        }

        _threshold = pThreshold;
        _forward = new LogOddsMatrix(matrix, background);
        _distribution = new ScoreDistribution(_forward);
        if (bothStrands)
        {
            // Its own distribution: the background need not be the same on both strands.
            _reverse = new LogOddsMatrix(matrix.ReverseComplement(), background);
            _reverseDistribution = new ScoreDistribution(_reverse);
        }
    }

    /// <summary>Scans sequences. Sites with a code that is no nucleotide are passed over.</summary>
    /// <param name="sequences">The sequences; those shorter than the motif have no site.</param>
    /// <returns>Hits by sequence, then by position, the forward strand first; they may overlap.</returns>
    public IEnumerable<MotifHit> Scan(EncodedSequences sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return Enumerable.Range(0, sequences.Count).SelectMany(row => Scan(sequences[row], row));
    }

    private List<MotifHit> Scan(ReadOnlySpan<byte> codes, int row)
    {
        var hits = new List<MotifHit>();
        var forwardStep = _distribution.ThresholdStep(_threshold);
        var reverseStep = _reverseDistribution?.ThresholdStep(_threshold);
        for (var start = 0; start <= codes.Length - _forward.Width; start++)
        {
            var site = codes.Slice(start, _forward.Width);
            if (forwardStep is not null && _forward.TryStep(site, out var step) && step >= forwardStep)
            {
                hits.Add(
                    new MotifHit(row, start, Strand.Forward, step * _forward.StepBits, _distribution.OfStep(step))
                );
            }

            if (reverseStep is not null && _reverse!.TryStep(site, out step) && step >= reverseStep)
            {
                var pValue = _reverseDistribution!.OfStep(step);
                hits.Add(new MotifHit(row, start, Strand.Reverse, step * _reverse.StepBits, pValue));
            }
        }

        return hits;
    }
}
