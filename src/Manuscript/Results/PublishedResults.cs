using Manuscript.Claims;

namespace Manuscript.Results;

/// <summary>
/// The step that ends the study <c>published</c>: puts the metrics of all trainings together and says of
/// each number of the paper whether it came out again.
/// </summary>
public static class PublishedResults
{
    /// <summary>
    /// Writes <c>sweep.csv</c>, <c>comparison.csv</c>, <c>baseline.csv</c>, <c>history.csv</c>,
    /// <c>conditions.csv</c> and <c>claims.csv</c>. Nothing is written unless all inputs could be read.
    /// </summary>
    /// <param name="inputs">The files to read.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <returns>The claims as written.</returns>
    /// <exception cref="ResultsFileException">An input is missing, malformed or incomplete.</exception>
    public static IReadOnlyList<ClaimRow> Write(PublishedInputs inputs, string outputDirectory)
    {
        var protocol = Protocol.Read(inputs.Protocol);
        var baselineMetrics = LocatedJson.Read(inputs.Baseline);
        var baseline = BaselineRow.From(baselineMetrics);
        var sweep = Sweep(inputs.SweepCells);
        var models = MetricsByModel(inputs.ComparisonModels);
        var comparison = Comparison(models);
        var history = inputs.Histories.SelectMany(HistoryRow.From).ToList();
        var vocabulary = (Vocabulary(baselineMetrics), Vocabulary(models[ComparisonRow.Traditional]));
        var claims = PaperClaims.Judge(new Evidence(protocol, baseline, sweep, comparison, vocabulary));

        Directory.CreateDirectory(outputDirectory);
        string Out(string name) => Path.Combine(outputDirectory, name);
        BaselineRow.Csv.Write(Out(BaselineRow.FileName), [baseline]);
        SweepRow.Csv.Write(Out(SweepRow.FileName), sweep);
        ComparisonRow.Csv.Write(Out(ComparisonRow.FileName), comparison);
        HistoryRow.Csv.Write(Out(HistoryRow.FileName), history);
        ConditionsRow.Csv.Write(Out(ConditionsRow.FileName), Conditions(protocol));
        ClaimRow.Csv.Write(Out(ClaimRow.FileName), claims);
        return claims;
    }

    private static List<SweepRow> Sweep(IEnumerable<string> cells)
    {
        var bySparsity = new SortedDictionary<double, SweepRow>();
        foreach (var cell in cells)
        {
            var metrics = LocatedJson.Read(cell);
            var row = SweepRow.From(metrics);
            if (!bySparsity.TryAdd(row.Sparsity, row))
                throw metrics.At("sparsity").Wrong("a sparsity that no other cell of the sweep has");
        }
        return [.. bySparsity.Values];
    }

    private static int? Vocabulary(LocatedJson metrics) => metrics.Find("vocabulary")?.AsInteger();

    private static Dictionary<string, LocatedJson> MetricsByModel(IReadOnlyList<string> files)
    {
        var byModel = new Dictionary<string, LocatedJson>(StringComparer.Ordinal);
        foreach (var metrics in files.Select(LocatedJson.Read))
        {
            var model = metrics.String("model");
            if (!ComparisonRow.Models.Contains(model))
                throw metrics.At("model").Wrong("one of " + string.Join(", ", ComparisonRow.Models));
            if (!byModel.TryAdd(model, metrics))
                throw metrics.At("model").Wrong("a model that no other metrics file has");
        }

        return byModel.ContainsKey(ComparisonRow.Traditional)
            ? byModel
            : throw new ResultsFileException(
                files.Count == 0 ? "the comparison" : string.Join(", ", files),
                null,
                $"the '{ComparisonRow.Traditional}' model is missing, and the others are measured against it."
            );
    }

    private static List<ComparisonRow> Comparison(Dictionary<string, LocatedJson> byModel)
    {
        var dense = byModel[ComparisonRow.Traditional];
        return
        [
            .. ComparisonRow
                .Models.Where(byModel.ContainsKey)
                .Select(model => ComparisonRow.From(byModel[model], dense)),
        ];
    }

    private static ConditionsRow[] Conditions(Protocol protocol)
    {
        var (seed, sweep, comparison) = (protocol.Seed, protocol.Sweep, protocol.Comparison);
        return
        [
            new("baseline", seed, sweep.TrainingSequences, sweep.ValidationSequences, null),
            new("sweep", seed, sweep.SparseTrainingSequences, sweep.ComparedSequences, null),
            new(
                "comparison",
                seed,
                comparison.TrainingSequences,
                comparison.ValidationSequences,
                comparison.TestSequences
            ),
        ];
    }
}
