namespace ObservedData.Splitting;

/// <summary>Two sequences that must not be on different sides of a split, and how they lie beside each other.</summary>
/// <param name="First">The row of one, from zero.</param>
/// <param name="Second">The row of the other, a later one.</param>
/// <param name="FirstId">The id of the first.</param>
/// <param name="SecondId">The id of the second.</param>
/// <param name="IsOtherStrand">Whether it is the reverse complement of the second that resembles the first.</param>
/// <param name="Shift">
/// How many letters the second, or its reverse complement, is moved towards the first's end: its letter i lies beside
/// the first's letter i + shift.
/// </param>
/// <param name="EqualLetters">How many letters are then equal to those they lie beside.</param>
public sealed record RelatedPair(
    int First,
    int Second,
    string FirstId,
    string SecondId,
    bool IsOtherStrand,
    int Shift,
    int EqualLetters
);
