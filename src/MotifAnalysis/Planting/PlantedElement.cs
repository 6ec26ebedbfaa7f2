using MotifAnalysis.Matrices;

namespace MotifAnalysis.Planting;

/// <summary>A motif that is planted; each copy draws its letters from the matrix.</summary>
/// <param name="Name">How files call it, without white space.</param>
/// <param name="Matrix">Its probabilities.</param>
/// <param name="Strength">What each copy adds to the label, where labels add up.</param>
public sealed record PlantedElement(string Name, PositionWeightMatrix Matrix, double Strength = 1)
{
    /// <summary>Positions that it covers.</summary>
    public int Width => Matrix.Width;

    /// <summary>A word, which may hold letters of the IUPAC code; its own name.</summary>
    /// <param name="word">Such as <c>TATAWR</c>.</param>
    /// <param name="strength">What each copy adds to the label.</param>
    public static PlantedElement OfWord(string word, double strength = 1) =>
        new(word, PositionWeightMatrix.OfWord(word), strength);

    /// <summary>A motif of a MEME or JASPAR file, under its id.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="strength">What each copy adds to the label.</param>
    public static PlantedElement OfMotif(MatrixMotif motif, double strength = 1)
    {
        ArgumentNullException.ThrowIfNull(motif);
        return new PlantedElement(motif.Id, motif.Matrix, strength);
    }
}
