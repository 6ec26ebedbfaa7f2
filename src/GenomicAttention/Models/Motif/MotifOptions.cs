namespace GenomicAttention.Models.Motif;

/// <summary>The shape of a <see cref="MotifDense"/> or <see cref="MotifSparse"/>.</summary>
/// <param name="Length">Positions of the longest sequence.</param>
/// <param name="Filters">Patterns that the stem looks for.</param>
/// <param name="Width">Positions that a pattern covers; odd.</param>
/// <param name="Channels">Channels of a position's features.</param>
/// <param name="Heads">Attention heads: what each gathers is one number.</param>
/// <param name="HiddenWidth">Units of the hidden layer behind the heads.</param>
public sealed record MotifOptions(int Length, int Filters, int Width, int Channels, int Heads, int HiddenWidth)
{
    /// <summary>The positional signal: how often each of its waves goes round over the length.</summary>
    public IReadOnlyList<double> PositionTurns { get; init; } = [1, 2];

    /// <summary>The largest value of the positional signal: faint beside a match, which is about 1.</summary>
    public double PositionScale { get; init; } = 0.3;

    /// <summary>What the model says of a sequence.</summary>
    public ModelOutput Output { get; init; } = ModelOutput.Strength;
}

/// <summary>How a <see cref="MotifSparse"/> chooses positions.</summary>
public enum MotifSelection
{
    /// <summary>By a selector that is trained.</summary>
    Learned,

    /// <summary>By a selector that stays as it was drawn.</summary>
    Frozen,

    /// <summary>By the norm of a position's features: nothing is learned for it.</summary>
    Norm,

    /// <summary>By that norm, spread over neighbours as a learned score is.</summary>
    NormSpread,

    /// <summary>At random, anew in every pass.</summary>
    Random,

    /// <summary>By a selector that is trained, but as it chooses for another sequence of the batch.</summary>
    Shuffled,
}

/// <summary>How many positions a <see cref="MotifSparse"/> keeps, and how it chooses them.</summary>
/// <param name="Sparsity">The share of positions that is kept, in (0, 1].</param>
/// <param name="Selection">How they are chosen.</param>
/// <param name="AllUntil">The share of the training until which all positions are kept.</param>
/// <param name="SparseFrom">The share of the training from which no more than the sparsity's are; in between the number
/// falls geometrically. Whoever keeps few from the start never sees the others, and cannot learn to want them.</param>
/// <param name="Footprint">The weight of a neighbour's score, within half a pattern's width, in a position's own: a motif
/// is found at its centre, but covers its neighbours too.</param>
/// <param name="MassScale">The attention's mass at which a position is fully wanted, as 1 over it.</param>
/// <param name="LossWeight">The selector's loss beside that of the prediction.</param>
public sealed record MotifSelectionOptions(
    double Sparsity,
    MotifSelection Selection,
    double AllUntil,
    double SparseFrom,
    double Footprint,
    double MassScale,
    double LossWeight
);
