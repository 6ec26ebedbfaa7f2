using System.Globalization;

namespace EndToEnd;

/// <summary>The digits that the published scripts print come out at other parameters than the paper's too.</summary>
public sealed class OtherParametersTests : IDisposable
{
    private static readonly RecordedScripts Recorded = RecordedScripts.Read();

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. Recorded.Cases.Select(recorded => recorded.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_digits_that_the_scripts_print_come_out_at(string name)
    {
        var scripts = Recorded.Cases.Single(recorded => recorded.Name == name);

        var run = GraphRun.Of([
            "--output",
            _folder["results"],
            "--cache",
            _folder["cache"],
            .. scripts.Set.SelectMany(set => new[] { "--set", set }),
        ]);

        Assert.True(run.ExitCode == 0, run.Errors);
        var results = _folder["results/published"];
        var models = PublishedNumbers.Comparison(results);
        Assert.Equal(
            Printed(scripts.Baseline, scripts.Sweep, scripts.Comparison),
            Printed(PublishedNumbers.Baseline(results), PublishedNumbers.Sweep(results), models)
        );
        ExpectNear(Joint(scripts.Comparison), Joint(models));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the scripts print, in their formats; of the joint model only what is exact.</summary>
    private static string Printed(
        BaselineNumbers baseline,
        IReadOnlyList<SweepNumbers> sweep,
        IReadOnlyList<ModelNumbers> models
    )
    {
        IEnumerable<string> lines =
        [
            Line($"baseline: {baseline.Parameters}, {baseline.TrainLoss:F4}, {baseline.ValidationLoss:F4}"),
            .. sweep.Select(cell =>
                Line($"sparsity {cell.Sparsity}: {cell.Parameters}, {cell.DenseLoss:F4}, {cell.SparseLoss:F4}, ")
                + Line($"maintained {cell.PerformanceMaintained:F1}")
            ),
            .. models
                .Where(model => model != Joint(models))
                .Select(model =>
                    Line($"{model.Model}: {model.Parameters}, {model.TestLoss:F4}, {model.Mae:F4}, ")
                    + Line($"r {model.Correlation:F3}, validation {model.FinalValidationLoss:F4}")
                ),
            Line($"joint: {Joint(models).Parameters}"),
        ];
        return string.Join('\n', lines);
    }

    /// <remarks>
    /// Convolutional training amplifies rounding: at seed 7 the scripts' own joint model moves by 0.0011, 0.0047 and
    /// 0.018 when its instructions end at AVX2. Every epoch's losses agree to 1e-7 for the first thirteen.
    /// </remarks>
    private static void ExpectNear(ModelNumbers expected, ModelNumbers obtained)
    {
        Assert.Equal(expected.TestLoss, obtained.TestLoss, tolerance: 0.002);
        Assert.Equal(expected.Mae, obtained.Mae, tolerance: 0.006);
        Assert.Equal(expected.Correlation, obtained.Correlation, tolerance: 0.025);
    }

    private static ModelNumbers Joint(IReadOnlyList<ModelNumbers> models) =>
        models.Single(model => model.Model == "joint");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
