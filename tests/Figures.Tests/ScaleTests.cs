using Figures.Drawing;

namespace Figures.Tests;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.3, 0.3, 3, "\u22120.2 0.0 0.2")]
    [InlineData(0.0021, 0.0079, 6, "0.003 0.004 0.005 0.006 0.007")]
    [InlineData(950, 3100, 5, "1,000 1,500 2,000 2,500 3,000")]
    [InlineData(7, 43, 4, "10 20 30 40")]
    [InlineData(0, 95, 1, "0")]
    public void Ticks_are_at_round_numbers(double low, double high, int most, string labels) =>
        Assert.Equal(labels, Labels(Scale.Linear(low, high, most)));

    [Fact]
    public void A_tick_is_at_the_number_that_its_label_says() =>
        Assert.Equal([0.1, 0.2, 0.3], Scale.Linear(0.05, 0.35, 3).Ticks.Select(tick => tick.At));

    [Theory]
    [InlineData(0.0008, 0.03, 6, "0.001 0.002 0.005 0.01 0.02")]
    [InlineData(0.0008, 0.03, 4, "0.001 0.003 0.01 0.03")]
    [InlineData(1, 100_000, 6, "1 10 100 1,000 10,000 100,000")]
    [InlineData(0.14, 0.17, 4, "0.14 0.15 0.16 0.17")]
    public void Logarithmic_ticks_are_at_round_numbers_too(double low, double high, int most, string labels)
    {
        var scale = Scale.Logarithmic(low, high, most);

        Assert.Equal(labels, Labels(scale));
        Assert.Equal(Math.Log10(low), scale.Low);
        Assert.All(scale.Ticks, tick => Assert.InRange(tick.At, scale.Low - 1e-9, scale.High + 1e-9));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(180)]
    [InlineData(400)]
    public void Labels_across_have_room_beside_each_other(float width)
    {
        var scale = Scale.Across(-0.00012, 0.0031, width);
        var places = scale.Ticks.Select(tick =>
            (At: Place(tick.At), Half: FigureFont.WidthOf(tick.Label, TextSize.Tick) / 2)
        );

        Assert.True(scale.Ticks.Count >= 2);
        Assert.All(
            places.Zip(places.Skip(1)),
            pair => Assert.True(pair.First.At + pair.First.Half + 4 < pair.Second.At - pair.Second.Half)
        );

        double Place(double at) => width * (at - scale.Low) / (scale.High - scale.Low);
    }

    [Fact]
    public void A_text_breaks_between_words_where_it_gets_too_long()
    {
        var half = FigureFont.WidthOf("Change of predictions", TextSize.Label);

        Assert.Equal(
            ["Change of predictions", "when shuffled"],
            FigureFont.Wrapped("Change of predictions when shuffled", TextSize.Label, half + 1)
        );
        Assert.Equal(["unbreakable"], FigureFont.Wrapped("unbreakable", TextSize.Label, 5));
    }

    [Fact]
    public void A_key_goes_on_in_a_new_row_where_it_gets_too_wide()
    {
        KeyEntry[] entries = [new("model of the paper"), new("other trained model"), new("control")];

        var (one, three) = (new Key(entries, 0, 0, 1000).Bottom, new Key(entries, 0, 0, 50).Bottom);

        Assert.Equal(3 * one, three);
    }

    private static string Labels(Scale scale) => string.Join(' ', scale.Ticks.Select(tick => tick.Label));
}
