using System.Globalization;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;
using MotifAnalysis.Planting;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Plants motifs of a user's file in random sequences, and says what is where.</summary>
internal static class PlantMotifs
{
    /// <summary>What a complaint about the parameters begins with.</summary>
    private const string Called = "generate";

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var known = KnownMotifs.Read(request.Inputs[KnownMotifs.InputName], KnownMotifs.InputName);
        var planted = Generate(parameters, known);

        FastaFile.Write(Path.Combine(request.OutputDirectory, "sequences.fa"), planted.Data.Sequences);
        StepOutputs.WriteCsv(
            request,
            "labels.csv",
            ["id", "label"],
            planted.Data.Sequences.Ids.Zip(
                planted.Data.Labels,
                (id, label) => new[] { id, label.ToString("R", CultureInfo.InvariantCulture) }
            )
        );
        BedFile.Write(Path.Combine(request.OutputDirectory, "planted.bed"), planted.ToBed());
        progress.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{planted.Sites.Count} motifs are planted in {planted.Data.Sequences.Count} sequences"
            )
        );
    }

    // What does not fit is a matter of the user's numbers.
    private static PlantedSequences Generate(Parameters parameters, IReadOnlyList<MatrixMotif> known)
    {
        try
        {
            return new PlantingGenerator(parameters.ToOptions(known)).Generate(new UniformRandom(parameters.Seed));
        }
        catch (ArgumentException e)
        {
            throw new SequenceFileException(Called, null, e.Message, e);
        }
    }

    private sealed record Parameters(
        int Sequences,
        int Length,
        double Gc,
        IReadOnlyList<PlantedTogether> Plant,
        long Seed,
        double? Positives = null,
        double? Initial = null,
        double? Noise = null
    )
    {
        public PlantingOptions ToOptions(IReadOnlyList<MatrixMotif> known) =>
            new()
            {
                Count = Sequences,
                LengthBp = Length,
                Background = SequenceBackground.Independent(
                    new NucleotideBackground((1 - Gc) / 2, Gc / 2, Gc / 2, (1 - Gc) / 2)
                ),
                Arrangements = [.. Plant.Select(together => together.ToArrangement(known))],
                Labels = Positives is { } share
                    ? new PresenceLabels(share)
                    : new AdditiveLabels(Initial ?? 0, Noise ?? 0),
            };
    }

    private sealed record PlantedTogether(
        IReadOnlyList<string> Motifs,
        IReadOnlyList<int> Density,
        double Reverse,
        double Strength,
        IReadOnlyList<int>? Spacing = null,
        IReadOnlyList<int>? Start = null
    )
    {
        public Arrangement ToArrangement(IReadOnlyList<MatrixMotif> known) =>
            new([.. Motifs.Select(name => PlantedElement.OfMotif(KnownMotifs.Named(known, name), Strength))])
            {
                SpacingBp = [.. Motifs.Skip(1).Select(_ => Range(Spacing!))],
                Density = Range(Density),
                Start = Start is null ? null : Range(Start),
                ReverseProbability = Reverse,
            };

        private static IntegerRange Range(IReadOnlyList<int> ends) => new(ends[0], ends[1]);
    }
}
