using System.Collections.Immutable;
using System.Globalization;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;
using ObservedData.Importing;

namespace ObservedData.Negatives;

/// <summary>An import of positives alone, made into one of two classes.</summary>
public static class PositiveImport
{
    /// <summary>What the column of groups is called where the user's labels have none.</summary>
    private const string Source = "source";

    /// <summary>
    /// Writes the positives and, behind them, shuffled negatives of the class <see cref="ClassNames.Negative"/>, which is the
    /// first. A negative has the group of its positive, so that a split keeps both on one side.
    /// </summary>
    /// <param name="sequencesPath">The import's sequences.</param>
    /// <param name="labelsPath">The import's labels, of one class.</param>
    /// <param name="report">What was imported.</param>
    /// <param name="group">The column that the import's groups are of; null where it has none.</param>
    /// <param name="kind">What a negative keeps.</param>
    /// <param name="perSequence">How many of each positive, 1 or more.</param>
    /// <param name="random">What orders are drawn from.</param>
    /// <param name="directory">Where both files go, under the import's names.</param>
    /// <returns>What there is now, and how many negatives could not be told from a positive and were left out.</returns>
    /// <exception cref="SequenceFileException">
    /// There are not positives alone, or an id is taken that a negative is to have.
    /// </exception>
    public static ImportReport AddNegatives(
        string sequencesPath,
        string labelsPath,
        ImportReport report,
        string? group,
        NegativeKind kind,
        int perSequence,
        UniformRandom random,
        string directory
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        var positives = ImportedSequences.Read(sequencesPath, labelsPath);
        var name = NameOf(positives, labelsPath);
        var made = ShuffledNegatives.Of(positives.Sequences, kind, perSequence, random);
        int[] kept = [.. Enumerable.Range(0, made.SourceRows.Count).Except(made.EqualToPositives)];

        var path = Path.Combine(directory, SequenceImport.SequencesName);
        using (var writer = new EncodedFileWriter(path))
        {
            Append(writer, positives.Sequences, Enumerable.Range(0, positives.Count));
            Append(writer, made.Sequences, kept);
            writer.Complete();
        }

        using var file = EncodedFile.Open(path);
        var labels = new Labels(
            [.. Enumerable.Repeat(1f, positives.Count), .. kept.Select(_ => 0f)],
            [ClassNames.Negative, name],
            [.. Groups(positives), .. kept.Select(row => Groups(positives)[made.SourceRows[row]])],
            []
        );
        NormalisedLabels.Write(
            Path.Combine(directory, SequenceImport.LabelsName),
            file,
            new LabelColumns(positives.TargetNames, group ?? Source),
            labels
        );
        return Extended(report, kind, file.TokenCount, Letters(made.Sequences, kept), kept.Length, made, labels);
    }

    private static string NameOf(ImportedSequences positives, string path) =>
        positives.ClassNames switch
        {
            [ClassNames.Negative] => throw new SequenceFileException(
                path,
                null,
                $"All labels are '{ClassNames.Negative}', which is what negatives that are made are called: write "
                    + $"'{ClassNames.Positive}' or a name."
            ),
            [var only] => only,
            _ => throw new SequenceFileException(path, null, "There are not positives alone."),
        };

    private static ImmutableArray<string> Groups(ImportedSequences positives) =>
        positives.Groups.IsEmpty ? positives.Ids : positives.Groups;

    private static void Append(EncodedFileWriter writer, EncodedSequences sequences, IEnumerable<int> rows)
    {
        foreach (var row in rows)
        {
            if (!writer.TryBegin(sequences.Ids[row]))
            {
                throw new SequenceFileException(
                    "sequences",
                    null,
                    $"A sequence is called {sequences.Ids[row]}, as a negative is to be: rename it."
                );
            }

            writer.Append(sequences[row].TrimEnd(Alphabet.Pad));
        }
    }

    private static long[] Letters(EncodedSequences sequences, IEnumerable<int> rows)
    {
        var counts = new long[Alphabet.VocabularySize];
        foreach (var row in rows)
        {
            foreach (var code in sequences[row])
            {
                counts[code]++;
            }
        }

        return counts;
    }

    private static ImportReport Extended(
        ImportReport report,
        NegativeKind kind,
        long tokens,
        long[] letters,
        int count,
        NegativeSequences made,
        Labels labels
    )
    {
        var kept = kind == NegativeKind.DinucleotideShuffled ? "pairs of neighbours" : "composition";
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} negatives were made by shuffling, each with the {kept} of its positive."
        );
        var left = made.EqualToPositives.Count;
        var leftOut = string.Create(
            CultureInfo.InvariantCulture,
            $"{left} more could not be told from a positive: left out."
        );
        return report with
        {
            Count = report.Count + count,
            Length = report.Length with { Total = tokens },
            Letters = new LetterSummary(
                report.Letters.A + letters[Alphabet.A],
                report.Letters.C + letters[Alphabet.C],
                report.Letters.G + letters[Alphabet.G],
                report.Letters.T + letters[Alphabet.T],
                report.Letters.N + letters[Alphabet.N]
            ),
            Classes = ReportWriting.Classes(labels),
            Notes = [.. report.Notes, note, .. left > 0 ? [leftOut] : Array.Empty<string>()],
        };
    }
}
