using System.Collections.Immutable;
using GenomicAttention.Models;
using GenomicAttention.Training;
using ObservedData.Importing;

namespace ObservedData.Folds;

/// <summary>How the labels of a task are learnt: what a model gives, what is made small, and what it then predicts.
/// </summary>
/// <remarks>
/// A model's last sigmoid is left out and taken into the loss, so that two classes are the paper's model with the
/// cross-entropy; numbers are learnt in units of their standard deviation, as they need not lie in (0, 1).
/// </remarks>
public sealed class LearntLabels
{
    private readonly PredictionTask _task;
    private readonly ImmutableArray<float> _labels; // [count, targets]
    private readonly int _targets;

    /// <summary>Of imported sequences.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="data">The sequences with their labels.</param>
    public LearntLabels(PredictionTask task, ImportedSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_task, _labels, _targets) = (task, data.Labels, data.TargetNames.Length);
        (Output, Objective, OutputNames) = task switch
        {
            PredictionTask.Regression => (ModelOutput.Values(_targets), Objectives.SquaredError, data.TargetNames),
            PredictionTask.Binary => (ModelOutput.Values(1), Objectives.BinaryCrossEntropy, [data.ClassNames[1]]),
            PredictionTask.Multiclass => (
                ModelOutput.Values(data.ClassNames.Length),
                (Objective)Objectives.CrossEntropy,
                data.ClassNames
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "Not a task."),
        };
    }

    /// <summary>What a model gives.</summary>
    public ModelOutput Output { get; }

    /// <summary>What a training makes small.</summary>
    public Objective Objective { get; }

    /// <summary>The name of each number that is predicted: targets, the second of two classes, or each class.</summary>
    public ImmutableArray<string> OutputNames { get; }

    /// <summary>The units that some rows' labels are learnt in.</summary>
    /// <param name="rows">The rows that are learnt from, and no others.</param>
    public LabelScale ScaleOf(IReadOnlyList<int> rows) =>
        _task == PredictionTask.Regression ? LabelScale.Of(Of(rows), _targets) : LabelScale.None(Output.Count);

    /// <summary>The labels of some rows: [rows, targets].</summary>
    public float[] Of(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.SelectMany(row => _labels.AsSpan(row * _targets, _targets).ToArray())];
    }

    /// <summary>What a model gives at first: for two classes the logit of the second's share, so that it need not learn
    /// that; 0 otherwise.</summary>
    /// <param name="rows">The rows that are learnt from.</param>
    public float InitialOutput(IReadOnlyList<int> rows)
    {
        if (_task != PredictionTask.Binary)
        {
            return 0;
        }

        var share = Of(rows).Average(label => (double)label);
        return share is > 0 and < 1 ? (float)Math.Log(share / (1 - share)) : 0;
    }

    /// <summary>What a model's numbers mean: probabilities for classes, values in the labels' units.</summary>
    /// <param name="given">[rows, outputs].</param>
    /// <param name="scale">The units that were learnt in.</param>
    public float[] Predicted(float[] given, LabelScale scale) => Predicted(_task, given, Output.Count, scale);

    /// <summary>The same where the labels are not at hand.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="given">[rows, outputs].</param>
    /// <param name="outputs">How many numbers a row has.</param>
    /// <param name="scale">The units that were learnt in.</param>
    public static float[] Predicted(PredictionTask task, float[] given, int outputs, LabelScale scale)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(scale);
        return task switch
        {
            PredictionTask.Regression => scale.ToUnits(given),
            PredictionTask.Binary => Array.ConvertAll(given, logit => (float)(1 / (1 + Math.Exp(-(double)logit)))),
            _ => [.. given.Chunk(outputs).SelectMany(Softmax)],
        };
    }

    private static IEnumerable<float> Softmax(float[] logits)
    {
        var highest = logits.Max();
        var weights = Array.ConvertAll(logits, logit => Math.Exp(logit - (double)highest));
        var sum = weights.Sum();
        return weights.Select(weight => (float)(weight / sum));
    }
}
