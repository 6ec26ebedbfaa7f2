namespace ObservedData.Folds;

/// <summary>The units in which numbers are learnt: less their mean, in standard deviations, each target for itself.
/// </summary>
/// <param name="Means">One a target.</param>
/// <param name="Deviations">One a target, above 0.</param>
public sealed record LabelScale(IReadOnlyList<float> Means, IReadOnlyList<float> Deviations)
{
    /// <summary>The units in which numbers stay as they are.</summary>
    public static LabelScale None(int targets) => new(new float[targets], [.. Enumerable.Repeat(1f, targets)]);

    /// <summary>Of labels that are learnt from.</summary>
    /// <param name="labels">[rows, targets].</param>
    /// <param name="targets">How many targets there are.</param>
    public static LabelScale Of(float[] labels, int targets)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var (means, deviations) = (new float[targets], new float[targets]);
        for (var target = 0; target < targets; target++)
        {
            var values = labels.Where((_, at) => at % targets == target).Select(label => (double)label).ToList();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            means[target] = (float)mean;
            // Labels that are all alike need no scale.
            deviations[target] = deviation > 0 ? (float)deviation : 1;
        }

        return new LabelScale(means, deviations);
    }

    /// <summary>Labels in these units: [rows, targets].</summary>
    public float[] FromUnits(float[] labels) => Map(labels, (value, mean, deviation) => (value - mean) / deviation);

    /// <summary>Back again: [rows, targets].</summary>
    public float[] ToUnits(float[] learnt) => Map(learnt, (value, mean, deviation) => (value * deviation) + mean);

    private float[] Map(float[] values, Func<float, float, float, float> map)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select((value, at) => map(value, Means[at % Means.Count], Deviations[at % Means.Count]))];
    }
}
