using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using StepCache.Requests;
using StepFormats.Parameters;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Makes the sequences of phase 3.</summary>
internal static class GenerateComparisonData
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var generator = new ComparisonGenerator(
            new ComparisonOptions
            {
                Length = parameters.Length,
                Motifs = [.. parameters.Motifs.Select(motif => motif.ToMotif())],
                MeanMotifs = parameters.MotifsPerSequence.PoissonMean,
                InitialStrength = parameters.InitialStrength,
                NoiseStandardDeviation = parameters.Noise,
            }
        );

        var data = generator.Generate(new NumpyRandomState(parameters.Seed), parameters.Samples, "sequence");

        LabelledSequencesFiles.Write(request.OutputDirectory, "sequences", data);
    }

    private sealed record Parameters(
        long Seed,
        int Samples,
        int Length,
        IReadOnlyList<MotifParameters> Motifs,
        MotifCount MotifsPerSequence,
        double InitialStrength,
        double Noise
    );

    private sealed record MotifCount(double PoissonMean);
}
