using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace ObservedData.Folds;

/// <summary>Which positions a sparse model keeps of each sequence.</summary>
public static class KeptPositions
{
    /// <summary>Asks the model, batch by batch; no gradient is followed.</summary>
    /// <param name="model">The model, trained.</param>
    /// <param name="sequences">Any sequences, padded to one length.</param>
    /// <param name="batchSize">Sequences a batch.</param>
    /// <returns>Positions of each sequence, best first; fewer of a shorter one.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(
        ISelectsPositions model,
        EncodedSequences sequences,
        int batchSize
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sequences);
        (model as nn.Module)?.eval();
        using var batches = new Batches(sequences, new float[sequences.Count], batchSize);
        var kept = new List<IReadOnlyList<int>>(sequences.Count);
        for (var batch = 0; batch < batches.Count; batch++)
        {
            using var scope = NewDisposeScope();
            kept.AddRange(Of(model.Select(batches[batch].Tokens)));
        }

        return kept;
    }

    private static IEnumerable<IReadOnlyList<int>> Of(PositionSelection selection)
    {
        var width = (int)selection.Positions.shape[1];
        var positions = selection.Positions.data<long>().ToArray().Chunk(width).ToArray();
        var isKept = selection.IsKept?.data<bool>().ToArray().Chunk(width).ToArray();
        return positions.Select(
            (ofRow, row) =>
                (IReadOnlyList<int>)
                    [.. ofRow.Where((_, at) => isKept is null || isKept[row][at]).Select(position => (int)position)]
        );
    }
}
