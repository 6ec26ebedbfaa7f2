namespace MotifAnalysis.Matrices;

/// <summary>A strand of a double helix.</summary>
public enum Strand
{
    /// <summary>The one that is given.</summary>
    Forward,

    /// <summary>The one paired with it, read backwards.</summary>
    Reverse,
}
