using Manuscript;
using Manuscript.Replication;

namespace Figures.Replicated;

/// <summary>The results of a study of many seeds, as figures read them.</summary>
internal sealed class ReplicatedStudy
{
    private readonly Dictionary<string, ModelFamily> _families;

    private ReplicatedStudy(IReadOnlyList<EstimateRow> estimates, IReadOnlyList<CellRow> cells, double confidence)
    {
        Cells = cells;
        Confidence = confidence;
        Sizes = [.. estimates.Select(row => row.Sequences).Distinct().Select(size => new Estimates(estimates, size))];
        _families = cells
            .GroupBy(cell => cell.Model, StringComparer.Ordinal)
            .ToDictionary(
                model => model.Key,
                model => ModelFamilies.Of(model.Key, model.Any(cell => cell.Parameters is not null)),
                StringComparer.Ordinal
            );
        Models =
        [
            .. Sizes
                .SelectMany(size => size.Models)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(Skill)
                .ThenBy(model => model, StringComparer.Ordinal),
        ];
    }

    /// <summary>The estimates at each size of data sets, in the order of the file.</summary>
    public IReadOnlyList<Estimates> Sizes { get; }

    /// <summary>Each model and control at each size and seed.</summary>
    public IReadOnlyList<CellRow> Cells { get; }

    /// <summary>How often an interval holds the true value.</summary>
    public double Confidence { get; }

    /// <summary>All models and controls, the most skilful first: the order of rows in every figure.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Reads a results folder.</summary>
    /// <exception cref="ResultsFileException">A file is missing or malformed, or they do not fit each other.</exception>
    public static ReplicatedStudy Read(string resultsDirectory, double confidence)
    {
        string In(string name) => Path.Combine(resultsDirectory, name);
        var estimates = EstimateRow.Csv.Read(In(EstimateRow.FileName));
        var cells = CellRow.Csv.Read(In(CellRow.FileName));

        if (estimates.Count == 0)
            throw Wrong(EstimateRow.FileName, "has no rows");
        if (Twice(estimates.Select(row => (row.Sequences, row.Model, row.Measure, row.Against))) is { } estimate)
            throw Wrong(EstimateRow.FileName, $"has the {estimate.Measure} of '{estimate.Model}' twice");
        if (Twice(cells.Select(cell => (cell.Sequences, cell.Model, cell.Seed))) is { } twice)
            throw Wrong(
                CellRow.FileName,
                FormattableString.Invariant($"has seed {twice.Seed} of '{twice.Model}' twice")
            );
        var known = cells.Select(cell => cell.Model).ToHashSet(StringComparer.Ordinal);
        if (estimates.FirstOrDefault(row => !known.Contains(row.Model)) is { } stranger)
            throw Wrong(EstimateRow.FileName, $"has the model '{stranger.Model}', which {CellRow.FileName} lacks");
        return new ReplicatedStudy(estimates, cells, confidence);

        ResultsFileException Wrong(string name, string problem) =>
            new(In(name), null, $"{problem}; run the step that wrote it again.");
    }

    private static T? Twice<T>(IEnumerable<T> rows)
        where T : struct => rows.GroupBy(row => row).FirstOrDefault(same => same.Skip(1).Any())?.Key;

    /// <summary>Where a model comes from.</summary>
    public ModelFamily FamilyOf(string model) => _families[model];

    private double Skill(string model) =>
        Sizes
            .Select(size => size.Find(model, "skill")?.Value)
            .FirstOrDefault(skill => skill is not null)
            .GetValueOrDefault(double.NegativeInfinity);
}
