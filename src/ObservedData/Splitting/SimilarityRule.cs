namespace ObservedData.Splitting;

/// <summary>
/// Two sequences are related when, at the best of all relative shifts, enough of their letters are equal. No gaps: it
/// is meant for windows around a feature, whose copies lie a few letters off.
/// </summary>
/// <param name="LargestShift">How many letters one sequence may be moved along the other, either way; 0 or more.</param>
/// <param name="EqualLetters">
/// How many letters, at least, are equal to those they then lie beside; 1 or more. An unknown nucleotide or padding
/// equals nothing.
/// </param>
/// <param name="BothStrands">Whether the reverse complement of one of the two is looked at as well.</param>
public sealed record SimilarityRule(int LargestShift, int EqualLetters, bool BothStrands = false)
{
    /// <exception cref="ArgumentOutOfRangeException">A number is too low.</exception>
    internal void Demand()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(LargestShift);
        ArgumentOutOfRangeException.ThrowIfLessThan(EqualLetters, 1);
    }
}
