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

    /// <summary>Whether the model learns from the test sequences too, as the paper's baseline does in phase 2: what that
    /// makes of its test shows how far such a comparison can be trusted.</summary>
    public bool IsLeaky { get; init; }

    /// <summary>All that the model learns from.</summary>
    public LabelledSequences Learnt => IsLeaky ? Training.Append(Test) : Training;
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
/// <returns>Its losses, and the optimiser as it was in the end.</returns>
public delegate (History History, Adam Optimiser) Trainer(
    SequenceModel model,
    TorchRandom random,
    Batches training,
    Batches validation
);

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
        var selecting = model as ISelectsPositions;
        var selector = SelectorWeights(selecting);

        using var training = new Batches(data.Learnt, batchSize);
        using var validation = new Batches(data.Validation, batchSize);
        var (history, optimiser) = train(model, random, training, validation);

        var predicted = Predict(data.Test);
        // Where chance or another sequence chooses, a changed prediction tells nothing of the changed input.
        var isOwnDoing = selecting?.ChoosesBySequence ?? true;
        var metrics = CellMetrics.Of(
            (name, data.Count, seed, model.ParameterCount),
            predicted,
            data.Test.Labels.AsSpan(),
            data.Constant
        ) with
        {
            Selection = selecting is null ? null : SelectionAnalysis.Of(selecting, data.Test),
            Sensitivity = isOwnDoing
                ? InputSensitivity.Of(Predict, data.Test, predicted, new UniformRandom(seed))
                : null,
            Mutations = isOwnDoing ? MutationEffects.Of(Predict, data.Test, predicted) : null,
            SelectorChange = selector is null ? null : Distance(selector, SelectorWeights(selecting)!),
            SelectorGradientShare = selector is null
                ? null
                : optimiser.ShareOfStepsReaching(selecting!.SelectorParameters),
        };
        return new ReplicatedResult(metrics, history, ModelWeights.Of(model), TestPrediction.Of(data.Test, predicted));

        float[] Predict(LabelledSequences sequences)
        {
            using var batches = new Batches(sequences, batchSize);
            return Evaluator.Evaluate(model, batches, random).Predictions;
        }
    }

    private static float[]? SelectorWeights(ISelectsPositions? model) =>
        model is not null && model.SelectorParameters.Any()
            ? [.. model.SelectorParameters.SelectMany(parameter => parameter.data<float>().ToArray())]
            : null;

    private static double Distance(float[] before, float[] after) =>
        Math.Sqrt(before.Zip(after, (first, second) => ((double)second - first) * ((double)second - first)).Sum());
}
