using GenomicAttention.RandomStreams;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Planting;

/// <summary>
/// A copy of an arrangement, with its spacings and strand drawn; its elements, each with its offset from the leftmost
/// position on the sequence.
/// </summary>
internal sealed record ArrangementCopy(
    Arrangement Arrangement,
    Strand Strand,
    int Span,
    IReadOnlyList<(PlantedElement Element, int Offset)> Parts
)
{
    public static ArrangementCopy Draw(Arrangement arrangement, UniformRandom random)
    {
        var offsets = new List<int>();
        var end = 0;
        for (var i = 0; i < arrangement.Elements.Count; i++)
        {
            end += i == 0 ? 0 : arrangement.SpacingBp[i - 1].Draw(random);
            offsets.Add(end);
            end += arrangement.Elements[i].Width;
        }

        var strand = random.NextDouble() < arrangement.ReverseProbability ? Strand.Reverse : Strand.Forward;
        var parts = arrangement.Elements.Select(
            (element, i) => (element, strand == Strand.Forward ? offsets[i] : end - offsets[i] - element.Width)
        );
        return new ArrangementCopy(arrangement, strand, end, [.. parts]);
    }
}
