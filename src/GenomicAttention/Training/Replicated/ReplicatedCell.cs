using GenomicAttention.Evaluation;
using GenomicAttention.Evaluation.Replication;
using GenomicAttention.Models;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Training.Replicated;

/// <summary>The sets that a model is trained, chosen and tested on.</summary>
/// <param name="Training">What it learns from.</param>
/// <param name="Validation">What is looked at after each epoch.</param>
/// <param name="Test">What it is judged on, once.</param>
public sealed record DataSplit(LabelledSequences Training, LabelledSequences Validation, LabelledSequences Test)
{
    /// <summary>How many sequences there are in all.</summary>
    public int Count => Training.Count + Validation.Count + Test.Count;

    /// <summary>The best constant that the training labels give: their mean.</summary>
    public float Constant => (float)Training.Labels.Average(label => (double)label);
}

/// <summary>A trained model with what it came to.</summary>
/// <param name="Metrics">On the test set.</param>
/// <param name="History">Its losses.</param>
/// <param name="Weights">The trained weights.</param>
/// <param name="Predictions">Of every test sequence, in their order.</param>
public sealed record ReplicatedResult(
    CellMetrics Metrics,
    History History,
    ModelWeights Weights,
    IReadOnlyList<TestPrediction> Predictions
);

/// <summary>Trains a model on batches.</summary>
public delegate History Trainer(SequenceModel model, TorchRandom random, Batches training, Batches validation);

/// <summary>Trains one model at one seed, on its own: all its draws are from a stream that begins with it.</summary>
public static class ReplicatedCell
{
    /// <summary>Makes the model, trains it and tests it.</summary>
    /// <param name="name">What tables call the model.</param>
    /// <param name="seed">Seeds torch's default generator, which initial weights, shuffles and dropout are drawn from.</param>
    /// <param name="make">Makes the model.</param>
    /// <param name="train">Trains it.</param>
    /// <param name="data">What it is trained and tested on.</param>
    /// <param name="batchSize">Sequences a batch.</param>
    public static ReplicatedResult Train(
        string name,
        long seed,
        Func<SequenceModel> make,
        Trainer train,
        DataSplit data,
        int batchSize
    )
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(data);
        using var random = new TorchRandom(seed);
        using var model = make();
        var selector = SelectorWeights(model);

        using var training = new Batches(data.Training, batchSize);
        using var validation = new Batches(data.Validation, batchSize);
        var history = train(model, random, training, validation);

        var predicted = Predict(data.Test);
        var metrics = CellMetrics.Of(
            (name, data.Count, seed, model.ParameterCount),
            predicted,
            data.Test.Labels.AsSpan(),
            data.Constant
        ) with
        {
            Selection = model is ISelectsPositions selecting ? SelectionAnalysis.Of(selecting, data.Test) : null,
            Sensitivity = InputSensitivity.Of(Predict, data.Test, new UniformRandom(seed)),
            SelectorChange = selector is null ? null : Distance(selector, SelectorWeights(model)!),
        };
        return new ReplicatedResult(metrics, history, ModelWeights.Of(model), TestPrediction.Of(data.Test, predicted));

        float[] Predict(LabelledSequences sequences)
        {
            using var batches = new Batches(sequences, batchSize);
            return Evaluator.Evaluate(model, batches, random).Predictions;
        }
    }

    private static float[]? SelectorWeights(SequenceModel model) =>
        model is ISelectsPositions selecting
            ? [.. selecting.SelectorParameters.SelectMany(parameter => parameter.data<float>().ToArray())]
            : null;

    private static double Distance(float[] before, float[] after) =>
        Math.Sqrt(before.Zip(after, (first, second) => ((double)second - first) * ((double)second - first)).Sum());
}
