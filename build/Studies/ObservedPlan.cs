using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using Manuscript.Observed;
using StepCache;

namespace Build.Studies;

/// <summary>
/// The steps of a study of the protocol <c>observed</c>: the files are read once, split at each seed, and every model is
/// trained on each split; then what puts the predictions of all together. Each model is trained on all sequences too, for
/// predictions of others.
/// </summary>
internal sealed class ObservedPlan(
    string name,
    ObservedStudy study,
    Computations computations,
    string root,
    string? motifs
)
{
    private readonly JsonObject _study = JsonSerializer
        .SerializeToNode(study, StudyJson.Default.ObservedStudy)!
        .AsObject();

    /// <summary>Every step, each made once.</summary>
    /// <exception cref="UserErrorException">The primary model is none of the study's.</exception>
    public StudyPlan Plan()
    {
        var import = Import();
        var (data, controls) = (new List<Step> { import }, new List<Step>());
        var trained = new Dictionary<ModelKind, List<Step>>
        {
            [ModelKind.Dense] = [],
            [ModelKind.Sparse] = [],
            [ModelKind.Joint] = [],
        };
        var models = Models().ToList();
        RequirePrimary(models.Select(model => model.Model.Name));
        foreach (var split in study.Data.Split)
        {
            for (var seed = 1; seed <= study.Seeds; seed++)
            {
                var rows = Split(import, split, seed);
                data.Add(rows);
                controls.Add(Controls(import, rows, split, seed));
                foreach (var (kind, model) in models)
                {
                    trained[kind].Add(Train(import, rows, split, model, seed));
                }
            }
        }
        var motifSteps = Motifs(import, trained[ModelKind.Sparse]);
        List<Step> predicted = [.. controls, .. trained.Values.SelectMany(steps => steps)];
        foreach (var (kind, model) in models)
        {
            trained[kind].Add(Fit(import, model));
        }
        var statistics = Statistics(import, predicted, data.Skip(1));
        var compare = Compare(statistics);
        return new StudyPlan
        {
            Data = data,
            Dense = trained[ModelKind.Dense],
            Sparse = trained[ModelKind.Sparse],
            Joint = trained[ModelKind.Joint],
            Analyses = [.. controls, statistics],
            Compare = compare,
            Tables = computations.Tables(
                name,
                compare,
                ManuscriptOperations.TablesObserved,
                ManuscriptOperations.ObservedTableFiles(Task, HasSelection, study.Targets.Count > 0)
            ),
            Figures = FigureSteps.Observed(computations, name, compare, Task, hasPositions: true),
            Motifs = motifSteps,
        };
    }

    private IEnumerable<(ModelKind Kind, ReplicatedModel Model)> Models()
    {
        var motif = ReplicatedModels.Motif(_study, size: 0);
        return
        [
            (ModelKind.Dense, ReplicatedModels.Dense(_study)),
            .. motif.Dense.Select(model => (ModelKind.Dense, model)),
            .. study.Sparsities.Select(sparsity => (ModelKind.Sparse, ReplicatedModels.Sparse(_study, sparsity))),
            .. study.SparseControls.Select(choice =>
                (ModelKind.Sparse, ReplicatedModels.Sparse(_study, study.Sparsities[0], choice))
            ),
            .. motif.Sparse.Select(model => (ModelKind.Sparse, model)),
            (ModelKind.Joint, ReplicatedModels.Joint(_study)),
        ];
    }

    private void RequirePrimary(IEnumerable<string> models)
    {
        string[] names = [.. models];
        if (!names.Contains(study.Primary))
        {
            throw new UserErrorException(
                $"studies.{name}.primary is '{study.Primary}', which is no model of the study; "
                    + NearestName.Suggest(study.Primary, names)
            );
        }
    }

    private Step Import()
    {
        var isBed = study.Data.Genome is not null;
        var inputs = new List<(string, StepInput)>
        {
            ("sequences", FileOf("sequences", study.Data.Sequences)),
            ("labels", FileOf("labels", study.Data.Labels)),
        };
        if (study.Data.Genome is { } genome)
        {
            inputs.Add(("genome", FileOf("genome", genome)));
        }
        var parameters = new JsonObject
        {
            ["task"] = study.Data.Task,
            ["targets"] = _study["data"]!["targets"]!.DeepClone(),
            ["format"] = isBed ? "bed" : "fasta",
        };
        if (study.Data.Group is { } group)
        {
            parameters["group"] = group;
        }
        var reading = computations.ObservedData with
        {
            Executor = new UserFilesExecutor(
                computations.ObservedData.Executor,
                study.Data.Sequences,
                study.Data.Labels,
                study.Data.Genome
            ),
        };
        return reading.Step(
            $"{name}/data/import",
            "import-sequences",
            parameters,
            inputs,
            ["sequences.bin", "labels.csv", "import.json"]
        );
    }

    private StepInput FileOf(string key, string path)
    {
        var full = Path.GetFullPath(path, root);
        return File.Exists(full)
            ? StepInput.File(full)
            : throw new UserErrorException(
                Directory.Exists(full)
                    ? $"studies.{name}.data.{key}: {path} is a folder; name a file."
                    : $"studies.{name}.data.{key}: there is no file {path}."
            );
    }

    private Step Split(Step import, SplitChoice split, int seed)
    {
        var parameters = JsonSerializer.SerializeToNode(split, StudyJson.Default.SplitChoice)!.AsObject();
        parameters["task"] = study.Data.Task;
        parameters["seed"] = seed;
        return computations.ObservedData.Step(
            $"{name}/data/{Slug(split)}/seed={seed}",
            "split-sequences",
            parameters,
            Imported(import),
            ["split.csv", "relatives.csv"]
        );
    }

    private Step Controls(Step import, Step rows, SplitChoice split, int seed) =>
        computations.ObservedData.Step(
            $"{name}/controls/{Slug(split)}/seed={seed}",
            "fit-observed-controls",
            new JsonObject
            {
                ["split"] = split.Name,
                ["seed"] = seed,
                ["task"] = study.Data.Task,
            },
            [.. Imported(import), ("split.csv", rows.Output("split.csv"))],
            ["predictions.csv"],
            expectedSeconds: 2
        );

    private Step Train(Step import, Step rows, SplitChoice split, ReplicatedModel model, int seed)
    {
        var parameters = Trained(model, seed, isTold: !split.IsCrossValidation);
        parameters["split"] = split.Name;
        var isSparse = IsSparse(model);
        return computations.ObservedTraining.Step(
            $"{name}/train/{model.Step}/{Slug(split)}/seed={seed}",
            "train-folds",
            parameters,
            [.. Imported(import), ("split.csv", rows.Output("split.csv"))],
            isSparse ? ["predictions.csv", "selection.csv"] : ["predictions.csv"],
            expectedSeconds: 10
        );
    }

    private Step Fit(Step import, ReplicatedModel model) =>
        computations.ObservedTraining.Step(
            $"{name}/fit/{model.Step}",
            "train-on-all",
            Trained(model, seed: 1, isTold: false),
            Imported(import),
            ["weights.safetensors", "model.json"],
            expectedSeconds: 2
        );

    // What stops early or keeps its best epoch needs sequences that tell it so.
    private JsonObject Trained(ReplicatedModel model, int seed, bool isTold)
    {
        var training = _study["training"]!.DeepClone().AsObject();
        training["adam"] = _study["adam"]!.DeepClone();
        if (!isTold)
        {
            training.Remove("patience");
        }
        return new JsonObject
        {
            ["name"] = model.Name,
            ["seed"] = seed,
            ["task"] = study.Data.Task,
            ["reverse_complement"] = study.Data.ReverseComplement,
            ["model"] = model.Shape.DeepClone(),
            ["training"] = model.TrainedAs(training),
        };
    }

    private Step Statistics(Step import, IReadOnlyList<Step> predicted, IEnumerable<Step> splits) =>
        computations.ObservedData.Step(
            $"{name}/statistics",
            "summarise-observed",
            new JsonObject
            {
                ["task"] = study.Data.Task,
                ["primary"] = study.Primary,
                ["regions"] = _study["regions"]!.DeepClone(),
                ["intervals"] = _study["intervals"]!.DeepClone(),
            },
            [
                .. Imported(import),
                ("import.json", import.Output("import.json")),
                .. predicted.SelectMany(step =>
                    step.Outputs.Select(file => ($"{step.Name}/{file}", step.Output(file)))
                ),
                .. splits.SelectMany(step => step.Outputs.Select(file => ($"{step.Name}/{file}", step.Output(file)))),
            ],
            ManuscriptOperations.ObservedStatisticsFiles(Task),
            expectedSeconds: 10
        );

    private Step Compare(Step statistics)
    {
        var protocol = new JsonObject
        {
            ["primary"] = study.Seeds > 1 ? study.Primary + ", mean of seeds" : study.Primary,
            ["believe"] = study.Believe,
            ["task"] = study.Data.Task,
            ["confidence"] = study.Intervals.Confidence,
            ["published"] = _study["published"]!.DeepClone(),
            ["targets"] = _study["targets"]!.DeepClone(),
            ["regions"] = _study["regions"]!.DeepClone(),
            ["splits"] = new JsonArray([.. study.Data.Split.Select(Described)]),
            ["evidence"] = statistics.Name,
        };
        return computations.Manuscript.Step(
            $"{name}/compare",
            ManuscriptOperations.CompareObserved,
            protocol,
            statistics.Outputs.Select(file => (file, statistics.Output(file))),
            ManuscriptOperations.ObservedResultFiles(Task, study.Targets.Count > 0)
        );
    }

    private ObservedTask Task => Enum.Parse<ObservedTask>(study.Data.Task, ignoreCase: true);

    private bool HasSelection => study.Regions.Count > 0;

    // Of the first position-aware sparse model, on the split that is believed.
    private IReadOnlyList<Step> Motifs(Step import, IEnumerable<Step> sparse)
    {
        var model = ReplicatedModels.MotifName(study.Motif.Sparsities[0], MotifSteps.Learned);
        var known =
            motifs is not null ? MotifSteps.FileOf("--motifs", motifs, Environment.CurrentDirectory)
            : study.KnownMotifs is { } file ? MotifSteps.FileOf($"studies.{name}.known_motifs:", file, root)
            : ((string, string)?)null;
        return new MotifSteps(name, computations, known).OfImport(
            import,
            [
                .. sparse.Where(step =>
                    step.Parameters["name"]!.GetValue<string>() == model
                    && step.Parameters["split"]!.GetValue<string>() == study.Believe
                ),
            ],
            Task == ObservedTask.Binary,
            study.Data.ReverseComplement
        );
    }

    private static JsonObject Described(SplitChoice split)
    {
        var how = split.Kind switch
        {
            "leave_one_out" => "each sequence left out once",
            "folds" => $"{split.Folds} folds, each left out once",
            "by_value" => $"tested on {string.Join(", ", split.TestValues!)}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{split.Training:P0} learnt from, {split.Validation:P0} to choose the epoch, the rest tested"
            ),
        };
        var relatives = split.Relatives is { } alike
            ? $"; relatives stay together: {alike.Equal} or more equal letters at a shift of up to {alike.Shift}"
            : "";
        return new JsonObject { ["name"] = split.Name, ["description"] = how + relatives };
    }

    private static IEnumerable<(string, StepInput)> Imported(Step import) =>
        [("sequences.bin", import.Output("sequences.bin")), ("labels.csv", import.Output("labels.csv"))];

    private static bool IsSparse(ReplicatedModel model) =>
        model.Shape.ContainsKey("sparse") || model.Shape.ContainsKey("selection");

    // As it stands in steps' names, which are paths.
    private static string Slug(SplitChoice split) =>
        string.Concat(
            split.Name.Select(letter =>
                char.IsAsciiLetterOrDigit(letter) ? char.ToLower(letter, CultureInfo.InvariantCulture) : '-'
            )
        );

    private enum ModelKind
    {
        Dense,
        Sparse,
        Joint,
    }
}
