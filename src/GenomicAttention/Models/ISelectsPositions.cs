using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>What a model keeps of sequences. The caller owns both tensors.</summary>
/// <param name="Positions">Those that are kept, best score first: int64 [batch, k].</param>
/// <param name="Scores">How much each position is wanted: [batch, length]; padding least of all.</param>
/// <param name="IsKept">Where sequences have several lengths: which of the positions are kept, bool [batch, k], as a
/// shorter one keeps fewer. Null where all are.</param>
public readonly record struct PositionSelection(Tensor Positions, Tensor Scores, Tensor? IsKept = null)
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

    /// <summary>Keeps of each sequence as many as its own length has.</summary>
    /// <param name="scores">[batch, length].</param>
    /// <param name="padding">Positions that hold no letter, which are never kept.</param>
    /// <param name="kept">How many of a length.</param>
    internal static PositionSelection Best(Tensor scores, Padding? padding, Func<int, int> kept)
    {
        if (padding is null)
        {
            return Best(scores, kept((int)scores.shape[1]));
        }

        var each = padding.Lengths.data<float>().ToArray().Select(length => (long)kept((int)length)).ToArray();
        var best = Best(padding.Last(scores), (int)each.Max());
        var isKept = arange(each.Max()).unsqueeze(0).lt(tensor(each).unsqueeze(1)); // [batch, k]
        return best with { IsKept = isKept & padding.IsPresent.gather(1, best.Positions) };
    }

    /// <summary>The kept positions' features: [batch, length, channels] to [batch, k, channels].</summary>
    internal Tensor Gather(Tensor features) =>
        features.gather(1, Positions.unsqueeze(-1).expand(-1, -1, features.shape[2]));

    /// <summary>The mean over the kept: [batch, k, channels] to [batch, channels].</summary>
    internal Tensor Mean(Tensor selected)
    {
        if (IsKept is null)
        {
            return selected.mean([1]);
        }

        var weights = IsKept.to(ScalarType.Float32).unsqueeze(-1); // [batch, k, 1]
        return (selected * weights).sum(1) / weights.sum(1).clamp_min(1);
    }

    /// <summary>Gives both to the dispose scope around the present one.</summary>
    internal PositionSelection MoveToOuterDisposeScope() =>
        new(Positions.MoveToOuterDisposeScope(), Scores.MoveToOuterDisposeScope(), IsKept?.MoveToOuterDisposeScope());

    /// <summary>Each sequence has the positions of the one before it in the batch: as good, but of another.</summary>
    /// <param name="padding">Where the sequences themselves have no letter: nothing is kept there.</param>
    internal PositionSelection OfAnother(Padding? padding)
    {
        var positions = Positions.roll(1, 0);
        var isKept = IsKept is null ? null : IsKept.roll(1, 0) & padding!.IsPresent.gather(1, positions);
        return new PositionSelection(positions, Scores.roll(1, 0), isKept);
    }
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
