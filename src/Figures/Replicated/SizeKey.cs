using Figures.Drawing;
using Manuscript;
using ScottPlot;

namespace Figures.Replicated;

/// <summary>What keys and captions say of the families of models and the sizes of data sets of a study.</summary>
internal static class SizeKey
{
    /// <summary>The families that are drawn, and, where there are several, the sizes.</summary>
    /// <param name="study">The results.</param>
    /// <param name="models">Those that are drawn.</param>
    public static IReadOnlyList<KeyEntry> Of(ReplicatedStudy study, IEnumerable<string> models) =>
        [
            .. models
                .Select(study.FamilyOf)
                .Distinct()
                .Order()
                .Select(family => new KeyEntry(family.Text(), family.Look(0))),
            .. study.Sizes.Count == 1 ? [] : study.Sizes.Select(Entry),
        ];

    /// <summary>The number of seeds at each size, and what an interval is.</summary>
    public static string Intervals(ReplicatedStudy study) =>
        $"Means over seeds with {PrintedNumber.Fixed(100 * study.Confidence, 0)} % intervals; {Seeds(study)}.";

    /// <summary>The number of seeds at each size.</summary>
    public static string Seeds(ReplicatedStudy study) =>
        string.Join(
            " and ",
            study.Sizes.Select(size =>
                $"n = {SeedsAt(study, size.Sequences)} seeds of {PrintedNumber.Grouped(size.Sequences, 0)} sequences"
            )
        );

    private static KeyEntry Entry(Manuscript.Replication.Estimates size, int index) =>
        new(
            $"{PrintedNumber.Grouped(size.Sequences, 0)} sequences",
            new Look(MarkerShape.FilledCircle, Ink.Black, ModelFamilies.Filled(index))
        );

    private static int SeedsAt(ReplicatedStudy study, int sequences) =>
        study.Cells.Where(cell => cell.Sequences == sequences).Select(cell => cell.Seed).Distinct().Count();
}
