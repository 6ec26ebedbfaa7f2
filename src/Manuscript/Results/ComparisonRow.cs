namespace Manuscript.Results;

/// <summary>One model of the comparison (section 4.3): a row of <c>comparison.csv</c>.</summary>
/// <param name="Model">One of <see cref="Models"/>.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="TestLoss">Mean of batch means of squared errors on the test set.</param>
/// <param name="Mae">Mean absolute error over all test predictions.</param>
/// <param name="Correlation">Pearson's r over all test predictions; NaN where they do not vary.</param>
/// <param name="FinalValidationLoss">The validation loss after the last epoch.</param>
/// <param name="ParameterEfficiency">The dense model's parameters divided by this one's.</param>
/// <param name="PerformanceChange">In percent of the dense model's test loss; negative is worse.</param>
public sealed record ComparisonRow(
    string Model,
    int Parameters,
    double TestLoss,
    double Mae,
    double Correlation,
    double FinalValidationLoss,
    double ParameterEfficiency,
    double PerformanceChange
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "comparison.csv";

    /// <summary>The dense model, against which the others are measured.</summary>
    public const string Traditional = "traditional";

    /// <summary>The model that keeps the best-scored positions.</summary>
    public const string Sparse = "sparse";

    /// <summary>The convolutional model without attention.</summary>
    public const string Joint = "joint";

    /// <summary>The models, in the paper's order.</summary>
    public static IReadOnlyList<string> Models { get; } = [Traditional, Sparse, Joint];

    internal static readonly CsvSchema<ComparisonRow> Csv = new(
        [
            "model",
            "parameters",
            "test_loss",
            "mae",
            "correlation",
            "final_validation_loss",
            "parameter_efficiency",
            "performance_change",
        ],
        row => new ComparisonRow(
            row.Text("model"),
            row.Integer("parameters"),
            row.Double("test_loss"),
            row.Double("mae"),
            row.Double("correlation"),
            row.Double("final_validation_loss"),
            row.Double("parameter_efficiency"),
            row.Double("performance_change")
        ),
        row =>
            [
                row.Model,
                row.Parameters,
                row.TestLoss,
                row.Mae,
                row.Correlation,
                row.FinalValidationLoss,
                row.ParameterEfficiency,
                row.PerformanceChange,
            ]
    );

    internal static ComparisonRow From(LocatedJson metrics, LocatedJson dense)
    {
        var (parameters, loss) = (metrics.Integer("parameters"), metrics.Double("test_loss"));
        return new ComparisonRow(
            metrics.String("model"),
            parameters,
            loss,
            metrics.Double("mae"),
            metrics.Double("correlation"),
            metrics.Double("final_validation_loss"),
            (double)dense.Integer("parameters") / parameters,
            Change(dense.Double("test_loss"), loss)
        );
    }

    /// <summary>The published measure, <c>(dense - loss) / dense * 100</c>.</summary>
    internal static double Change(double denseLoss, double loss) => (denseLoss - loss) / denseLoss * 100;
}
