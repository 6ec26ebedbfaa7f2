using System.Collections.Immutable;
using System.Globalization;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>The labels of known sequences, in the sequences' order.</summary>
/// <param name="Values">[count, targets], row-major: numbers, or indices of classes.</param>
/// <param name="ClassNames">The names of the classes by index; empty for regression.</param>
/// <param name="Groups">One a sequence, or empty where no groups were asked for.</param>
/// <param name="IgnoredColumns">Columns that nobody asked for.</param>
internal sealed record Labels(
    float[] Values,
    ImmutableArray<string> ClassNames,
    string[] Groups,
    ImmutableArray<string> IgnoredColumns
)
{
    /// <summary>Reads labels.</summary>
    /// <param name="path">The label file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="task">What they are to say.</param>
    /// <param name="ids">The sequences' ids.</param>
    /// <param name="classes">How many classes there must be, where labels are classes.</param>
    /// <param name="withoutLabel">
    /// Makes the complaint about a sequence: its row, and what is wrong, with the file and line that it came from.
    /// </param>
    /// <exception cref="SequenceFileException">The file, or a row of it, cannot be used.</exception>
    public static Labels Read(
        string path,
        LabelColumns columns,
        PredictionTask task,
        IdIndex ids,
        ClassDemand classes,
        Func<int, string, SequenceFileException> withoutLabel
    )
    {
        using var table = LabelTable.Open(path, columns);
        var values = new float[checked(ids.Count * columns.Targets.Length)];
        var groups = new string[columns.Group is null ? 0 : ids.Count];
        var lines = new int[ids.Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        while (table.Next())
        {
            var row = RowOf(table, ids, lines);
            var targets = values.AsSpan(row * columns.Targets.Length, columns.Targets.Length);
            for (var target = 0; target < targets.Length; target++)
            {
                targets[target] =
                    task == PredictionTask.Regression
                        ? NumberIn(table, columns, target)
                        : ClassIn(table, columns, target, task, seen);
            }

            if (table.Group is { } group)
            {
                pool.TryAdd(group, group);
                groups[row] = pool[group];
            }
        }

        DemandAll(lines, withoutLabel);
        var names = task == PredictionTask.Regression ? [] : InOrder(path, values, seen, classes);
        return new Labels(values, names, groups, table.IgnoredColumns);
    }

    /// <summary>The labels of sequences that are all positives.</summary>
    public static Labels OfPositives(int count) => new(new float[count], [Importing.ClassNames.Positive], [], []);

    private static int RowOf(LabelTable table, IdIndex ids, int[] lines)
    {
        var row = ids.IndexOf(table.Id);
        if (row < 0)
        {
            throw table.Problem(
                $"There is no sequence {table.Id}: remove the row, or write the id as the sequences have it, "
                    + "up to the first white space."
            );
        }

        if (lines[row] != 0)
        {
            throw table.Problem($"The id {table.Id} has a label in line {lines[row]} already: keep one of them.");
        }

        lines[row] = table.Line;
        return row;
    }

    private static float NumberIn(LabelTable table, LabelColumns columns, int target)
    {
        var text = table.Target(target);
        return
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && float.IsFinite(number)
            ? number
            : throw table.Problem(
                $"'{text}' in the column '{columns.Targets[target]}' is not a finite number: "
                    + "correct it or remove the row and its sequence."
            );
    }

    private static float ClassIn(
        LabelTable table,
        LabelColumns columns,
        int target,
        PredictionTask task,
        Dictionary<string, int> classes
    )
    {
        var text = table.Target(target);
        if (Importing.ClassNames.Number(text) is { } number && !double.IsFinite(number))
        {
            throw table.Problem(
                $"'{text}' in the column '{columns.Targets[target]}' names no class: correct it or remove the row "
                    + "and its sequence."
            );
        }

        if (classes.TryGetValue(text, out var index))
        {
            return index;
        }

        if (task == PredictionTask.Binary && classes.Count == 2)
        {
            throw table.Problem(
                $"'{text}' is a third value beside '{string.Join("' and '", classes.Keys)}', but two classes were "
                    + "asked for: correct it, or choose the task multiclass."
            );
        }

        classes.Add(text, classes.Count);
        return classes.Count - 1;
    }

    // Classes were numbered as they came; their indices are to depend on their names alone.
    private static ImmutableArray<string> InOrder(
        string path,
        float[] values,
        Dictionary<string, int> classes,
        ClassDemand demand
    )
    {
        if (demand == ClassDemand.One && classes.Count > 1)
        {
            throw new SequenceFileException(
                path,
                null,
                $"There are {classes.Count} classes, '{string.Join("' and '", classes.Keys.Take(2))}' among them, and negatives "
                    + "are to be made by shuffling: leave the others out, or take 'negatives' out of the study's data."
            );
        }

        if (demand == ClassDemand.Several && classes.Count < 2)
        {
            throw new SequenceFileException(
                path,
                null,
                $"All labels are '{classes.Keys.FirstOrDefault()}': two classes at least are needed to tell apart. Add "
                    + "sequences of another, or have them made by shuffling: 'negatives' in the study's data."
            );
        }

        var names = Importing.ClassNames.Order(classes.Keys);
        var indices = new float[names.Length];
        foreach (var (index, name) in names.Index())
        {
            indices[classes[name]] = index;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = indices[(int)values[i]];
        }

        return names;
    }

    private static void DemandAll(int[] lines, Func<int, string, SequenceFileException> withoutLabel)
    {
        var missing = lines.Count(line => line == 0);
        if (missing > 0)
        {
            var others = missing == 1 ? "" : $" and {missing - 1} more";
            throw withoutLabel(
                Array.IndexOf(lines, 0),
                $"has no label{others}: add the rows to the label file, or remove the sequences."
            );
        }
    }
}
