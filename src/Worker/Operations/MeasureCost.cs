using GenomicAttention.Cost;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Measures the time and memory of one model's passes at one length: a measurement, not a step.</summary>
internal static class MeasureCost
{
    private const float MeanLabel = 0.5f;

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);

        var measured = PassMeter.Measure(
            length => parameters.Shape.Make(length, MeanLabel),
            parameters.Length,
            new PassOptions(parameters.Direction, parameters.Repeats, parameters.LimitSeconds, parameters.Seed)
        );

        StepOutputs.WriteMetrics(
            request,
            new()
            {
                ["seconds"] = measured.Seconds,
                ["passes"] = measured.Passes,
                ["peak_bytes"] = measured.PeakBytes,
            }
        );
    }

    private sealed record Parameters(
        ModelChoice Shape,
        int Length,
        PassDirection Direction,
        int Repeats,
        double LimitSeconds,
        long Seed
    );
}
