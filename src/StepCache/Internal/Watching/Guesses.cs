namespace StepCache.Internal.Watching;

/// <summary>How long steps will take that never ran here: what was guessed of them, corrected by what those of the same
/// operation took that have run since.</summary>
internal sealed class Guesses
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Guessed, double Took)> seen = new(StringComparer.Ordinal);

    /// <summary>A step that was only guessed of has run.</summary>
    public void Learn(Step step, double seconds)
    {
        lock (gate)
        {
            var (guessed, took) = seen.GetValueOrDefault(step.Operation);
            seen[step.Operation] = (guessed + step.ExpectedSeconds, took + seconds);
        }
    }

    /// <summary>How many times its guess a step of this kind takes: 1 while none has run.</summary>
    public double FactorOf(Step step)
    {
        lock (gate)
            return seen.TryGetValue(step.Operation, out var all) && all.Guessed > 0 ? all.Took / all.Guessed : 1;
    }
}
