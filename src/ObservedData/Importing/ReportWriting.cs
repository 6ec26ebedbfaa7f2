using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Statistics;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>Puts the numbers of an <see cref="ImportReport"/> together.</summary>
internal static class ReportWriting
{
    public static ImportReport Report(
        PredictionTask task,
        LabelColumns columns,
        EncodedFile file,
        LetterCounts letters,
        Labels labels
    )
    {
        var duplicates = DuplicateCount.In(file);
        var targets = task == PredictionTask.Regression ? Targets(columns, labels) : [];
        var groups = labels.Groups.CountBy(group => group, StringComparer.Ordinal).ToArray();
        var report = new ImportReport(
            task,
            file.Count,
            Lengths(file),
            new LetterSummary(letters.A, letters.C, letters.G, letters.T, letters.N),
            letters.Ambiguous,
            letters.LowerCase,
            letters.Uracil,
            duplicates.Exact,
            duplicates.ReverseComplement,
            targets,
            Classes(labels),
            columns.Group is null ? null : groups.Length,
            columns.Group is null ? null : groups.Max(group => group.Value),
            labels.IgnoredColumns,
            []
        );
        return report with { Notes = [.. Notes(report)] };
    }

    private static LengthSummary Lengths(EncodedFile file)
    {
        var lengths = new long[file.Count];
        for (var row = 0; row < lengths.Length; row++)
        {
            lengths[row] = file.LengthOf(row);
        }

        Array.Sort(lengths);
        var middle = lengths.Length / 2;
        var median = lengths.Length % 2 == 1 ? lengths[middle] : (lengths[middle - 1] + (double)lengths[middle]) / 2;
        return new LengthSummary(lengths[0], median, lengths[^1], file.TokenCount);
    }

    private static ImmutableArray<TargetSummary> Targets(LabelColumns columns, Labels labels) =>
        [
            .. columns
                .Targets.Index()
                .Select(target =>
                {
                    var seen = new RunningStatistics();
                    for (var i = target.Index; i < labels.Values.Length; i += columns.Targets.Length)
                    {
                        seen.Push(labels.Values[i]);
                    }

                    double? deviation = seen.Count > 1 ? seen.StandardDeviation : null;
                    return new TargetSummary(target.Item, seen.Mean, deviation, seen.Minimum, seen.Maximum);
                }),
        ];

    public static ImmutableArray<ClassSummary> Classes(Labels labels)
    {
        var counts = new int[labels.ClassNames.Length];
        if (counts.Length > 0)
        {
            foreach (var value in labels.Values)
            {
                counts[(int)value]++;
            }
        }

        return
        [
            .. labels.ClassNames.Zip(
                counts,
                (name, count) => new ClassSummary(name, count, count / (double)labels.Values.Length)
            ),
        ];
    }

    private static IEnumerable<string> Notes(ImportReport report)
    {
        if (report.Ambiguous.Count > 0)
        {
            var each = string.Join(", ", report.Ambiguous.Select(pair => Invariant($"{pair.Value} {pair.Key}")));
            yield return $"Letters that stand for several nucleotides were read as N: {each}.";
        }

        if (report.Uracil > 0)
        {
            yield return Invariant($"{report.Uracil} letters U were read as T.");
        }

        if (report.LowerCase > 0)
        {
            yield return Invariant($"{report.LowerCase} letters in lower case were read as if in upper case.");
        }

        if (report.ExactDuplicates > 0)
        {
            yield return Invariant(
                $"{report.ExactDuplicates} sequences are the same as an earlier one: split them by group."
            );
        }

        if (report.ReverseComplementDuplicates > 0)
        {
            yield return Invariant(
                $"{report.ReverseComplementDuplicates} pairs of sequences are each other's reverse complement: "
            ) + "split them by group.";
        }

        foreach (var target in report.Targets.Where(target => target.Min == target.Max))
        {
            yield return Invariant($"All labels in the column '{target.Name}' are {target.Min}: nothing to learn.");
        }

        if (!report.IgnoredColumns.IsEmpty)
        {
            yield return $"Columns that were not asked for: {string.Join(", ", report.IgnoredColumns)}.";
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
