using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>
/// The steps of a study of the protocol <c>replicated</c>: at each size and seed one of data, one of controls and one
/// a model, each alone, so that a further seed trains only that seed; then what puts them together.
/// </summary>
internal sealed class ReplicatedPlan(string name, ReplicatedStudy study, Computations computations, string? motifs)
{
    private static readonly string[] Sets = ["training", "validation", "test"];

    private readonly JsonObject _study = JsonSerializer
        .SerializeToNode(study, StudyJson.Default.ReplicatedStudy)!
        .AsObject();

    /// <summary>Every step, each made once.</summary>
    public StudyPlan Plan()
    {
        var (data, controls) = (new List<Step>(), new List<Step>());
        var (dense, sparse, joint) = (new List<Step>(), new List<Step>(), new List<Step>());
        var selected = new List<(Step Data, Step Training)>();
        var trained = new List<TrainedModel>();
        foreach (var cell in Cells())
        {
            var sequences = Data(cell);
            data.Add(sequences);
            controls.Add(Controls(cell, sequences));
            var motif = ReplicatedModels.Motif(_study, cell.Size);
            dense.Add(Trained(ReplicatedModels.Dense(_study)));
            dense.Add(Trained(ReplicatedModels.LeakyDense(_study)));
            dense.AddRange(motif.Dense.Select(Trained));
            sparse.AddRange(motif.Sparse.Select(Trained));
            if (motif.Sparse.Count > 0 && cell.Size == 0 && cell.Seed <= MotifSteps.MostSeeds)
            {
                selected.Add((sequences, sparse[^motif.Sparse.Count]));
            }
            sparse.AddRange(study.Sparsities.Select(sparsity => Trained(ReplicatedModels.Sparse(_study, sparsity))));
            sparse.AddRange(
                study.SparseControls.Select(choice =>
                    Trained(ReplicatedModels.Sparse(_study, ReplicatedPairs.Claimed, choice))
                )
            );
            joint.Add(Trained(ReplicatedModels.Joint(_study)));

            Step Trained(ReplicatedModel model)
            {
                var step = Train(cell, sequences, model);
                trained.Add(new TrainedModel(cell, sequences, step));
                return step;
            }
        }

        var statistics = Statistics([.. controls, .. dense, .. sparse, .. joint]);
        var cost = study.Cost is null ? null : Cost(study.Cost);
        var inspections = study.Inspection is { } inspection
            ? InspectionSteps.Of(name, inspection, study.Verdicts, computations, trained)
            : [];
        var compare = Compare(statistics, cost, inspections);
        return new StudyPlan
        {
            Data = data,
            Dense = dense,
            Sparse = sparse,
            Joint = joint,
            Analyses = [.. controls, statistics],
            Inspections = inspections,
            Cost = cost,
            Compare = compare,
            Tables = computations.Tables(
                name,
                compare,
                ManuscriptOperations.ReplicatedTables,
                [
                    .. ManuscriptOperations.ReplicatedTableFiles,
                    .. study.Motif is null ? [] : ManuscriptOperations.TargetTableFiles,
                    .. cost is null ? [] : ManuscriptOperations.CostTableFiles,
                ]
            ),
            Figures = FigureSteps.Replicated(computations, name, compare, study.Verdicts.Confidence),
            Motifs = Motifs(selected),
        };
    }

    private IEnumerable<ReplicatedSeed> Cells() =>
        study.Sizes.SelectMany(
            (size, at) => Enumerable.Range(1, size.Seeds).Select(seed => new ReplicatedSeed(at, size.Sequences, seed))
        );

    private Step Data(ReplicatedSeed cell) =>
        computations.Data.Step(
            $"{name}/data/{cell}",
            "generate-described-data",
            new JsonObject
            {
                ["seed"] = cell.Seed,
                ["sequences"] = cell.Sequences,
                ["data"] = _study["data"]!.DeepClone(),
                ["split"] = _study["split"]!.DeepClone(),
            },
            inputs: [],
            [.. Sets.SelectMany(SequenceFiles.Of)],
            expectedSeconds: cell.Sequences / 10_000.0
        );

    private Step Controls(ReplicatedSeed cell, Step data)
    {
        var parameters = _study["data"]!.AsObject().Pick("motifs", "initial_strength");
        parameters["seed"] = cell.Seed;
        return computations.Data.Step(
            $"{name}/controls/{cell}",
            "fit-controls",
            parameters,
            SequenceFiles.From(data, Sets),
            ["metrics.json"],
            expectedSeconds: cell.Sequences / 2_000.0
        );
    }

