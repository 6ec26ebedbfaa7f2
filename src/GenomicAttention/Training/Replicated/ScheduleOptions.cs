namespace GenomicAttention.Training.Replicated;

/// <summary>How a model is trained with a schedule, and which of its epochs is kept.</summary>
/// <param name="WarmUp">The share of the steps in which the learning rate rises, evenly; then it falls to 0, evenly.</param>
/// <param name="WeightDecay">Of matrices and filters.</param>
/// <param name="LargestGradient">The norm that a step's gradient is shortened to.</param>
/// <param name="Averaging">The share that weights keep of their running average at each step, in the long run.</param>
public sealed record ScheduleOptions(double WarmUp, double WeightDecay, double LargestGradient, double Averaging)
{
    /// <summary>The factor of the learning rate at a step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="steps">In all.</param>
    public double RateFactor(int step, int steps)
    {
        var done = (step + 1) / (double)steps;
        return done < WarmUp ? done / WarmUp : (1 - done) / (1 - WarmUp);
    }

    /// <summary>The share of the average that a step's weights take: more while there are few of them.</summary>
    /// <param name="step">From 0.</param>
    public double AverageShare(int step) => 1 - Math.Min(Averaging, (2.0 + step) / (11.0 + step));
}
