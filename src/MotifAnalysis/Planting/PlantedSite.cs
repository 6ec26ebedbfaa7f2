using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Planting;

/// <summary>Where an element was planted.</summary>
/// <param name="Row">The sequence, from zero.</param>
/// <param name="Start">Its first position on the sequence, from zero, on either strand.</param>
/// <param name="Element">The element.</param>
/// <param name="Strand">On which strand it reads forwards.</param>
/// <param name="Letters">The letters as the element reads, which may not be its most probable ones.</param>
public sealed record PlantedSite(int Row, int Start, PlantedElement Element, Strand Strand, string Letters)
{
    /// <summary>The share of letters that are the element's most probable ones, in thousandths: BED's score.</summary>
    public int Score =>
        (int)
            Math.Round(
                1000.0
                    * Letters.Zip(Element.Matrix.Consensus()).Count(pair => pair.First == pair.Second)
                    / Letters.Length
            );

    /// <summary>The row of a BED file.</summary>
    /// <param name="sequenceId">The sequence's id.</param>
    public BedFeature ToBed(string sequenceId) =>
        new(sequenceId, Start, Start + Element.Width, Element.Name, Score, Strand);
}

/// <summary>Sequences with labels and the places of what was planted.</summary>
/// <param name="Data">The sequences, their labels, and what was planted. Negatives hold nothing.</param>
/// <param name="Sites">What was planted, with strand and letters, by sequence and position.</param>
public sealed record PlantedSequences(LabelledSequences Data, IReadOnlyList<PlantedSite> Sites)
{
    /// <summary>The sites as rows of a BED file.</summary>
    public IEnumerable<BedFeature> ToBed() => Sites.Select(site => site.ToBed(Data.Sequences.Ids[site.Row]));
}
