using GenomicAttention.Models;
using GenomicAttention.Sequences;
using static TorchSharp.torch;

namespace GenomicAttention.Evaluation;

/// <summary>Where a dense model's attention goes in one sequence.</summary>
/// <param name="Id">The sequence.</param>
/// <param name="PublishedOverlap">
/// What the published script calls the overlap of attention with motifs. It averages over the wrong axis, so what
/// it measures is <paramref name="MotifPositions"/>.
/// </param>
/// <param name="MotifPositions">How many positions a planted motif covers.</param>
/// <param name="MotifShare">Their share of the sequence: the share of attention to expect by chance.</param>
/// <param name="AttentionShare">The share of attention that they get, over all heads and queries.</param>
public sealed record AnalysedSequence(
    string Id,
    double PublishedOverlap,
    int MotifPositions,
    double MotifShare,
    double AttentionShare
);

/// <summary>Where a dense model's attention goes: what the published script prints, and what is so.</summary>
/// <param name="Sequences">The sequences looked at.</param>
/// <param name="PublishedChance">
/// What the script calls chance: motifs planted, times six positions, as a share of the sequence.
/// </param>
public sealed record AttentionAnalysis(IReadOnlyList<AnalysedSequence> Sequences, double PublishedChance)
{
    // The script takes every motif for six positions long; CCAAT has five.
    private const int PublishedMotifLength = 6;

    /// <summary>The script's mean overlap.</summary>
    public double PublishedOverlap => Sequences.Average(sequence => sequence.PublishedOverlap);

    /// <summary>Looks at the first sequences of a set.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="data">Sequences with what was planted in them.</param>
    /// <param name="count">How many of them to look at.</param>
    public static AttentionAnalysis Of(DenseAttention model, LabelledSequences data, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        model.eval();
        var rows = Enumerable.Range(0, count).ToList();
        return new AttentionAnalysis(
            [.. rows.Select(row => Analyse(model, data, row))],
            rows.Average(row => data.Planted[row].Count * PublishedMotifLength / (double)data.Sequences.Length)
        );
    }

    private static AnalysedSequence Analyse(DenseAttention model, LabelledSequences data, int row)
    {
        var received = ReceivedAttention(model, data.Sequences[row]);
        var motifPositions = data.Planted[row].SelectMany(motif => motif.Positions).Distinct().ToList();
        return new AnalysedSequence(
            data.Sequences.Ids[row],
            PublishedOverlap: OverlapAsPublished(received, motifPositions.Count),
            motifPositions.Count,
            MotifShare: motifPositions.Count / (double)data.Sequences.Length,
            AttentionShare: motifPositions.Sum(position => received[position]) / received.Sum()
        );
    }

    // The mean over queries of the weight that each position gets.
    private static double[] ReceivedAttention(DenseAttention model, ReadOnlySpan<byte> codes)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var tokens = tensor(codes.ToArray()).to(ScalarType.Int64).unsqueeze(0); // [1, length]
        var weights = model.AttentionWeights(tokens); // [1, queries, keys]
        return weights.mean([0, 1]).to(ScalarType.Float64).data<double>().ToArray(); // [keys]
    }

    // The weights come averaged over heads; the script averages again, over queries, and sums over what it takes
    // for queries but are keys. That leaves one number, which it then divides by itself.
    private static double OverlapAsPublished(double[] received, int motifPositions)
    {
        var focus = received.Sum();
        var inMotifs = 0.0;
        for (var position = 0; position < motifPositions; position++)
        {
            inMotifs += focus;
        }

        return inMotifs / focus;
    }
}
