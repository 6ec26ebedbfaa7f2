using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using ObservedData.Importing;
using ObservedData.Splitting;
using static TorchSharp.torch;

namespace ObservedData.Folds;

/// <summary>Makes a model.</summary>
/// <param name="length">Letters of the longest sequence.</param>
/// <param name="initialOutput">What it gives at first.</param>
/// <param name="output">What it gives of a sequence.</param>
public delegate SequenceModel ModelMaker(int length, float initialOutput, ModelOutput output);

/// <summary>Trains a model.</summary>
/// <param name="model">What is trained.</param>
/// <param name="random">What shuffles and dropout are drawn from.</param>
/// <param name="training">What is learnt from.</param>
/// <param name="validation">What chooses the epoch; null where nothing does.</param>
/// <param name="objective">What is made small.</param>
public delegate void ModelTrainer(
    SequenceModel model,
    TorchRandom random,
    Batches training,
    Batches? validation,
    Objective objective
);

/// <summary>A model that was trained on some rows.</summary>
/// <param name="Model">It; the caller disposes it.</param>
/// <param name="Scale">The units that it was taught in.</param>
public sealed record TrainedModel(SequenceModel Model, LabelScale Scale);

/// <summary>What a model said of a row that it was not trained on.</summary>
/// <param name="Row">Of the data.</param>
/// <param name="Fold">From zero.</param>
/// <param name="Outputs">One number an output.</param>
/// <param name="Kept">The positions that a sparse model kept, best first; null for others.</param>
public sealed record FoldPrediction(int Row, int Fold, float[] Outputs, IReadOnlyList<int>? Kept);

/// <summary>Trains one kind of model once a fold, each time from the same initial weights, and has it predict the rows that
/// were left out.</summary>
/// <param name="data">All rows.</param>
/// <param name="labels">How their labels are learnt.</param>
/// <param name="batchSize">Sequences a batch.</param>
/// <param name="bothStrands">Whether either strand means the same: both are learnt from, and predictions are the mean of
/// both.</param>
public sealed class FoldedTraining(ImportedSequences data, LearntLabels labels, int batchSize, bool bothStrands)
{
    /// <summary>Trains and predicts, fold after fold.</summary>
    /// <param name="make">Makes the model.</param>
    /// <param name="train">Trains it.</param>
    /// <param name="folds">What is trained and tested on each time.</param>
    /// <param name="seed">Seeds torch's default generator anew at each fold.</param>
    /// <param name="done">Told how many folds are done.</param>
    public IEnumerable<FoldPrediction> Run(
        ModelMaker make,
        ModelTrainer train,
        IReadOnlyList<Fold> folds,
        long seed,
        Action<int>? done = null
    )
    {
        ArgumentNullException.ThrowIfNull(folds);
        for (var fold = 0; fold < folds.Count; fold++)
        {
            using var random = new TorchRandom(seed);
            var trained = Train(make, train, folds[fold].Training, folds[fold].Validation, random);
            using var model = trained.Model;
            foreach (var prediction in Predict(trained, folds[fold].Test, fold, random))
            {
                yield return prediction;
            }

            done?.Invoke(fold + 1);
        }
    }

    /// <summary>Trains a model on some rows.</summary>
    /// <param name="make">Makes the model.</param>
    /// <param name="train">Trains it.</param>
    /// <param name="training">The rows that are learnt from.</param>
    /// <param name="validation">The rows that choose the epoch; none where nothing does.</param>
    /// <param name="random">What weights, shuffles and dropout are drawn from.</param>
    public TrainedModel Train(
        ModelMaker make,
        ModelTrainer train,
        IReadOnlyList<int> training,
        IReadOnlyList<int> validation,
        TorchRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        var scale = labels.ScaleOf(training);
        var model = make(data.Sequences.Length, labels.InitialOutput(training), labels.Output);
        using var learnt = BatchesOf(training, scale, bothStrands);
        using var looked = validation.Count == 0 ? null : BatchesOf(validation, scale, withOtherStrand: false);
        train(model, random, learnt, looked, labels.Objective);
        return new TrainedModel(model, scale);
    }

    private IEnumerable<FoldPrediction> Predict(
        TrainedModel trained,
        IReadOnlyList<int> rows,
        int fold,
        TorchRandom random
    )
    {
        var sequences = data.Sequences.Subset(rows);
        var given = Outputs(trained.Model, sequences, random);
        if (bothStrands)
        {
            var other = Outputs(trained.Model, InputShuffles.ReverseComplements(sequences), random);
            given = [.. given.Zip(other, (one, two) => (one + two) / 2)];
        }

        var predicted = labels.Predicted(given, trained.Scale).Chunk(labels.Output.Count).ToArray();
        var kept = trained.Model is ISelectsPositions selecting
            ? KeptPositions.Of(selecting, sequences, batchSize)
            : null;
        return rows.Select((row, at) => new FoldPrediction(row, fold, predicted[at], kept?[at]));
    }

    private float[] Outputs(SequenceModel model, EncodedSequences sequences, TorchRandom random)
    {
        using var batches = new Batches(sequences, new float[sequences.Count * labels.Output.Count], batchSize);
        return Evaluator.Evaluate(model, batches, random, (_, _) => zeros(1)).Predictions;
    }

    private Batches BatchesOf(IReadOnlyList<int> rows, LabelScale scale, bool withOtherStrand)
    {
        var (sequences, values) = (data.Sequences.Subset(rows), scale.FromUnits(labels.Of(rows)));
        if (!withOtherStrand)
        {
            return new Batches(sequences, values, batchSize);
        }

        var others = InputShuffles.ReverseComplements(sequences);
        byte[] codes = [.. sequences.Codes.Span, .. others.Codes.Span];
        return new Batches(
            new EncodedSequences(sequences.Length, codes, sequences.Ids.Concat(others.Ids)),
            [.. values, .. values],
            batchSize
        );
    }
}
