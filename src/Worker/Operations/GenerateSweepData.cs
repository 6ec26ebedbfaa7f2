using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using StepCache.Requests;
using StepFormats.Parameters;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Makes the training and validation sequences of phase 1, from one stream.</summary>
internal static class GenerateSweepData
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var (seed, data) = StepParameters.Read<Parameters>(request.Parameters);
        var generator = new SweepGenerator(
            new SweepOptions
            {
                Length = data.Length,
                Motifs = [.. data.Motifs.Select(motif => motif.ToMotif())],
                MinMotifs = data.MotifsPerSequence.Minimum,
                MaxMotifs = data.MotifsPerSequence.Maximum,
                MarginBp = data.Margin,
                MinDistanceBp = data.MinimumDistance,
            }
        );

        var random = new PythonRandom(seed);
        var training = generator.Generate(random, data.TrainingSequences, "training");
        var validation = generator.Generate(random, data.ValidationSequences, "validation");

        LabelledSequencesFiles.Write(request.OutputDirectory, "training", training);
        LabelledSequencesFiles.Write(request.OutputDirectory, "validation", validation);
    }

    private sealed record Parameters(long Seed, Data Data);

    private sealed record Data(
        int TrainingSequences,
        int ValidationSequences,
        int Length,
        IReadOnlyList<MotifParameters> Motifs,
        MotifCount MotifsPerSequence,
        int Margin,
        int MinimumDistance
    );

    private sealed record MotifCount(int Minimum, int Maximum);
}
