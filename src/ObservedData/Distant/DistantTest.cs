using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace ObservedData.Distant;

/// <summary>Tests what a model has learnt of pairs at a distance.</summary>
public static class DistantTest
{
    /// <summary>Passes a model over sequences once.</summary>
    /// <param name="model">Gives a logit, [batch, 1].</param>
    /// <param name="data">The sequences, with their two motifs.</param>
    /// <param name="batchSize">Sequences a pass.</param>
    /// <param name="random">What a loader draws from as the pass begins.</param>
    public static DistantScores Of(SequenceModel model, LabelledSequences data, int batchSize, TorchRandom random)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var batches = new Batches(data.Sequences, data.Labels.AsSpan(), batchSize);
        var (loss, logits) = Evaluator.Evaluate(model, batches, random, Objectives.BinaryCrossEntropy);
        var right = logits.Where((logit, row) => logit > 0 == data.Labels[row] > 0).Count();
        var (kept, bothKept) = Selected(model, data, batches);
        return new DistantScores(right / (double)data.Count, loss, kept, bothKept);
    }

    private static (int? Kept, double? Both) Selected(SequenceModel model, LabelledSequences data, Batches batches)
    {
        if (model is not ISelectsPositions selecting)
        {
            return (null, null);
        }

        var (row, kept, both) = (0, 0, 0);
        for (var index = 0; index < batches.Count; index++)
        {
            using var scope = NewDisposeScope();
            var positions = selecting.Select(batches[index].Tokens).Positions; // [batch, k]
            kept = (int)positions.shape[1];
            foreach (var chosen in positions.data<long>().ToArray().Chunk(kept))
            {
                both += data.Planted[row].All(motif => chosen.Any(at => IsIn(motif, at))) ? 1 : 0;
                row++;
            }
        }

        return (kept, both / (double)data.Count);
    }

    private static bool IsIn(PlantedMotif motif, long position) =>
        position >= motif.Start && position < motif.Start + motif.Length;
}
