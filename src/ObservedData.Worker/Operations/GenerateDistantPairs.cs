using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.Distant;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Makes the sequences of one length and seed: those to learn from, and those to test on.</summary>
internal static class GenerateDistantPairs
{
    // Apart from all that torch draws from the same seed, and other at each length.
    private const long SeedsOfALength = 1_000_000_007;

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var generator = new DistantPairGenerator(
            DistantFiles.Options(parameters.Length, parameters.First, parameters.Second, parameters.LeastShare)
        );
        var random = new UniformRandom((parameters.Length * SeedsOfALength) + parameters.Seed);

        var training = generator.Generate(random, parameters.Sequences, "training");
        LabelledSequencesFiles.Write(request.OutputDirectory, "training", training);
        var test = generator.Generate(random, parameters.TestSequences, "test");
        LabelledSequencesFiles.Write(request.OutputDirectory, "test", test);
    }

    private sealed record Parameters(
        long Seed,
        int Length,
        string First,
        string Second,
        double LeastShare,
        int Sequences,
        int TestSequences
    );
}
