using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The steps of a study of the protocol <c>published</c>: which there are, and what each reads.</summary>
internal sealed class PublishedPlan(string name, PublishedStudy study, Computations computations)
{
    private readonly JsonObject _study = JsonSerializer
        .SerializeToNode(study, StudyJson.Default.PublishedStudy)!
        .AsObject();

    private JsonObject Sweep => _study["sweep"]!.AsObject();

    private JsonObject Comparison => _study["comparison"]!.AsObject();

    private string Seed => string.Create(CultureInfo.InvariantCulture, $"seed={study.Seed}");

    /// <summary>Every step, each made once.</summary>
    public StudyPlan Plan()
    {
        var sweepData = SweepData();
        var comparisonData = ComparisonData();
        var baseline = SweepBaseline(sweepData);
        var cells = study.Sweep.Sparsities.Select((_, index) => SweepCell(index, sweepData, baseline)).ToList();
        var traditional = ComparisonModel("traditional", comparisonData, expectedSeconds: 4);
        var sparse = ComparisonModel("sparse", comparisonData, expectedSeconds: 4, "sparsity");
        var joint = ComparisonModel("joint", comparisonData, expectedSeconds: 15, "embedding_learning_rate");

        var compare = Compare(baseline, cells, [traditional, sparse, joint]);
        return new StudyPlan
        {
            Data = [sweepData, comparisonData],
            Dense = [baseline, traditional],
            Sparse = [.. cells, sparse],
            Joint = [joint],
            Compare = compare,
            Tables = computations.Tables(name, compare, ManuscriptOperations.Tables, ManuscriptOperations.TableFiles),
            Figures = FigureSteps.Published(computations, name, compare),
        };
    }

    private Step SweepData() =>
        computations.Data.Step(
            $"{name}/data/sweep/{Seed}",
            "generate-sweep-data",
            new JsonObject { ["seed"] = study.Seed, ["data"] = Sweep["data"]!.DeepClone() },
            inputs: [],
            [.. SequenceFiles.Of("training"), .. SequenceFiles.Of("validation")]
        );

    private Step ComparisonData()
    {
        var parameters = Comparison.Pick(
            "samples",
            "length",
            "motifs",
            "motifs_per_sequence",
            "initial_strength",
            "noise"
        );
        parameters["seed"] = study.Seed;
        return computations.Data.Step(
            $"{name}/data/comparison/{Seed}",
            "generate-comparison-data",
            parameters,
            inputs: [],
            SequenceFiles.Of("sequences")
        );
    }

    private Step SweepBaseline(Step data)
    {
        var baseline = Sweep["baseline"]!.AsObject();
        var parameters = baseline.Pick("epochs", "batch_size", "learning_rate");
        parameters["seed"] = study.Seed;
        parameters["adam"] = _study["adam"]!.DeepClone();
        parameters["model"] = baseline.Without("epochs", "batch_size", "learning_rate");
        parameters["attention_examples"] = study.Sweep.AttentionExamples;
        return computations.Training.Step(
            $"{name}/train/dense/sweep-baseline/{Seed}",
            "train-sweep-baseline",
            parameters,
            [.. SequenceFiles.From(data, "training"), .. SequenceFiles.From(data, "validation")],
            ["weights.safetensors", "history.csv", "metrics.json"],
            expectedSeconds: 5
        );
    }

    private Step SweepCell(int index, Step data, Step baseline)
    {
        var sparse = Sweep["sparse"]!.AsObject();
        var sparsity = study.Sweep.Sparsities[index];
        var parameters = sparse.Pick("epochs", "batch_size", "learning_rate", "training_fraction");
        parameters["seed"] = study.Seed;
        parameters["adam"] = _study["adam"]!.DeepClone();
        parameters["model"] = sparse.Without("epochs", "batch_size", "learning_rate", "training_fraction");
        parameters["baseline"] = Sweep["baseline"]!.Without("epochs", "batch_size", "learning_rate");
        parameters["sparsity"] = sparsity;
        parameters["predecessors"] = index;
        return computations.Training.Step(
            string.Create(CultureInfo.InvariantCulture, $"{name}/train/sparse/sparsity={sparsity}/{Seed}"),
            "train-sweep-cell",
            parameters,
            [.. SequenceFiles.From(data, "training"), ("baseline.safetensors", baseline.Output("weights.safetensors"))],
            ["weights.safetensors", "history.csv", "metrics.json"],
            expectedSeconds: 3
        );
    }

    /// <remarks>
    /// The models share one stream, so each one's training depends on the shapes of all three; what draws
    /// nothing from it (<paramref name="own"/>, a kernel, an initial spread) is a parameter of its own model alone.
    /// </remarks>
    private Step ComparisonModel(string model, Step data, double expectedSeconds, params string[] own)
    {
        var joint = Comparison["joint"]!.AsObject();
        var parameters = Comparison.Pick(
            "training_fraction",
            "validation_fraction",
            "epochs",
            "batch_size",
            "learning_rate",
            "sparse"
        );
        parameters["model"] = model;
        parameters["seed"] = study.Seed;
        parameters["adam"] = _study["adam"]!.DeepClone();
        parameters["traditional"] = Comparison["traditional"]!.Without(model == "traditional" ? [] : ["kernel"]);
        parameters["joint"] = joint.Without(
            model == "joint" ? ["embedding_learning_rate"] : ["embedding_learning_rate", "initial_embedding"]
        );
        foreach (var value in own)
        {
            parameters[value] = (Comparison[value] ?? joint[value])!.DeepClone();
        }
        var folder = model switch
        {
            "traditional" => "dense/comparison",
            "sparse" => "sparse/comparison",
            _ => "joint",
        };
        return computations.Training.Step(
            $"{name}/train/{folder}/{Seed}",
            "train-comparison-model",
            parameters,
            SequenceFiles.From(data, "sequences"),
            ["weights.safetensors", "history.csv", "metrics.json", "predictions.csv"],
            expectedSeconds
        );
    }

    private Step Compare(Step baseline, IReadOnlyList<Step> cells, IReadOnlyList<Step> models)
    {
        IEnumerable<Step> trained = [baseline, .. cells, .. models];
        return computations.Manuscript.Step(
            $"{name}/compare",
            ManuscriptOperations.Compare,
            _study.DeepClone().AsObject(),
            [
                .. trained.SelectMany(
                    step => new[] { "metrics.json", "history.csv" },
                    (step, file) => ($"{step.Name}/{file}", step.Output(file))
                ),
            ],
            ManuscriptOperations.ResultFiles
        );
    }
}
