using GenomicAttention.Evaluation;
using GenomicAttention.Training.Checkpoints;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Training;

/// <summary>Trains any model that maps tokens [batch, length] to what its labels are.</summary>
/// <param name="model">What is trained.</param>
/// <param name="optimiser">What moves its parameters.</param>
/// <param name="random">What shuffles and dropout are drawn from.</param>
/// <param name="patience">
/// Early stopping: how many epochs may pass without a lower validation loss before the training ends; the model then has
/// the weights of the epoch with the least. Null to train to the last epoch and keep that.
/// </param>
/// <param name="objective">What is made small; null for the mean squared error.</param>
public sealed class TrainingLoop(
    Module<Tensor, Tensor> model,
    Adam optimiser,
    TorchRandom random,
    int? patience = null,
    Objective? objective = null
)
{
    private const string BestName = "best";

    private readonly Objective _objective = objective ?? Objectives.SquaredError;

    private ModelWeights? _best = patience is null ? null : ModelWeights.Of(model);

    /// <summary>Trains for some epochs, with a pass over the validation set after each.</summary>
    /// <param name="train">What is learnt from, shuffled each epoch.</param>
    /// <param name="validation">What is only looked at; null where there is none, which patience needs.</param>
    /// <param name="epochs">How often all of it is passed over.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="checkpoint">Where it goes on from, if it was killed before, and what it may go on from later.</param>
    /// <param name="cancellation">Ends the training between two epochs.</param>
    public History Run(
        Batches train,
        Batches? validation,
        int epochs,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        if (patience is not null)
        {
            ArgumentNullException.ThrowIfNull(validation);
        }

        var losses = Resume(checkpoint, epochs);
        while (losses.Count < epochs && !IsOutOfPatience(losses))
        {
            cancellation.ThrowIfCancellationRequested();
            var trainLoss = TrainOnce(train);
            losses.Add(new EpochLosses(losses.Count + 1, trainLoss, LossOf(validation)));
            if (_best is not null && Best(losses) == losses[^1])
            {
                _best = ModelWeights.Of(model);
            }

            progress?.Invoke(losses[^1]);
            checkpoint?.Keep(() => State(losses));
        }

        _best?.CopyTo(model);
        return History.Of(losses);
    }

    private double LossOf(Batches? validation) =>
        validation is null ? double.NaN : Evaluator.Loss(model, validation, random, _objective);

    private bool IsOutOfPatience(List<EpochLosses> losses) =>
        patience is { } epochs && losses.Count > 0 && losses.Count - Best(losses).Epoch >= epochs;

    // The earliest of equals; what is no number is no less than any.
    private static EpochLosses Best(List<EpochLosses> losses) =>
        losses.MinBy(loss => double.IsNaN(loss.Validation) ? double.PositiveInfinity : loss.Validation)!;

    // What decides how the training goes on: a new kind of state belongs here and in Resume.
    private TrainingState State(IReadOnlyList<EpochLosses> losses) =>
        new(ModelWeights.Of(model), optimiser.State(), random.State(), History.Of(losses))
        {
            Carried = _best is null
                ? new Dictionary<string, ModelWeights>()
                : new Dictionary<string, ModelWeights> { [BestName] = _best },
        };

    private List<EpochLosses> Resume(ITrainingCheckpoint? checkpoint, int epochs)
    {
        if (checkpoint?.Find(State([]), epochs) is not { } state)
        {
            return [];
        }

        state.Weights.CopyTo(model);
        optimiser.Restore(state.Optimiser);
        random.Restore(state.Random);
        _best = _best is null ? null : state.Carried[BestName];
        return [.. state.History.Epochs];
    }

    private double TrainOnce(Batches batches)
    {
        model.train();
        using var order = random.BeginShuffledPass(batches.SequenceCount);
        var sum = 0.0;
        for (var index = 0; index < batches.Count; index++)
        {
            sum += Step(batches, index, order);
        }

        return sum / batches.Count;
    }

    private float Step(Batches batches, int index, Tensor order)
    {
        using var scope = NewDisposeScope();
        var (tokens, labels) = batches[index, order];
        var loss = _objective(model.call(tokens), labels);
        loss.backward();
        optimiser.Step();
        return loss.item<float>();
    }
}
