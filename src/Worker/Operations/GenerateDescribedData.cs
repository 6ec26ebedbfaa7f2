using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using StepCache.Requests;
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
        var training = (int)(parameters.Split.Training * data.Count);
        var validation = (int)(parameters.Split.Validation * data.Count);
        Write("training", rows[..training]);
        Write("validation", rows[training..(training + validation)]);
        Write("test", rows[(training + validation)..]);

        void Write(string stem, int[] part) =>
            LabelledSequencesFiles.Write(request.OutputDirectory, stem, data.Subset(part));
    }

    private sealed record Parameters(long Seed, int Sequences, DescribedDataParameters Data, SplitShares Split);

    private sealed record SplitShares(double Training, double Validation);
}
