using StepCache.Internal.Watching;

namespace StepCache.Tests;

/// <summary>How long a running step will take from here.</summary>
public sealed class StepPaceTests
{
    [Fact]
    public void Of_a_step_that_never_ran_and_says_nothing_nobody_knows() =>
        Assert.Null(new StepPace(null).SecondsLeft(5));

    [Fact]
    public void One_that_says_nothing_takes_what_it_took_before()
    {
        var pace = new StepPace(60);

        Assert.Equal(45, pace.SecondsLeft(15));
        Assert.Equal(0, pace.SecondsLeft(90));
    }

    [Fact]
    public void At_first_what_it_took_before_tells_more_than_its_pace()
    {
        var pace = new StepPace(100);
        pace.Report(0, "start", 1);
        pace.Report(0.05, "epoch 1/20", 2);

        Assert.Equal(95, pace.SecondsLeft(2)!.Value, 6);
    }

    [Fact]
    public void Later_its_own_pace_tells()
    {
        var pace = new StepPace(100);
        pace.Report(0, "start", 0);
        pace.Report(0.5, "epoch 10/20", 200);

        Assert.Equal(200, pace.SecondsLeft(200)!.Value, 6);
        Assert.Equal(190, pace.SecondsLeft(210)!.Value, 6);
    }

    [Fact]
    public void One_that_goes_on_from_a_checkpoint_has_not_done_it_all_since_it_began()
    {
        var pace = new StepPace(null);
        pace.Report(0.5, "epoch 10/20", 1);
        Assert.Null(pace.SecondsLeft(1));

        pace.Report(0.75, "epoch 15/20", 11);

        Assert.Equal(10, pace.SecondsLeft(11)!.Value, 6);
    }
}
