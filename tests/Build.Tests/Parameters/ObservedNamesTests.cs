using Build.Parameters;
using ObservedData.Controls;
using ObservedData.Importing;
using ObservedData.Summary;

namespace Build.Tests.Parameters;

/// <summary>The names that targets may have are those that the results have.</summary>
public sealed class ObservedNamesTests
{
    [Theory]
    [InlineData(PredictionTask.Binary, "label")]
    [InlineData(PredictionTask.Multiclass, "label")]
    [InlineData(PredictionTask.Regression, "label")]
    [InlineData(PredictionTask.Regression, "leaf", "root")]
    public void What_is_measured_is_called_so(PredictionTask task, params string[] targets) =>
        Assert.Equal(
            Measures.Of(task, Rows(targets)).Select(measure => measure.Name),
            ObservedNames.Measures(Data(task, targets))
        );

    [Fact]
    public void Controls_are_called_so()
    {
        var ofClasses = ControlList.ForClasses(isAligned: true).Select(control => control.Name).ToList();

        Assert.Equal(ofClasses, ObservedNames.Controls("binary"));
        Assert.Equal(ofClasses, ObservedNames.Controls("multiclass"));
        Assert.Equal(
            ControlList.ForNumbers(isAligned: true).Select(control => control.Name),
            ObservedNames.Controls("regression")
        );
    }

    [Fact]
    public void A_mean_is_called_so() => Assert.Equal(ModelPredictions.MeanOfSeeds, ObservedNames.MeanOfSeeds);

    [Theory]
    [InlineData("binary", "0", "1")]
    [InlineData("multiclass", "0", "1", "2")]
    [InlineData("regression")]
    public void What_is_measured_of_a_region_is_called_so(string task, params string[] classes)
    {
        int[] labels = classes.Length == 0 ? [] : [.. Enumerable.Range(0, 6).Select(row => row % classes.Length)];
        var selection = new SelectionSummary(
            length: 4,
            labels,
            classes,
            Enumerable.Range(0, 6).Select(row => (row, (IReadOnlyList<int>)[1]))
        );

        var measured = selection.Of(new Region("box", 0, 2), rows => new(1, 1, 1)).Select(one => one.Measure);

        Assert.Equal(
            measured.Order(StringComparer.Ordinal),
            (classes.Length == 0 ? [""] : classes)
                .SelectMany(name => ObservedNames.RegionMeasures(task, name))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    private static ObservedDataParameters Data(PredictionTask task, IReadOnlyList<string> targets) =>
        new(null, null, null, task.ToString().ToLowerInvariant(), targets, null, false, []);

    private static ImportedSequences Rows(string[] targets) => new(null!, [], [.. targets], [], ["0", "1", "2"], []);
}
