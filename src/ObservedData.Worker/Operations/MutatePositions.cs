using System.Globalization;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using MotifAnalysis.Discovery;
using ObservedData.Prediction;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Selects the positions at which a substitution moves a trained model's output most, for models that select
/// nothing themselves.</summary>
internal static class MutatePositions
{
    private const string Split = "all";

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        using var trained = TrainedWeights.Read(request);
        using var predictor = trained.Predictor();
        var mutagenesis = new InSilicoMutagenesis(predictor);
        var (sequences, rows) = Sequences(request, parameters.PositivesOnly);
        rows = Affordable(sequences, rows, progress);

        var effects = new double[rows.Length][];
        for (var at = 0; at < rows.Length; at++)
        {
            effects[at] = mutagenesis.Effects(Letters(sequences, rows[at]));
            progress.Report((at + 1.0) / rows.Length, $"sequence {at + 1}");
        }

        SelectionRow.Write(
            request,
            rows.Select(
                (row, at) =>
                    new SelectionRow(
                        Split,
                        parameters.Name,
                        parameters.Seed,
                        sequences.Ids[row],
                        Highest(effects[at], parameters.Share)
                    )
            )
        );
        StepOutputs.WriteCsv(
            request,
            "effects.csv",
            ["id", "position", "letter", "effect"],
            rows.SelectMany(
                (row, at) =>
                    effects[at]
                        .Select(
                            (effect, position) =>
                                new[]
                                {
                                    sequences.Ids[row],
                                    StepOutputs.Text(position),
                                    Alphabet.Decode(sequences[row].Slice(position, 1)),
                                    effect.ToString("G6", CultureInfo.InvariantCulture),
                                }
                        )
            )
        );
    }

    private static (EncodedSequences, int[]) Sequences(StepRequest request, bool positivesOnly)
    {
        if (request.Inputs.TryGetValue("test.fa", out var path))
        {
            var simulated = FastaFile.Read(path);
            return (simulated, [.. Enumerable.Range(0, simulated.Count)]);
        }

        var data = ImportFiles.Read(request);
        return (
            data.Sequences,
            [.. Enumerable.Range(0, data.Count).Where(row => !positivesOnly || data.Labels[row] == 1)]
        );
    }

    // As many as the model reads in some minutes, taken evenly from first to last.
    private static int[] Affordable(EncodedSequences sequences, int[] rows, IStepProgress progress)
    {
        var cost = rows.Max(row => InSilicoMutagenesis.Cost(Letters(sequences, row).Length));
        var most = (int)Math.Min(rows.Length, InSilicoMutagenesis.MostLetters / cost);
        if (most == 0)
        {
            throw new SequenceFileException(
                "sequences",
                null,
                $"In-silico mutagenesis of a sequence of {sequences.Length} letters has a model read {cost}, more than "
                    + $"{InSilicoMutagenesis.MostLetters}: train on windows of at most {InSilicoMutagenesis.LongestSequence}."
            );
        }
        progress.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{most} of {rows.Length} sequences, {most * (double)cost / 1e6:F1} million letters to predict"
            )
        );
        return [.. Enumerable.Range(0, most).Select(at => rows[(int)((long)at * rows.Length / most)])];
    }

    private static ReadOnlySpan<byte> Letters(EncodedSequences sequences, int row) =>
        sequences[row].TrimEnd(Alphabet.Pad);

    private static IReadOnlyList<int> Highest(double[] effects, double share)
    {
        var selected = SelectedPositions.OfHighest([effects], SparseAttention.KeptPositions(effects.Length, share));
        return [.. Enumerable.Range(0, effects.Length).Where(position => selected[0][position])];
    }

    private sealed record Parameters(string Name, int Seed, double Share, bool PositivesOnly);
}
