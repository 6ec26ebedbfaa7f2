using GenomicAttention.Sequences;
using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>
/// Which positions of a batch hold a letter, where sequences of several lengths were filled up to the longest. The rest
/// takes no part in attention, pooling, normalisation or selection.
/// </summary>
/// <remarks>Null stands for a batch without any: it is then computed as if there were no such thing, to the last bit.
/// </remarks>
internal sealed class Padding
{
    private Padding(Tensor isPresent)
    {
        IsPresent = isPresent;
        Present = isPresent.to(ScalarType.Float32);
        // A sequence of nothing has no mean; one keeps it from being no number.
        Lengths = Present.sum(1).clamp_min(1);
    }

    /// <summary>Where there is a letter: bool [batch, length].</summary>
    public Tensor IsPresent { get; }

    /// <summary>1 where there is a letter, 0 elsewhere: float32 [batch, length].</summary>
    public Tensor Present { get; }

    /// <summary>Letters of each sequence: float32 [batch].</summary>
    public Tensor Lengths { get; }

    /// <summary>Finds it, in the present dispose scope.</summary>
    /// <param name="tokens">[batch, length].</param>
    /// <returns>Null where every position holds a letter.</returns>
    public static Padding? Of(Tensor tokens)
    {
        var isPresent = tokens.ne(Alphabet.Pad);
        return isPresent.all().item<bool>() ? null : new Padding(isPresent);
    }
}

/// <summary>What is done with positions, with and without padding.</summary>
internal static class PaddedPositions
{
    /// <summary>The mean over positions: [batch, length, channels] to [batch, channels].</summary>
    public static Tensor Mean(this Padding? padding, Tensor features) =>
        padding is null
            ? features.mean([1])
            : (features * padding.Present.unsqueeze(-1)).sum(1) / padding.Lengths.unsqueeze(-1);

    /// <summary>Zero where there is no letter: [batch, length].</summary>
    public static Tensor Blank(this Padding? padding, Tensor values) =>
        padding is null ? values : values * padding.Present;

    /// <summary>Zero where there is no letter: [batch, channels, length].</summary>
    public static Tensor BlankChannels(this Padding? padding, Tensor features) =>
        padding is null ? features : features * padding.Present.unsqueeze(1);

    /// <summary>Zero where there is no letter: [batch, length, channels].</summary>
    public static Tensor BlankFeatures(this Padding? padding, Tensor features) =>
        padding is null ? features : features * padding.Present.unsqueeze(-1);

    /// <summary>The least of all scores where there is no letter: [batch, length].</summary>
    public static Tensor Last(this Padding? padding, Tensor scores) =>
        padding is null ? scores : scores.masked_fill(padding.IsPresent.logical_not(), float.NegativeInfinity);
}
