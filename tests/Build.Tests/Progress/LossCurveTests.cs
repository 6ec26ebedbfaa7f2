using Build.Progress;

namespace Build.Tests.Progress;

/// <summary>Loss curves from what trainings say of their progress.</summary>
public sealed class LossCurveTests
{
    private static LossCurve Of(params string[] texts)
    {
        var curve = new LossCurve();
        Array.ForEach(texts, curve.Add);
        return curve;
    }

    [Theory]
    [InlineData("epoch 3/25, loss 0.1234, validation 0.1230", 0.1230)]
    [InlineData("epoch 3/25, loss 0.1234", 0.1234)]
    [InlineData("fold 1/5", null)]
    [InlineData("loss of nothing", null)]
    public void The_loss_of_validation_is_taken_where_there_is_one(string text, double? expected) =>
        Assert.Equal(expected, Of(text).Last);

    [Fact]
    public void It_goes_from_the_lowest_to_the_highest() =>
        Assert.Equal("█▅▁", Of("loss 0.3", "loss 0.2", "loss 0.1").Sparkline(10));

    [Fact]
    public void Many_epochs_share_a_character_by_their_mean() =>
        Assert.Equal("█▁", Of("loss 4", "loss 2", "loss 1", "loss 1").Sparkline(2));

    [Fact]
    public void What_is_flat_or_no_number_is_drawn_all_the_same()
    {
        Assert.Equal("", Of().Sparkline(5));
        Assert.Equal("▁▁", Of("loss 1", "loss NaN", "loss 1").Sparkline(5));
    }
}
