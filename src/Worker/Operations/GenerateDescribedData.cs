using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Training;
using StepCache.Requests;
using StepFormats.Parameters;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Makes the sequences that the paper's text describes, and splits them.</summary>
internal static class GenerateDescribedData
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var random = new UniformRandom(parameters.Seed);
        var data = new DescribedGenerator(parameters.Data.ToOptions()).Generate(random, parameters.Sequences);

        var rows = Enumerable.Range(0, data.Count).ToArray();
        random.Shuffle(rows.AsSpan());
        var split = RandomSplit.Of(rows, parameters.Split.Training, parameters.Split.Validation);
        foreach (var (part, stem) in new[] { "training", "validation", "test" }.Index())
        {
            LabelledSequencesFiles.Write(request.OutputDirectory, stem, split.Of(data, part));
        }
    }

    private sealed record Parameters(long Seed, int Sequences, DescribedDataParameters Data, SplitShares Split);

    private sealed record SplitShares(double Training, double Validation);
}
