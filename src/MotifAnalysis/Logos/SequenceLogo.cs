using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Logos;

/// <summary>A letter of a logo.</summary>
/// <param name="Letter">A, C, G or T.</param>
/// <param name="HeightBits">Its probability times what its position tells.</param>
public sealed record LogoLetter(char Letter, double HeightBits);

/// <summary>A position of a logo.</summary>
/// <param name="Position">From 1, as logos are labelled.</param>
/// <param name="InformationBits">The height of the stack.</param>
/// <param name="Letters">The four letters from the bottom to the top: the most probable last; of equally probable ones
/// the first of A, C, G, T is the higher.</param>
public sealed record LogoColumn(int Position, double InformationBits, IReadOnlyList<LogoLetter> Letters);

/// <summary>
/// What a program needs to draw a sequence logo (Schneider and Stephens 1990,
/// <see href="https://doi.org/10.1093/nar/18.20.6097"/>).
/// </summary>
public static class SequenceLogo
{
    /// <summary>The columns of a motif's logo.</summary>
    /// <param name="matrix">The motif.</param>
    /// <param name="siteCount">Where given, stacks are lowered by the small-sample correction of so many sites.</param>
    public static IReadOnlyList<LogoColumn> Of(PositionWeightMatrix matrix, double? siteCount = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var bits = InformationContent.Of(matrix, siteCount);
        return
        [
            .. bits.Select(
                (information, position) =>
                    new LogoColumn(
                        position + 1,
                        information,
                        [
                            .. NucleotideOrder
                                .Letters.Reverse()
                                .OrderBy(letter => matrix[position, Alphabet.Encode(letter)])
                                .Select(letter => new LogoLetter(
                                    letter,
                                    matrix[position, Alphabet.Encode(letter)] * information
                                )),
                        ]
                    )
            ),
        ];
    }
}
