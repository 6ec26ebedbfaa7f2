using System.Text.Json.Nodes;
using Build.Parameters;
using Manuscript.Replication;
using StepCache;

namespace Build.Studies;

/// <summary>A training of a study of many seeds.</summary>
/// <param name="Cell">Its size and seed.</param>
/// <param name="Data">The sequences that it reads.</param>
/// <param name="Step">The training.</param>
internal sealed record TrainedModel(ReplicatedSeed Cell, Step Data, Step Step)
{
    /// <summary>What tables call the model.</summary>
    public string Name => Step.Parameters["name"]!.GetValue<string>();

    /// <summary>As the steps that look at it take it.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["step"] = Step.Name,
            ["model"] = Name,
            ["sequences"] = Cell.Sequences,
            ["seed"] = Cell.Seed,
        };

    /// <summary>Some of its files, as inputs of those steps.</summary>
    public IEnumerable<(string Name, StepInput Input)> Files(params IEnumerable<string> files) =>
        files.Select(file => ($"{Step.Name}/{file}", Step.Output(file)));
}

/// <summary>
/// The steps that look at trained models beside their metrics: how they learned, whether predictions are right on average,
/// and what they make of single sequences. They read what trainings wrote, and train nothing.
/// </summary>
internal static class InspectionSteps
{
    private const string History = "history.csv";
    private const string Predictions = "predictions.csv";
    private const string Weights = "weights.safetensors";

    private static readonly string Sparse = ReplicatedModels.SparseName(ReplicatedPairs.Claimed);
    private static readonly string MotifSparse = ReplicatedModels.MotifName(ReplicatedPairs.Claimed, "learned");

    // Of all models and seeds the files would be large, and show no more.
    private static readonly string[] Calibrated = [ModelNames.Dense, Sparse, "joint", "motif-dense", MotifSparse];
    private static readonly string[] Shown = [ModelNames.Dense, Sparse, "motif-dense", MotifSparse];

    /// <summary>Makes them.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="inspection">What is looked at.</param>
    /// <param name="verdicts">How its intervals are made.</param>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="trained">Its trainings.</param>
    public static IReadOnlyList<Step> Of(
        string name,
        InspectionParameters inspection,
        VerdictParameters verdicts,
        Computations computations,
        IReadOnlyList<TrainedModel> trained
    )
    {
        var first = trained.MinBy(model => model.Cell.Sequences)!.Cell; // the first of its seeds
        return
        [
            Join(name, verdicts, computations, trained),
            Calibrate(name, inspection, computations, [.. trained.Where(model => Calibrated.Contains(model.Name))]),
            Show(
                name,
                inspection,
                computations,
                [
                    .. trained
                        .Where(model => model.Cell == first && Shown.Contains(model.Name))
                        .OrderBy(model => Array.IndexOf(Shown, model.Name)),
                ]
            ),
        ];
    }

    private static Step Join(
        string name,
        VerdictParameters verdicts,
        Computations computations,
        IReadOnlyList<TrainedModel> trained
    ) =>
        computations.ObservedData.Step(
            $"{name}/history",
            "join-histories",
            new JsonObject
            {
                ["confidence"] = verdicts.Confidence,
                ["resamples"] = verdicts.Resamples,
                ["seed"] = verdicts.BootstrapSeed,
                ["cells"] = new JsonArray([.. trained.Select(model => model.ToJson())]),
            },
            trained.SelectMany(model => model.Files(History)),
            [History],
            expectedSeconds: 5
        );

    private static Step Calibrate(
        string name,
        InspectionParameters inspection,
        Computations computations,
        IReadOnlyList<TrainedModel> trained
    ) =>
        computations.ObservedData.Step(
            $"{name}/calibration",
            "calibrate-strengths",
            new JsonObject
            {
                ["bins"] = inspection.CalibrationBins,
                ["cells"] = new JsonArray([.. trained.Select(model => model.ToJson())]),
            },
            trained.SelectMany(model => model.Files(Predictions)),
            ["calibration.csv"],
            expectedSeconds: 2
        );

    private static Step Show(
        string name,
        InspectionParameters inspection,
        Computations computations,
        IReadOnlyList<TrainedModel> trained
    ) =>
        computations.ObservedTraining.Step(
            $"{name}/examples",
            "show-examples",
            new JsonObject
            {
                ["count"] = inspection.Examples,
                ["models"] = new JsonArray([
                    .. trained.Select(model => new JsonObject
                    {
                        ["cell"] = model.ToJson(),
                        ["shape"] = model.Step.Parameters["model"]!.DeepClone(),
                    }),
                ]),
            },
            [
                .. SequenceFiles.From(trained[0].Data, "test"),
                .. trained.SelectMany(model => model.Files(Weights, Predictions)),
            ],
            ["examples.csv"],
            expectedSeconds: 2
        );
}
