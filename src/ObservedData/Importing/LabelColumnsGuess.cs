using System.Collections.Immutable;

namespace ObservedData.Importing;

/// <summary>Guesses which columns of a label file are to be predicted, where nobody says.</summary>
internal static class LabelColumnsGuess
{
    private const string Label = "label";

    /// <summary>
    /// The column <c>label</c>; where its labels are numbers, every other column of numbers too, as a further target. Without
    /// a <c>label</c>, the only other column, or all that are numbers.
    /// </summary>
    /// <exception cref="GenomicAttention.Sequences.SequenceFileException">The file cannot be read, or no column can be meant.
    /// </exception>
    public static LabelColumns Of(string labelsPath)
    {
        using var table = LabelTable.OpenAll(labelsPath);
        var names = table.TargetNames;
        var areNumbers = Enumerable.Repeat(true, names.Length).ToArray();
        while (table.Next())
        {
            for (var target = 0; target < areNumbers.Length; target++)
            {
                areNumbers[target] = areNumbers[target] && table.HasNumber(target);
            }
        }

        ImmutableArray<string> numbers = [.. names.Where((_, target) => areNumbers[target])];
        if (names.Contains(Label))
        {
            return numbers.Contains(Label) && TaskGuess.Of(labelsPath, new([Label])) == PredictionTask.Regression
                ? new([Label, .. numbers.Remove(Label)])
                : new([Label]);
        }

        return names.Length == 1 ? new(names)
            : numbers.IsEmpty ? throw table.NoLabels()
            : new(numbers);
    }
}
