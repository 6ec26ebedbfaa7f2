namespace Manuscript.Replication;

/// <summary>The estimates of a study at one size, by what they are of.</summary>
internal sealed class Estimates(IReadOnlyList<EstimateRow> rows, int sequences)
{
    public const string OneRun = "_of_one_run";

    private readonly Dictionary<(string Model, string Measure, string Against), EstimateRow> _rows = rows.Where(row =>
            row.Sequences == sequences
        )
        .ToDictionary(row => (row.Model, row.Measure, row.Against));

    /// <summary>How many sequences the data sets have.</summary>
    public int Sequences => sequences;

    /// <summary>The models, in the order of the file.</summary>
    public IReadOnlyList<string> Models => [.. _rows.Keys.Select(key => key.Model).Distinct()];

    /// <summary>The quantities, in the order of the file.</summary>
    public IEnumerable<string> Measures => _rows.Keys.Select(key => key.Measure).Distinct();

    /// <summary>Whether a quantity's interval is that of one further run.</summary>
    public static bool IsOfOneRun(string measure) => measure.EndsWith(OneRun, StringComparison.Ordinal);

    /// <summary>A quantity of a model, or null where the study has none.</summary>
    public EstimateRow? Find(string model, string measure, string against = "") =>
        _rows.GetValueOrDefault((model, measure, against));

    /// <summary>A difference between two models: the second's value less the first's.</summary>
    public EstimateRow? Reversed(string model, string against, string difference) =>
        Find(against, difference, model) ?? Find(model, difference, against)?.Through(value => -value);
}
