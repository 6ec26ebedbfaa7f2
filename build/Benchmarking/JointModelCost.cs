using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Measuring;
using Build.Parameters;
using CsvHelper;

namespace Build.Benchmarking;

/// <summary>How many multiply-adds the training of the joint model needs, from the formula of its forward pass.</summary>
internal static class JointModelCost
{
    /// <summary>
    /// Of all epochs: forward, and twice as much backward (towards inputs and towards weights), a training
    /// sequence; forward alone a validation sequence.
    /// </summary>
    public static async Task<double> MultiplyAddsAsync(ComparisonParameters comparison, WorkerCall worker)
    {
        var forward = await ForwardAsync(comparison, worker);
        var training = (int)(comparison.TrainingFraction * comparison.Samples);
        var validation = (int)(comparison.ValidationFraction * comparison.Samples);
        return comparison.Epochs * forward * (3.0 * training + validation);
    }

    private static async Task<long> ForwardAsync(ComparisonParameters comparison, WorkerCall worker)
    {
        var joint = JsonSerializer.SerializeToNode(comparison.Joint, StudyJson.Default.JointModelParameters)!;
        var table = await worker.RunAsync(
            "count-cost",
            new JsonObject
            {
                // The second is there for the exponents, which are not asked for.
                ["lengths"] = new JsonArray(comparison.Length, 2 * comparison.Length),
                ["models"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "joint",
                        ["shape"] = new JsonObject { ["joint"] = joint.Without("embedding_learning_rate") },
                    }
                ),
            },
            "cost.csv"
        );
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(table), new CsvReaderOptions());
        reader.Read();
        return long.Parse(reader.GetString("multiply_adds"), CultureInfo.InvariantCulture);
    }
}
