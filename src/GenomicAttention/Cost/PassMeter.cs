using System.Diagnostics;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using MathNet.Numerics.Statistics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Cost;

/// <summary>
/// Measures passes of one sequence, in a process that does nothing else: peak memory is the process's, and torch's default
/// generator is seeded anew.
/// </summary>
public static class PassMeter
{
    private const int WarmUpLength = 64;
    private const double LearningRate = 0.001;

    private static readonly AdamOptions TorchDefaults = new(0.9, 0.999, 1e-8);

    /// <summary>Measures a model with the weights of a seed on random tokens.</summary>
    /// <param name="make">Makes the model for a length, drawing its weights.</param>
    /// <param name="length">Positions of the sequence.</param>
    /// <param name="options">How.</param>
    public static PassMeasurement Measure(Func<int, SequenceModel> make, int length, PassOptions options)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(options);
        using var random = new TorchRandom(options.Seed);
        // Pages of code that a first pass reads are not the pass's own.
        using (var small = make(WarmUpLength))
        {
            PassOf(small, WarmUpLength, options.Direction)();
        }

        random.Reseed(options.Seed);
        using var model = make(length);
        var memory = PeakMemory.Watch();
        var pass = PassOf(model, length, options.Direction);
        var seconds = Time(pass, options);
        return new PassMeasurement(Statistics.Median(seconds), seconds.Count, memory.Bytes);
    }

    private static List<double> Time(Action pass, PassOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        var first = Seconds(pass);
        var seconds = new List<double>();
        while (
            seconds.Count < options.Repeats && Stopwatch.GetElapsedTime(started).TotalSeconds < options.LimitSeconds / 2
        )
        {
            seconds.Add(Seconds(pass));
        }

        return seconds.Count == 0 ? [first] : seconds;
    }

    private static double Seconds(Action pass)
    {
        var started = Stopwatch.GetTimestamp();
        pass();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Action PassOf(SequenceModel model, int length, PassDirection direction)
    {
        var tokens = randint(0, Alphabet.NucleotideCount, [1, length], dtype: ScalarType.Int64); // [1, length]
        if (direction == PassDirection.Forward)
        {
            model.eval();
            return () => Forward(model, tokens);
        }

        model.train();
        var label = rand(1); // [1]
        var optimiser = new Adam(TorchDefaults, ParameterGroups.All(model, LearningRate));
        return () => TrainingStep(model, tokens, label, optimiser);
    }

    private static void Forward(SequenceModel model, Tensor tokens)
    {
        using var withoutGradient = no_grad();
        using var strength = model.call(tokens);
    }

    private static void TrainingStep(SequenceModel model, Tensor tokens, Tensor label, Adam optimiser)
    {
        using var scope = NewDisposeScope();
        var loss = functional.mse_loss(model.call(tokens), label);
        using (var auxiliary = (model as IScheduled)?.TakeAuxiliaryLoss())
        {
            (auxiliary is null ? loss : loss + auxiliary).backward();
        }

        optimiser.Step();
    }
}
