using System.Collections.Immutable;
using System.Globalization;

namespace GenomicAttention.Sequences;

/// <summary>Labels as CSV with the columns <c>id,label</c>; a label reads back as the same bits.</summary>
public static class LabelFile
{
    private static readonly string[] Columns = ["id", "label"];

    /// <summary>Writes labels, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ids">One id a sequence.</param>
    /// <param name="labels">One finite label a sequence, in the order of the ids.</param>
    /// <exception cref="ArgumentException">There are not as many labels as ids.</exception>
    public static void Write(string path, ImmutableArray<string> ids, ImmutableArray<float> labels)
    {
        if (ids.Length != labels.Length)
        {
            throw new ArgumentException($"{labels.Length} labels for {ids.Length} ids.", nameof(labels));
        }

        CsvTable.Write(path, Columns, ids.Zip(labels, (id, label) => new[] { id, Exact(label) }));
    }

    /// <summary>Reads the labels of known sequences.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ids">The sequences' ids, in the order in which the file must have them.</param>
    /// <returns>One label a sequence, in the order of the ids.</returns>
    /// <exception cref="SequenceFileException">
    /// The file is missing or not such a table, a label is not a finite number, or an id is not the one
    /// of the sequence in its place.
    /// </exception>
    public static ImmutableArray<float> Read(string path, ImmutableArray<string> ids)
    {
        var labels = ImmutableArray.CreateBuilder<float>(ids.Length);
        foreach (var row in CsvTable.Read(path, Columns))
        {
            if (labels.Count == ids.Length)
            {
                throw row.Problem(
                    $"The label of {row.Fields[0]} is one too many for {ids.Length} sequences: remove it."
                );
            }

            if (row.Fields[0] != ids[labels.Count])
            {
                throw row.Problem(
                    $"The id is {row.Fields[0]}, but sequence {labels.Count + 1} is {ids[labels.Count]}: "
                        + "bring both files into one order."
                );
            }

            labels.Add(row.Single(1));
        }

        return labels.Count == ids.Length
            ? labels.MoveToImmutable()
            : throw new SequenceFileException(
                path,
                null,
                $"The label of {ids[labels.Count]} is missing: {ids.Length} sequences, {labels.Count} labels."
            );
    }

    private static string Exact(float label) => label.ToString("R", CultureInfo.InvariantCulture);
}
