using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using GenomicAttention.Training.Replicated;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Splitting;

namespace ObservedData.Tests.Folds;

[Collection("torch")]
public sealed class FoldedTrainingTests
{
    private const int Length = 24;
    private const int Count = 60;

    public FoldedTrainingTests() => TorchRuntime.Start();

    [Fact]
    public void A_fold_predicts_what_it_was_not_trained_on_and_every_row_once()
    {
        var predictions = Run(Data(flipped: -1), seed: 1);

        Assert.Equal(Enumerable.Range(0, Count), predictions.Select(one => one.Row).Order());
        Assert.All(predictions, one => Assert.Equal(one.Row % 3, one.Fold));
        Assert.All(predictions, one => Assert.InRange(one.Outputs.Single(), 0, 1));
        Assert.All(predictions, one => Assert.Equal(4, one.Kept!.Distinct().Count()));
    }

    // A label that is seen when its own row is predicted would be a leak; in other folds it is learnt from.
    [Fact]
    public void A_left_out_label_changes_nothing_of_its_own_prediction_but_of_others()
    {
        var (before, after) = (Run(Data(flipped: -1), seed: 1), Run(Data(flipped: 4), seed: 1));
        var fold = 4 % 3;

        Assert.Equal(Of(before, row => row % 3 == fold), Of(after, row => row % 3 == fold));
        Assert.NotEqual(Of(before, row => row % 3 != fold), Of(after, row => row % 3 != fold));

        static float[] Of(List<FoldPrediction> predictions, Func<int, bool> rows) =>
            [.. predictions.Where(one => rows(one.Row)).OrderBy(one => one.Row).Select(one => one.Outputs[0])];
    }

    [Fact]
    public void The_same_seed_gives_the_same_and_another_does_not()
    {
        var outputs = new[] { 1L, 1, 2 }
            .Select(seed => Run(Data(flipped: -1), seed).Select(one => one.Outputs[0]))
            .ToList();

        Assert.Equal(outputs[0], outputs[1]);
        Assert.NotEqual(outputs[0], outputs[2]);
    }

    [Fact]
    public void With_both_strands_a_sequence_and_its_other_strand_are_predicted_alike()
    {
        var data = Data(flipped: -1);
        var folds = new[] { new Fold([.. Enumerable.Range(0, 40)], [], [40, 41]) };
        // Rows 40 and 41 become each other's reverse complement.
        var codes = data.Sequences.Codes.ToArray();
        for (var at = 0; at < Length; at++)
        {
            codes[(41 * Length) + Length - 1 - at] = Alphabet.Complement(codes[(40 * Length) + at]);
        }
        data = data with { Sequences = new EncodedSequences(Length, codes, data.Ids) };

        var predicted = Training(data, bothStrands: true).Run(Make, Train, folds, seed: 1).ToList();

        Assert.Equal(predicted[0].Outputs[0], predicted[1].Outputs[0], 1e-6);
    }

    [Fact]
    public void Numbers_are_learnt_in_their_own_units()
    {
        var labels = Enumerable.Range(0, Count).Select(row => row % 2 == 0 ? 1000f : 1010f).ToArray();
        var data = Data(flipped: -1) with { ClassNames = [], Labels = [.. labels] };
        var predicted = new FoldedTraining(data, new LearntLabels(PredictionTask.Regression, data), 16, false)
            .Run(Make, Train, Folds(), seed: 1)
            .ToList();

        Assert.All(predicted, one => Assert.InRange(one.Outputs[0], 990, 1020));
    }

    [Fact]
    public void A_left_out_number_does_not_set_the_units_in_which_others_are_learnt()
    {
        var (before, after) = (Outputs(leftOut: 3), Outputs(leftOut: 3000));

        Assert.Equal(before, after);

        float[] Outputs(float leftOut)
        {
            var labels = Enumerable.Range(0, Count).Select(row => row == 0 ? leftOut : row % 2).ToArray();
            var data = Data(flipped: -1) with { ClassNames = [], Labels = [.. labels] };
            return
            [
                .. new FoldedTraining(data, new LearntLabels(PredictionTask.Regression, data), 16, false)
                    .Run(Make, Train, [Folds()[0]], seed: 1)
                    .Select(one => one.Outputs[0]),
            ];
        }
    }

    [Fact]
    public void Units_are_taken_off_and_put_on_again_target_by_target()
    {
        float[] labels = [1, 100, 3, 300, 5, 500];
        var scale = LabelScale.Of(labels, targets: 2);

        Assert.Equal([3, 300], scale.Means);
        Assert.Equal(labels, scale.ToUnits(scale.FromUnits(labels)));
        Assert.Equal(0, scale.FromUnits(labels).Sum(), 1e-6);
    }

    [Fact]
    public void Probabilities_of_classes_are_the_logits_softmax()
    {
        var given = LearntLabels.Predicted(PredictionTask.Multiclass, [0, 0, 0, 1, 2, 3], 3, LabelScale.None(3));

        Assert.All(given.Take(3), share => Assert.Equal(1 / 3.0, share, 1e-6));
        Assert.Equal(Math.Exp(3) / (Math.Exp(1) + Math.Exp(2) + Math.Exp(3)), given[5], 1e-6);
    }

    private static List<FoldPrediction> Run(ImportedSequences data, long seed) =>
        [.. Training(data, bothStrands: false).Run(Make, Train, Folds(), seed)];

    private static FoldedTraining Training(ImportedSequences data, bool bothStrands) =>
        new(data, new LearntLabels(PredictionTask.Binary, data), batchSize: 16, bothStrands);

    private static Fold[] Folds()
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        return
        [
            .. Enumerable
                .Range(0, 3)
                .Select(fold => new Fold(
                    [.. rows.Where(row => row % 3 != fold)],
                    [],
                    [.. rows.Where(row => row % 3 == fold)]
                )),
        ];
    }

    private static MotifSparse Make(int length, float initialOutput, ModelOutput output) =>
        new(
            new MotifOptions(length, Filters: 4, Width: 5, Channels: 4, Heads: 2, HiddenWidth: 4) { Output = output },
            new MotifSelectionOptions(1 / 6.0, MotifSelection.Learned, 0.25, 0.5, 0.5, 0.25, 0.3),
            initialOutput
        );

    private static void Train(
        SequenceModel model,
        TorchRandom random,
        Batches training,
        Batches? validation,
        Objective objective
    ) =>
        new ScheduledTraining(
            model,
            new TrainingOptions(16, Epochs: 4, 0.01, new AdamOptions(0.9, 0.99, 1e-8)),
            new ScheduleOptions(0.15, 0.01, 1, 0.9),
            random,
            objective
        ).Run(training, validation);

    private static ImportedSequences Data(int flipped)
    {
        var random = new Random(7);
        var codes = Enumerable.Range(0, Count * Length).Select(_ => (byte)random.Next(Alphabet.N)).ToArray();
        return new ImportedSequences(
            new EncodedSequences(Length, codes, Enumerable.Range(0, Count).Select(row => $"s{row}")),
            [.. Enumerable.Repeat(Length, Count)],
            ["label"],
            [.. Enumerable.Range(0, Count).Select(row => (float)((row == flipped ? row + 1 : row) % 2))],
            ["0", "1"],
            []
        );
    }
}
