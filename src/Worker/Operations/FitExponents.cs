using GenomicAttention.Evaluation.Statistics;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Fits how measurements grow with length.</summary>
internal static class FitExponents
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);

        StepOutputs.WriteCsv(
            request,
            "exponents.csv",
            ["series", "exponent", "standard_error"],
            parameters.Series.Select(one =>
            {
                var fit = PowerLawFit.Of([.. one.Lengths], [.. one.Values]);
                var error = double.IsNaN(fit.ExponentError) ? "" : StepOutputs.Text(fit.ExponentError);
                return new[] { one.Name, StepOutputs.Text(fit.Exponent), error };
            })
        );
    }

    private sealed record Parameters(IReadOnlyList<Series> Series);

    private sealed record Series(string Name, IReadOnlyList<double> Lengths, IReadOnlyList<double> Values);
}
