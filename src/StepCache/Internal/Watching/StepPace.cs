namespace StepCache.Internal.Watching;

/// <summary>How a running step comes along, and how long it will take from what it took before.</summary>
/// <param name="rememberedSeconds">What it took when it last ran, or null if that is not known.</param>
internal sealed class StepPace(double? rememberedSeconds)
{
    // Less tells more of how a program starts than of how fast it goes on.
    private const double Telling = 0.1;

    private readonly Lock gate = new();
    private (double Fraction, double Seconds)? first;
    private (double Fraction, double Seconds) last;
    private string text = "";

    /// <summary>How much is done, and what was last said of it.</summary>
    public (double Fraction, string Text) Progress
    {
        get
        {
            lock (gate)
                return (last.Fraction, text);
        }
    }

    /// <summary>The step said how far it is.</summary>
    /// <param name="fraction">How much is done, from 0 to 1.</param>
    /// <param name="said">What it said.</param>
    /// <param name="seconds">Since it began.</param>
    public void Report(double fraction, string said, double seconds)
    {
        lock (gate)
        {
            first ??= (fraction, seconds);
            last = (fraction, seconds);
            text = said;
        }
    }

    /// <summary>How long it will take from here: by what it took before until enough of it is seen to tell its pace, which
    /// may be another on a busier machine.</summary>
    /// <param name="seconds">Since it began.</param>
    /// <returns>Null where neither is known.</returns>
    public double? SecondsLeft(double seconds)
    {
        lock (gate)
        {
            if (first is not { } start)
                return rememberedSeconds is { } whole ? Math.Max(0, whole - seconds) : null;
            // One that goes on from a checkpoint begins far along: only what was done since tells the pace.
            var seen = last.Fraction - start.Fraction;
            var pace = seen > 0 ? (last.Seconds - start.Seconds) / seen : (double?)null;
            var total = seen >= Telling ? pace : rememberedSeconds ?? pace;
            return total is { } all ? Math.Max(0, (all * (1 - last.Fraction)) - (seconds - last.Seconds)) : null;
        }
    }
}
