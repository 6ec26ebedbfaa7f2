using System.Collections.Immutable;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>A user's own sequences with their labels, in memory, row by row. Never changes.</summary>
/// <remarks>
/// Read from the two files of a <see cref="SequenceImport"/> alone. Of these, <c>labels.csv</c> has one row a
/// sequence in the sequences' order, and the columns <c>id</c>; <c>target:</c> and its name for each target, with the
/// fewest digits that give the float back (for classes, their index); <c>class:</c> and the target's name, where there
/// are classes, with the class's name; <c>group:</c> and its name, where there are groups.
/// </remarks>
/// <param name="Sequences">[count, longest], those that are shorter filled up with <see cref="Alphabet.Pad"/>.</param>
/// <param name="Lengths">Tokens of each sequence without padding.</param>
/// <param name="TargetNames">The targets' names.</param>
/// <param name="Labels">[count, targets], row-major: finite numbers, or indices of classes.</param>
/// <param name="ClassNames">
/// The classes' names by index, in ascending order; of two, the second is the positive one. Empty for regression.
/// </param>
/// <param name="Groups">The group of each sequence; empty where there are none.</param>
public sealed record ImportedSequences(
    EncodedSequences Sequences,
    ImmutableArray<int> Lengths,
    ImmutableArray<string> TargetNames,
    ImmutableArray<float> Labels,
    ImmutableArray<string> ClassNames,
    ImmutableArray<string> Groups
)
{
    /// <summary>How many sequences there are.</summary>
    public int Count => Sequences.Count;

    /// <summary>One id a sequence.</summary>
    public ImmutableArray<string> Ids => Sequences.Ids;

    /// <summary>Reads the two files of an import.</summary>
    /// <param name="sequencesPath">The encoded sequences.</param>
    /// <param name="labelsPath">The normalised labels.</param>
    /// <exception cref="SequenceFileException">
    /// A file cannot be read or was changed, the two are of different imports, or the sequences do not fit into memory
    /// at the length of the longest.
    /// </exception>
    public static ImportedSequences Read(string sequencesPath, string labelsPath)
    {
        using var file = EncodedFile.Open(sequencesPath);
        if (file.Count == 0)
        {
            throw new SequenceFileException(sequencesPath, null, "There is no sequence in the file: import some.");
        }

        var lengths = Enumerable.Range(0, file.Count).Select(file.LengthOf).ToArray();
        var longest = lengths.Max();
        if (longest > Array.MaxLength / file.Count)
        {
            throw new SequenceFileException(
                sequencesPath,
                null,
                $"{file.Count} sequences, each padded to the longest of {longest}, do not fit into one array: "
                    + "cut the longest into windows."
            );
        }

        var (columns, labels) = NormalisedLabels.Read(labelsPath, file);
        var codes = new byte[file.Count * longest];
        Array.Fill(codes, Alphabet.Pad);
        for (var row = 0; row < file.Count; row++)
        {
            file.Read(row, 0, codes.AsSpan((int)(row * longest), (int)lengths[row]));
        }

        return new ImportedSequences(
            new EncodedSequences((int)longest, codes, Enumerable.Range(0, file.Count).Select(file.IdOf)),
            [.. lengths.Select(length => (int)length)],
            columns.Targets,
            [.. labels.Values],
            labels.ClassNames,
            [.. labels.Groups]
        );
    }
}
