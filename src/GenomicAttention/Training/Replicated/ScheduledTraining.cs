using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Training.Checkpoints;
using static TorchSharp.torch;

namespace GenomicAttention.Training.Replicated;

/// <summary>
/// Trains with a moving learning rate, averages the weights as it goes, and ends with the average of the epoch whose
/// validation loss is least: early stopping without stopping.
/// </summary>
public sealed class ScheduledTraining
{
    private const string AverageName = "average";
    private const string BestName = "best";

    private readonly SequenceModel _model;
    private readonly TrainingOptions _options;
    private readonly ScheduleOptions _schedule;
    private readonly TorchRandom _random;
    private readonly Objective _objective;
    private ModelWeights _average;
    private ModelWeights _best;

    /// <summary>Starts from the model's weights.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="options">Epochs, batches, the highest learning rate and the optimiser.</param>
    /// <param name="schedule">The rest.</param>
    /// <param name="random">What shuffles are drawn from.</param>
    /// <param name="objective">What is made small; null for the mean squared error.</param>
    public ScheduledTraining(
        SequenceModel model,
        TrainingOptions options,
        ScheduleOptions schedule,
        TorchRandom random,
        Objective? objective = null
    )
    {
        (_model, _options, _schedule, _random) = (model, options, schedule, random);
        _objective = objective ?? Objectives.SquaredError;
        Optimiser = new Adam(options.Adam, Groups());
        (_average, _best) = (ModelWeights.Of(model), ModelWeights.Of(model));
    }

    /// <summary>What moves the weights.</summary>
    public Adam Optimiser { get; }

    /// <summary>Trains; the model then has the weights that are kept.</summary>
    /// <param name="train">What is learnt from, shuffled each epoch.</param>
    /// <param name="validation">What chooses the epoch; null to keep the last.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="checkpoint">Where it goes on from, if it was killed before.</param>
    public History Run(
        Batches train,
        Batches? validation,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        var losses = Resume(checkpoint);
        for (var epoch = losses.Count + 1; epoch <= _options.Epochs; epoch++)
        {
            var trainLoss = TrainOnce(train, epoch);
            losses.Add(new EpochLosses(epoch, trainLoss, validation is null ? double.NaN : LossOfAverage(validation)));
            if (validation is null || losses[^1].Validation <= LeastSettled(losses))
            {
                _best = Copy(_average);
            }

            progress?.Invoke(losses[^1]);
            checkpoint?.Keep(() => State(losses));
        }

        _best.CopyTo(_model);
        return History.Of(losses);
    }

    private double TrainOnce(Batches batches, int epoch)
    {
        _model.train();
        using var order = _random.BeginShuffledPass(batches.SequenceCount);
        var (sum, first, steps) = (0.0, (epoch - 1) * batches.Count, _options.Epochs * batches.Count);
        for (var index = 0; index < batches.Count; index++)
        {
            sum += Step(batches, index, order, first + index, steps);
        }

        return sum / batches.Count;
    }

    private float Step(Batches batches, int index, Tensor order, int step, int steps)
    {
        using var scope = NewDisposeScope();
        if (_model is IScheduled scheduled)
        {
            scheduled.Progress = step / (double)steps;
        }

        var (tokens, labels) = batches[index, order];
        var loss = _objective(_model.call(tokens), labels);
        using (var auxiliary = (_model as IScheduled)?.TakeAuxiliaryLoss())
        {
            (auxiliary is null ? loss : loss + auxiliary).backward();
        }

        Optimiser.Clip(_schedule.LargestGradient);
        Optimiser.Step(_schedule.RateFactor(step, steps));
        _average.MoveTowards(_model, _schedule.AverageShare(step));
        return loss.item<float>();
    }

    private double LossOfAverage(Batches validation)
    {
        var own = ModelWeights.Of(_model);
        _average.CopyTo(_model);
        var loss = Evaluator.Loss(_model, validation, _random, _objective);
        own.CopyTo(_model);
        return loss;
    }

    // Before it has settled, the model is not what it will be in the end; at the end it is.
    private double LeastSettled(IReadOnlyList<EpochLosses> losses)
    {
        var from = (_model as IScheduled)?.SettledFrom ?? 0;
        var settled = losses
            .Where(loss => loss.Epoch > from * _options.Epochs || loss.Epoch == _options.Epochs)
            .ToList();
        return settled.Count == 0 ? double.NegativeInfinity : settled.Min(loss => loss.Validation);
    }

    private ParameterGroup[] Groups()
    {
        var byShape = _model.parameters().ToLookup(parameter => parameter.dim() > 1);
        return
        [
            new([.. byShape[true]], _options.LearningRate, _schedule.WeightDecay),
            new([.. byShape[false]], _options.LearningRate),
        ];
    }

    private TrainingState State(IReadOnlyList<EpochLosses> losses) =>
        new(ModelWeights.Of(_model), Optimiser.State(), _random.State(), History.Of(losses))
        {
            Carried = new Dictionary<string, ModelWeights> { [AverageName] = _average, [BestName] = _best },
        };

    private List<EpochLosses> Resume(ITrainingCheckpoint? checkpoint)
    {
        if (checkpoint?.Find(State([]), _options.Epochs) is not { } state)
        {
            return [];
        }

        state.Weights.CopyTo(_model);
        Optimiser.Restore(state.Optimiser);
        _random.Restore(state.Random);
        (_average, _best) = (state.Carried[AverageName], state.Carried[BestName]);
        return [.. state.History.Epochs];
    }

    private static ModelWeights Copy(ModelWeights weights) =>
        new(
            new SortedDictionary<string, WeightArray>(
                weights.Arrays.ToDictionary(
                    pair => pair.Key,
                    pair => pair.Value with { Values = [.. pair.Value.Values] }
                ),
                StringComparer.Ordinal
            )
        );
}
