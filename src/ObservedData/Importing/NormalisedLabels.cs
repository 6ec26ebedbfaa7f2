using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>The label file of an import: as <see cref="ImportedSequences"/>'s remarks describe it.</summary>
internal static class NormalisedLabels
{
    private const string IdColumn = "id";
    private const string TargetPrefix = "target:";
    private const string ClassPrefix = "class:";
    private const string GroupPrefix = "group:";

    public static void Write(string path, EncodedFile file, LabelColumns columns, Labels labels)
    {
        var hasClasses = !labels.ClassNames.IsEmpty;
        List<string> header = [IdColumn, .. columns.Targets.Select(name => TargetPrefix + name)];
        if (hasClasses)
        {
            header.Add(ClassPrefix + columns.Targets[0]);
        }

        if (columns.Group is { } group)
        {
            header.Add(GroupPrefix + group);
        }

        using var csv = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader([.. header]);
        var targets = columns.Targets.Length;
        for (var row = 0; row < file.Count; row++)
        {
            List<string> fields = [file.IdOf(row)];
            foreach (var value in labels.Values.AsSpan(row * targets, targets))
            {
                fields.Add(value.ToString("R", CultureInfo.InvariantCulture));
            }

            if (hasClasses)
            {
                fields.Add(labels.ClassNames[(int)labels.Values[row]]);
            }

            if (columns.Group is not null)
            {
                fields.Add(labels.Groups[row]);
            }

            csv.WriteRecord([.. fields]);
        }
    }

    /// <summary>Reads the labels back.</summary>
    /// <exception cref="SequenceFileException">The file is none of an import, or not of these sequences.</exception>
    public static (LabelColumns Columns, Labels Labels) Read(string path, EncodedFile file)
    {
        using var source = SourceStream.Open(path);
        using var reader = CsvReader.Create(
            source,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                MalformedData = CsvMalformedDataHandling.Throw,
                TrackLineNumbers = true,
            }
        );
        try
        {
            return Read(reader, path, file);
        }
        catch (CsvFormatException e)
        {
            throw Foreign(path, (int)Math.Clamp(e.LineNumber, 1, int.MaxValue), e);
        }
    }

    private static (LabelColumns Columns, Labels Labels) Read(CsvReader reader, string path, EncodedFile file)
    {
        if (!reader.Read() || reader.GetString(0) != IdColumn)
        {
            throw Foreign(path, 1);
        }

        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        ImmutableArray<string> targets = [.. Named(header, TargetPrefix)];
        var isClass = Named(header, ClassPrefix).Any();
        var group = Named(header, GroupPrefix).FirstOrDefault();
        var width = 1 + targets.Length + (isClass ? 1 : 0) + (group is null ? 0 : 1);
        if (targets.IsEmpty || header.Length != width)
        {
            throw Foreign(path, 1);
        }

        var values = new float[checked(file.Count * targets.Length)];
        var groups = new string[group is null ? 0 : file.Count];
        var classes = new SortedDictionary<int, string>();
        for (var row = 0; row < file.Count; row++)
        {
            if (!reader.Read() || reader.FieldCount != width || reader.GetString(0) != file.IdOf(row))
            {
                throw Foreign(path, row + 2);
            }

            for (var target = 0; target < targets.Length; target++)
            {
                values[(row * targets.Length) + target] = Value(reader.GetString(1 + target), path, row + 2);
            }

            if (isClass)
            {
                classes[(int)values[row]] = reader.GetString(1 + targets.Length);
            }

            if (group is not null)
            {
                groups[row] = string.Intern(reader.GetString(width - 1));
            }
        }

        return !reader.Read() && classes.Keys.SequenceEqual(Enumerable.Range(0, classes.Count))
            ? (new LabelColumns(targets, group), new Labels(values, [.. classes.Values], groups, []))
            : throw Foreign(path, file.Count + 2);
    }

    private static IEnumerable<string> Named(string[] header, string prefix) =>
        header.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]);

    private static float Value(string text, string path, int line) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw Foreign(path, line);

    private static SequenceFileException Foreign(string path, int line, Exception? inner = null) =>
        new(path, line, "The labels are not those of an import, or of other sequences: import them again.", inner);
}
