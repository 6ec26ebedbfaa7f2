using Figures.Drawing;

namespace Figures.Charts;

/// <summary>A value of a row of a <see cref="RowChart"/>, with its interval if it has one.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Value">Where its marker stands.</param>
/// <param name="Look">The marker.</param>
internal sealed record Dot(string Row, double Value, Look Look)
{
    /// <summary>The interval's lower and upper end.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>How far below the middle of its row it stands, in rows: where a row has several.</summary>
    public double Shift { get; init; }
}

/// <summary>A quantity that a <see cref="RowChart"/> shows in a panel of its own.</summary>
/// <param name="Label">The axis's label, with the unit.</param>
/// <param name="Dots">What is shown.</param>
internal sealed record Measure(string Label, IReadOnlyList<Dot> Dots)
{
    /// <summary>Values that others are read against, each a line across all rows.</summary>
    public IReadOnlyList<double> References { get; init; } = [];

    /// <summary>
    /// What the axis shows, where a few far values would press all others together: those beyond are written at its edge.
    /// </summary>
    public (double Low, double High)? Shown { get; init; }

    /// <summary>Decimals of the values that are written.</summary>
    public int Decimals { get; init; }
}