    private Step Train(ReplicatedSeed cell, Step data, ReplicatedModel model)
    {
        var training = _study["training"]!.DeepClone().AsObject();
        training["adam"] = _study["adam"]!.DeepClone();
        if (study.Sizes[cell.Size].Epochs is { } epochs)
        {
            training["epochs"] = epochs;
        }
        var parameters = new JsonObject
        {
            ["name"] = model.Name,
            ["seed"] = cell.Seed,
            ["model"] = model.Shape,
            ["training"] = model.TrainedAs(training),
        };
        if (model.TestsSeen)
        {
            parameters["tests_seen"] = true;
        }
        return computations.Training.Step(
            $"{name}/train/{model.Step}/{cell}",
            "train-model",
            parameters,
            SequenceFiles.From(data, Sets),
            ["weights.safetensors", "history.csv", "predictions.csv", "metrics.json"],
            model.SecondsPerThousand * cell.Sequences / 1000
        );
    }

    // Of the first position-aware sparse model at the first size.
    private IReadOnlyList<Step> Motifs(IReadOnlyList<(Step Data, Step Training)> selected)
    {
        (string, string)? known = motifs is null
            ? null
            : MotifSteps.FileOf("--motifs", motifs, Environment.CurrentDirectory);
        return new MotifSteps(name, computations, known).OfTraining(
            selected,
            study.Data.Length,
            study.Data.Motifs.Select(motif => (motif.Name, motif.Sequence))
        );
    }

    private Step Statistics(IReadOnlyList<Step> cells)
    {
        var verdicts = study.Verdicts;
        return computations.Data.Step(
            $"{name}/statistics",
            "summarise",
            new JsonObject
            {
                ["confidence"] = verdicts.Confidence,
                ["resamples"] = verdicts.Resamples,
                ["seed"] = verdicts.BootstrapSeed,
                ["retained"] = verdicts.RetainedPercent / 100,
                ["pairs"] = new JsonArray([.. ReplicatedPairs.Of(study).Select(pair => pair.ToJson())]),
            },
            cells.Select(cell => ($"{cell.Name}/metrics.json", cell.Output("metrics.json"))),
            ["cells.csv", "estimates.csv"],
            expectedSeconds: 5
        );
    }

    private Step Cost(CostParameters cost) =>
        computations.Data.Step(
            $"{name}/cost",
            "count-cost",
            new JsonObject
            {
                ["lengths"] = new JsonArray([.. cost.Lengths.Select(length => JsonValue.Create(length))]),
                ["models"] = new JsonArray([
                    .. ReplicatedModels
                        .Costed(_study, study.Sparsities)
                        .Select(model => new JsonObject { ["name"] = model.Name, ["shape"] = model.Shape }),
                ]),
            },
            inputs: [],
            ManuscriptOperations.CostFiles
        );

    private Step Compare(Step statistics, Step? cost, IReadOnlyList<Step> inspections)
    {
        var protocol = _study.DeepClone().AsObject();
        protocol["evidence"] = statistics.Name;
        protocol["cost_evidence"] = cost?.Name;
        var costs = cost is null
            ? []
            : ManuscriptOperations.CostFiles.Select(file => (file, cost.Output(file))).ToArray();
        return computations.Manuscript.Step(
            $"{name}/compare",
            ManuscriptOperations.CompareReplicated,
            protocol,
            [
                ("cells.csv", statistics.Output("cells.csv")),
                ("estimates.csv", statistics.Output("estimates.csv")),
                .. costs,
                .. inspections.SelectMany(step => step.Outputs, (step, file) => (file, step.Output(file))),
            ],
            [
                .. ManuscriptOperations.ReplicatedResultFiles,
                .. study.Motif is null ? [] : ManuscriptOperations.TargetFiles,
                .. costs.Select(file => file.file),
                .. inspections.SelectMany(step => step.Outputs),
            ]
        );
    }
}

/// <summary>A size and a seed: each has data of its own.</summary>
internal readonly record struct ReplicatedSeed(int Size, int Sequences, int Seed)
{
    /// <summary>As it stands in a step's name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"n={Sequences}/seed={Seed}");
}
