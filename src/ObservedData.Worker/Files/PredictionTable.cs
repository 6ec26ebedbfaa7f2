using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Summary;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>The predictions of all steps, model by model.</summary>
internal static class PredictionTable
{
    public static IReadOnlyList<ModelPredictions> Read(StepRequest request, ImportedSequences data, PredictionTask task)
    {
        var rowOfId = data.Ids.Index().ToDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
        var outputs = new LearntLabels(task, data).OutputNames;
        var indexOfOutput = outputs.Index().ToDictionary(output => output.Item, output => output.Index);
        return
        [
            .. PredictionRow
                .ReadAll(request)
                .GroupBy(row => (row.Split, row.Model))
                .Select(model => new ModelPredictions(
                    model.Key.Split,
                    model.Key.Model,
                    outputs.Length,
                    [.. model.GroupBy(row => row.Seed).OrderBy(seed => seed.Key).Select(Values)]
                )
                {
                    IsControl = model.First().IsControl,
                }),
        ];

        double[] Values(IEnumerable<PredictionRow> rows)
        {
            var values = new double[data.Count * outputs.Length];
            Array.Fill(values, double.NaN);
            foreach (var row in rows)
            {
                values[(rowOfId[row.Id] * outputs.Length) + indexOfOutput[row.Output]] = row.Value;
            }

            return values;
        }
    }
}

/// <summary>The class that probabilities speak for.</summary>
internal static class PredictedClass
{
    /// <summary>Of equally probable classes the first.</summary>
    /// <param name="values">[rows, outputs]: of two classes the second's probability alone.</param>
    /// <param name="row">The row.</param>
    /// <param name="classes">How many classes there are.</param>
    public static int Of(double[] values, int row, int classes)
    {
        if (values.Length % classes != 0 || classes == 2)
        {
            return values[row] > 0.5 ? 1 : 0;
        }

        var probabilities = values.AsSpan(row * classes, classes);
        var best = 0;
        for (var at = 1; at < classes; at++)
        {
            best = probabilities[at] > probabilities[best] ? at : best;
        }

        return best;
    }
}
