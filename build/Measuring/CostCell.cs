namespace Build.Measuring;

/// <summary>A pass as measured, or why it was not.</summary>
/// <param name="Series">Whose pass.</param>
/// <param name="Length">Positions of the sequence, in bp.</param>
/// <param name="Measured">What came out; null where it was left out.</param>
/// <param name="Load">Processes that ran or wanted to before it, over the last minute; null where the system does not
/// say.</param>
/// <param name="LeftOut">Why there is no measurement; empty where there is.</param>
internal sealed record CostCell(
    CostSeries Series,
    int Length,
    PassFigures? Measured,
    double? Load,
    string LeftOut = ""
);

/// <summary>What a pass took.</summary>
/// <param name="Seconds">The median of some passes.</param>
/// <param name="Passes">How many.</param>
/// <param name="PeakBytes">Resident memory at its highest, less what there was before.</param>
internal sealed record PassFigures(double Seconds, int Passes, long PeakBytes);
