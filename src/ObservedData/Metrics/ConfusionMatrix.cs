namespace ObservedData.Metrics;

/// <summary>How often each class was predicted as each, and what follows from it.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts; // [true class, predicted class]

    private ConfusionMatrix(int classCount)
    {
        ClassCount = classCount;
        _counts = new long[classCount * classCount];
    }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>Rows of a class that were predicted as another, or as the same.</summary>
    /// <param name="trueClass">From zero.</param>
    /// <param name="predictedClass">From zero.</param>
    public long this[int trueClass, int predictedClass] => _counts[(trueClass * ClassCount) + predictedClass];

    /// <summary>All rows.</summary>
    public long Count => _counts.Sum();

    /// <summary>Rows predicted wrongly.</summary>
    public long Errors => Count - Classes.Sum(c => this[c, c]);

    /// <summary>The share of rows predicted rightly.</summary>
    public double Accuracy => (double)(Count - Errors) / Count;

    /// <summary>
    /// The mean over classes of F1 = 2 TP / (2 TP + FP + FN). Classes that neither occur nor are predicted are not
    /// among them; one that occurs and is never found counts 0 (as in scikit-learn).
    /// </summary>
    public double MacroF1 =>
        Classes
            .Where(c => OfClass(c) + PredictedAs(c) > 0)
            .Average(c => 2.0 * this[c, c] / (OfClass(c) + PredictedAs(c)));

    /// <summary>
    /// The correlation of labels and predictions, R_K: Matthews's coefficient for any number of classes; null where
    /// one class alone occurs, or one alone is predicted.
    /// </summary>
    /// <remarks>
    /// Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004,
    /// <see href="https://doi.org/10.1016/j.compbiolchem.2004.09.006"/>:
    /// (c s − Σ tₖ pₖ) / √((s² − Σ pₖ²) (s² − Σ tₖ²)), of s rows c right, tₖ of class k, pₖ predicted as k.
    /// </remarks>
    public double? Mcc
    {
        get
        {
            double s = Count;
            var right = s - Errors;
            var both = Classes.Sum(c => (double)OfClass(c) * PredictedAs(c));
            var predicted = (s * s) - Classes.Sum(c => (double)PredictedAs(c) * PredictedAs(c));
            var occurring = (s * s) - Classes.Sum(c => (double)OfClass(c) * OfClass(c));
            return Ratio.Of((right * s) - both, Math.Sqrt(predicted) * Math.Sqrt(occurring));
        }
    }

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);

    /// <summary>Counts predictions.</summary>
    /// <param name="predicted">The class predicted for each row, [n].</param>
    /// <param name="labels">The class of each row, [n].</param>
    /// <param name="classCount">How many classes there are, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// There are none, not as many of each, or one is not below the number of classes.
    /// </exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        MetricDemand.Pairs(predicted.Length, labels.Length);
        MetricDemand.Classes(predicted, classCount);
        MetricDemand.Classes(labels, classCount);
        var matrix = new ConfusionMatrix(classCount);
        for (var i = 0; i < labels.Length; i++)
        {
            matrix._counts[(labels[i] * classCount) + predicted[i]]++;
        }

        return matrix;
    }

    /// <summary>Rows of a class.</summary>
    /// <param name="label">The class, from zero.</param>
    public long OfClass(int label) => Classes.Sum(predicted => this[label, predicted]);

    /// <summary>Rows predicted as a class.</summary>
    /// <param name="label">The class, from zero.</param>
    public long PredictedAs(int label) => Classes.Sum(trueClass => this[trueClass, label]);
}
