using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Evaluation;

/// <summary>How the positions that a model keeps lie to those of planted motifs, over a set of sequences.</summary>
/// <param name="Kept">Positions kept of each sequence.</param>
/// <param name="Precision">The share of kept positions that lie in a planted motif.</param>
/// <param name="Recall">The share of planted positions that are kept.</param>
/// <param name="Enrichment">Precision over the share of all positions that are planted: 1 is chance.</param>
/// <param name="BestEnrichment">The enrichment of whoever knows where motifs were planted and keeps as many.</param>
/// <param name="Auroc">
/// The chance that a planted position scores above another of its sequence, ties counted half; the mean over sequences
/// with planted motifs.
/// </param>
public sealed record SelectionResult(
    int Kept,
    double Precision,
    double Recall,
    double Enrichment,
    double BestEnrichment,
    double Auroc
)
{
    /// <summary>The enrichment of each motif's positions among those kept, by its name.</summary>
    public required IReadOnlyDictionary<string, double> Motifs { get; init; }
}

/// <summary>Holds a model's selection against the planted motifs (section 4.4 claims that they meet).</summary>
public static class SelectionAnalysis
{
    private const int BatchSize = 256;

    /// <summary>Analyses the selection of every sequence; shares are over all positions of the set together.</summary>
    /// <param name="model">A model in evaluation mode.</param>
    /// <param name="data">Sequences with what was planted in them, some of them with a motif.</param>
    public static SelectionResult Of(ISelectsPositions model, LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var length = data.Sequences.Length;
        var (kept, selected, planted, hits, best) = (0, 0L, 0L, 0L, 0L);
        var aurocs = new List<double>();
        var motifs = new SortedDictionary<string, SelectionMetrics>(StringComparer.Ordinal);
        foreach (var (row, positions, scores) in Rows(model, data))
        {
            var covered = Covered(data.Planted[row]);
            foreach (var motif in data.Planted[row])
            {
                var found = SelectionMetrics.Of(positions, [.. motif.Positions], length);
                motifs[motif.Name] = motifs.TryGetValue(motif.Name, out var sum) ? sum + found : found;
            }

            var metrics = SelectionMetrics.Of(positions, covered, length);
            kept = metrics.Selected;
            (selected, planted) = (selected + metrics.Selected, planted + metrics.Planted);
            (hits, best) = (hits + metrics.Hits, best + metrics.Best.Hits);
            var isPlanted = new bool[length];
            foreach (var position in covered)
            {
                isPlanted[position] = true;
            }

            var auroc = RankingMetrics.Auroc(scores, isPlanted);
            if (double.IsFinite(auroc))
            {
                aurocs.Add(auroc);
            }
        }

        var coverage = planted / ((double)data.Count * length);
        return new SelectionResult(
            kept,
            hits / (double)selected,
            hits / (double)planted,
            hits / (double)selected / coverage,
            best / (double)selected / coverage,
            aurocs.Average()
        )
        {
            Motifs = motifs.ToDictionary(motif => motif.Key, motif => motif.Value.Enrichment, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<(int Row, int[] Positions, double[] Scores)> Rows(
        ISelectsPositions model,
        LabelledSequences data
    )
    {
        using var batches = new Batches(data, BatchSize);
        var row = 0;
        for (var index = 0; index < batches.Count; index++)
        {
            using var scope = NewDisposeScope();
            var selection = model.Select(batches[index].Tokens);
            var positions = selection.Positions.to(ScalarType.Int32); // [batch, k]
            var scores = selection.Scores.to(ScalarType.Float64); // [batch, length]
            for (var inBatch = 0; inBatch < positions.shape[0]; inBatch++)
            {
                yield return (
                    row++,
                    positions[inBatch].data<int>().ToArray(),
                    scores[inBatch].data<double>().ToArray()
                );
            }
        }
    }

    private static int[] Covered(IReadOnlyList<PlantedMotif> planted) =>
        [.. planted.SelectMany(motif => motif.Positions).Distinct()];
}
