namespace Manuscript.Observed;

/// <summary>The estimates of a study, by what they are of.</summary>
internal sealed class ObservedEstimates
{
    private readonly Dictionary<
        (string Split, string Model, string Measure, string Against),
        ObservedEstimateRow
    > _rows;

    private ObservedEstimates(IReadOnlyList<ObservedEstimateRow> rows)
    {
        Rows = rows;
        _rows = rows.ToDictionary(row => (row.Split, row.Model, row.Measure, row.Against));
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ObservedEstimateRow> Rows { get; }

    /// <summary>The targets that are predicted: an empty name where there is one.</summary>
    public IReadOnlyList<string> Targets => [.. Rows.Select(row => row.Target).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a file.</summary>
    /// <exception cref="ResultsFileException">It is missing or malformed, has no rows, or has one twice.</exception>
    public static ObservedEstimates Read(string file)
    {
        var rows = ObservedEstimateRow.Csv.Read(file);
        if (rows.Count == 0)
            throw Wrong("has no rows");
        var twice = rows.GroupBy(row => (row.Split, row.Model, row.Measure, row.Against))
            .FirstOrDefault(same => same.Skip(1).Any());
        if (twice is not null)
            throw Wrong($"has the {twice.Key.Measure} of '{twice.Key.Model}' under '{twice.Key.Split}' twice");
        return new ObservedEstimates(rows);

        ResultsFileException Wrong(string problem) => new(file, null, $"{problem}; run the step that wrote it again.");
    }

    /// <summary>A quantity of a model under a split, or null where the study has none.</summary>
    public ObservedEstimateRow? Find(string split, string model, string measure, string against = "") =>
        _rows.GetValueOrDefault((split, model, measure, against));

    /// <summary>The models and controls under a split, the best first: those with the least of a measure.</summary>
    public IReadOnlyList<string> Models(string split, string measure) =>
        [
            .. Rows.Where(row => row.Split == split)
                .Select(row => row.Model)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(model => Find(split, model, measure)?.Value ?? double.PositiveInfinity),
        ];
}
