namespace ObservedData.Importing;

/// <summary>Guesses what is to be predicted from how the labels look.</summary>
internal static class TaskGuess
{
    private const int MostClasses = 20;

    /// <summary>
    /// Two distinct values are two classes, and one is the one of two that is there; up to twenty that are names or whole
    /// numbers from 0 to 20 are that many classes; all else, and several targets, is regression.
    /// </summary>
    /// <exception cref="GenomicAttention.Sequences.SequenceFileException">The file cannot be read.</exception>
    public static PredictionTask Of(string labelsPath, LabelColumns columns)
    {
        if (columns.Targets.Length > 1)
        {
            return PredictionTask.Regression;
        }

        using var table = LabelTable.Open(labelsPath, columns);
        var values = new HashSet<string>(StringComparer.Ordinal);
        while (values.Count <= MostClasses && table.Next())
        {
            values.Add(table.Target(0));
        }

        return values.Count switch
        {
            1 or 2 => PredictionTask.Binary,
            > 2 and <= MostClasses when values.All(IsName) || values.All(IsSmallInteger) => PredictionTask.Multiclass,
            _ => PredictionTask.Regression,
        };
    }

    private static bool IsName(string value) => ClassNames.Number(value) is null;

    private static bool IsSmallInteger(string value) =>
        ClassNames.Number(value) is { } number && number is >= 0 and <= MostClasses && number == Math.Floor(number);
}
