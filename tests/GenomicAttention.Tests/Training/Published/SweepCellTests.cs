using GenomicAttention.Tests.Golden;
using GenomicAttention.Tests.Runtime;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Published;

[Collection(TorchTests.Collection)]
public sealed class SweepCellTests(ITestOutputHelper output)
{
    private static readonly string[] Printed = ["92.8", "96.1", "95.4"];

    private readonly Agreement _agreement = new(output);

    public static TheoryData<int> Cells => GoldenFile.Published.Positions("phase2", "runs");

    [Theory]
    [MemberData(nameof(Cells))]
    public void At_seed_42_the_losses_of_every_epoch_are_those_of_the_published_run(int cell)
    {
        var (recorded, history) = (Recorded(cell), SweepCellAt(cell).History);

        _agreement.OfEpochs(recorded("train_losses"), history.Train, 1e-6, "training losses");
        _agreement.OfEpochs(recorded("val_losses"), history.Validation, 1e-6, "validation losses");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void At_seed_42_both_compared_losses_and_the_printed_ratio_are_those_of_the_published_run(int cell)
    {
        var result = SweepCellAt(cell);

        _agreement.Of(Golden(cell, "traditional_loss"), result.DenseLoss, 1e-7, "dense loss");
        _agreement.Of(Golden(cell, "sparse_loss"), result.SparseLoss, 1e-6, "sparse loss");
        _agreement.Of(Golden(cell, "performance_maintained"), result.PerformanceMaintained, 0.02, "maintained");
        Assert.Equal(Printed[cell], FormattableString.Invariant($"{result.PerformanceMaintained:F1}"));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void It_keeps_the_share_of_positions_that_was_asked_for(int cell)
    {
        Assert.Equal((int)(200 * Sparsities[cell]), SweepCellAt(cell).KeptPositions);
        Assert.Equal(
            GoldenFile.Published.Number("phase2", "runs", cell, "parameters"),
            SweepCellAt(cell).ParameterCount
        );
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Training_never_changes_the_selector(int cell)
    {
        var selector = SweepCellAt(cell).Weights.Arrays.Where(pair => pair.Key.StartsWith("token_selector."));

        Assert.Equal(4, selector.Count());
        Assert.All(
            selector,
            pair =>
                Assert.Equal(
                    GoldenFile.Published.Singles("phase2", "runs", cell, "initial_parameters", pair.Key, "first"),
                    pair.Value.Values.Take(4)
                )
        );
    }

    private static Func<string, double[]> Recorded(int cell) =>
        name => GoldenFile.Published.Numbers("phase2", "runs", cell, name);

    private static double Golden(int cell, string name) => GoldenFile.Published.Number("phase2", "runs", cell, name);
}
