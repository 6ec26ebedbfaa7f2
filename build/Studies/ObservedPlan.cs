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
    /// <exception cref="UserErrorException">The primary model, or that of a target, is none of the study's.</exception>
    public StudyPlan Plan()
    {
        var data = new ObservedDataSteps(name, study, computations, root);
        var steps = new ObservedModelSteps(name, study, computations, data);
        var (splits, controls) = (new List<Step>(), new List<Step>());
        var trained = new Dictionary<ModelKind, List<Step>>
        {
            [ModelKind.Dense] = [],
            [ModelKind.Sparse] = [],
            [ModelKind.Joint] = [],
        };
        var models = steps.Models();
        foreach (var split in study.Data.Split)
        {
            for (var seed = 1; seed <= study.Seeds; seed++)
            {
                var rows = data.Split(split, seed);
                splits.Add(rows);
                controls.Add(steps.Controls(rows, split, seed));
                foreach (var (kind, model) in models)
                {
                    trained[kind].Add(steps.Train(rows, split, model, seed));
                }
            }
        }
        var motifSteps = Motifs(data, trained[ModelKind.Sparse]);
        List<Step> predicted = [.. controls, .. trained.Values.SelectMany(steps => steps)];
        foreach (var (kind, model) in models)
        {
            trained[kind].Add(steps.Fit(model));
        }
        var statistics = Statistics(data, predicted, splits);
        var compare = Compare(statistics, new ObservedTargets(study, models));
        return new StudyPlan
        {
            Data = [.. data.Steps, .. splits],
            Planted = data.Planted,
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

    private Step Statistics(ObservedDataSteps data, IReadOnlyList<Step> predicted, IEnumerable<Step> splits) =>
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
                .. data.Inputs,
                data.Report,
                .. predicted.SelectMany(step =>
                    step.Outputs.Select(file => ($"{step.Name}/{file}", step.Output(file)))
                ),
                .. splits.SelectMany(step => step.Outputs.Select(file => ($"{step.Name}/{file}", step.Output(file)))),
            ],
            ManuscriptOperations.ObservedStatisticsFiles(Task),
            expectedSeconds: 10
        );

    private Step Compare(Step statistics, ObservedTargets targets)
    {
        var protocol = new JsonObject
        {
            ["primary"] = study.Seeds > 1 ? study.Primary + ObservedNames.MeanOfSeeds : study.Primary,
            ["believe"] = study.Believe,
            ["task"] = study.Data.Task,
            ["confidence"] = study.Intervals.Confidence,
            ["published"] = _study["published"]!.DeepClone(),
            ["targets"] = targets.Named(_study["targets"]!.AsArray()),
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
    private IReadOnlyList<Step> Motifs(ObservedDataSteps data, IEnumerable<Step> sparse)
    {
        var model = ReplicatedModels.MotifName(study.Motif.Sparsities[0], MotifSteps.Learned);
        var known =
            motifs is not null ? MotifSteps.FileOf("--motifs", motifs, Environment.CurrentDirectory)
            : study.Comparison is { } file ? MotifSteps.FileOf($"studies.{name}.known_motifs:", file, root)
            : ((string, string)?)null;
        return new MotifSteps(name, computations, known).OfImport(
            data.Imported,
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
}
