namespace ObservedData.Splitting;

/// <summary>What share of the sequences each part gets.</summary>
/// <param name="Training">For weights to be fitted to, above 0.</param>
/// <param name="Validation">For choices, such as when to stop; 0 for none.</param>
/// <param name="Test">For the errors that are reported, above 0.</param>
public sealed record HoldOutShares(double Training, double Validation, double Test)
{
    /// <exception cref="SplitException">A share is out of its range, or they are not 1 in all.</exception>
    internal void Demand()
    {
        if (!(Training > 0 && Validation >= 0 && Test > 0) || Math.Abs(Training + Validation + Test - 1) > 1e-6)
        {
            throw new SplitException(
                FormattableString.Invariant(
                    $"Shares of {Training} for training, {Validation} for validation and {Test} for the test do not "
                ) + "make a split: training and test need more than 0, validation 0 or more, and all are 1 together."
            );
        }
    }
}
