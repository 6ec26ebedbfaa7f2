using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>What a model keeps of sequences. The caller owns both tensors.</summary>
/// <param name="Positions">Those that are kept, best score first: int64 [batch, k].</param>
/// <param name="Scores">How much each position is wanted: [batch, length].</param>
public readonly record struct PositionSelection(Tensor Positions, Tensor Scores)
{
    /// <summary>Keeps the positions of the highest scores, the earlier of equals.</summary>
    /// <param name="scores">[batch, length].</param>
    /// <param name="kept">How many: k.</param>
    public static PositionSelection Best(Tensor scores, int kept)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (_, order) = scores.sort(dim: 1, descending: true, stable: true); // [batch, length]
        return new PositionSelection(order.narrow(1, 0, kept), scores);
    }

    /// <summary>Gives both to the dispose scope around the present one.</summary>
    internal PositionSelection MoveToOuterDisposeScope() =>
        new(Positions.MoveToOuterDisposeScope(), Scores.MoveToOuterDisposeScope());

    /// <summary>Each sequence has the positions of the one before it in the batch: as good, but of another.</summary>
    internal PositionSelection OfAnother() => new(Positions.roll(1, 0), Scores.roll(1, 0));
}

/// <summary>A model that scores a sequence's positions, keeps the best, and predicts from those alone.</summary>
public interface ISelectsPositions
{
    /// <summary>What the model keeps of sequences; no gradient is followed.</summary>
    /// <param name="tokens">[batch, length].</param>
    PositionSelection Select(Tensor tokens);

    /// <summary>Whether what is kept of a sequence depends on that sequence alone: not on chance, nor on others.
    /// </summary>
    bool ChoosesBySequence { get; }

    /// <summary>What the scores are computed with, and with nothing else in the model.</summary>
    IEnumerable<Parameter> SelectorParameters { get; }
}
