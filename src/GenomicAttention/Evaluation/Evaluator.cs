using GenomicAttention.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Evaluation;

/// <summary>Passes a model over sequences without training it.</summary>
public static class Evaluator
{
    /// <summary>The mean over batches of the batch's loss, and every prediction.</summary>
    /// <param name="model">Tokens [batch, length] to values [batch] or [batch, outputs].</param>
    /// <param name="batches">What it is passed over, in order.</param>
    /// <param name="random">What a loader draws from as the pass begins.</param>
    /// <param name="objective">The loss; null for the mean squared error.</param>
    /// <returns>Predictions of one sequence after another, each with all its outputs.</returns>
    public static (double Loss, float[] Predictions) Evaluate(
        Module<Tensor, Tensor> model,
        Batches batches,
        TorchRandom random,
        Objective? objective = null
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(random);
        model.eval();
        random.BeginPass();
        using var withoutGradient = no_grad();
        var predictions = new List<float>(batches.SequenceCount);
        var sum = 0.0;
        for (var index = 0; index < batches.Count; index++)
        {
            using var scope = NewDisposeScope();
            var (tokens, labels) = batches[index];
            var predicted = model.call(tokens);
            sum += (objective ?? Objectives.SquaredError)(predicted, labels).item<float>();
            predictions.AddRange(predicted.data<float>().ToArray());
        }

        return (sum / batches.Count, [.. predictions]);
    }

    /// <summary>The loss of <see cref="Evaluate"/> alone.</summary>
    public static double Loss(
        Module<Tensor, Tensor> model,
        Batches batches,
        TorchRandom random,
        Objective? objective = null
    ) => Evaluate(model, batches, random, objective).Loss;
}
