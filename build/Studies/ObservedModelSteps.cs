using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The task that a model belongs to.</summary>
internal enum ModelKind
{
    Dense,
    Sparse,
    Joint,
}

/// <summary>The steps that train the models of a study of the protocol <c>observed</c>, and fit its controls.</summary>
internal sealed class ObservedModelSteps(
    string name,
    ObservedStudy study,
    Computations computations,
    ObservedDataSteps data
)
{
    private readonly JsonObject _json = JsonSerializer
        .SerializeToNode(study, StudyJson.Default.ObservedStudy)!
        .AsObject();

    /// <summary>The models, each once.</summary>
    /// <exception cref="UserErrorException">The primary model is none of them.</exception>
    public IReadOnlyList<(ModelKind Kind, ReplicatedModel Model)> Models()
    {
        var motif = ReplicatedModels.Motif(_json, size: 0);
        List<(ModelKind Kind, ReplicatedModel Model)> models =
        [
            (ModelKind.Dense, ReplicatedModels.Dense(_json)),
            .. motif.Dense.Select(model => (ModelKind.Dense, model)),
            .. study.Sparsities.Select(sparsity => (ModelKind.Sparse, ReplicatedModels.Sparse(_json, sparsity))),
            .. study.SparseControls.Select(choice =>
                (ModelKind.Sparse, ReplicatedModels.Sparse(_json, study.Sparsities[0], choice))
            ),
            .. motif.Sparse.Select(model => (ModelKind.Sparse, model)),
            (ModelKind.Joint, ReplicatedModels.Joint(_json)),
        ];
        string[] names = [.. models.Select(model => model.Model.Name)];
        return names.Contains(study.Primary)
            ? models
            : throw new UserErrorException(
                $"studies.{name}.primary is '{study.Primary}', which is no model of the study; "
                    + NearestName.Suggest(study.Primary, names)
            );
    }

    /// <summary>Fits what is not trained, on each fold.</summary>
    public Step Controls(Step rows, SplitChoice split, int seed) =>
        computations.ObservedData.Step(
            $"{name}/controls/{ObservedDataSteps.Slug(split)}/seed={seed}",
            "fit-observed-controls",
            new JsonObject
            {
                ["split"] = split.Name,
                ["seed"] = seed,
                ["task"] = study.Data.Task,
            },
            [.. data.Inputs, ("split.csv", rows.Output("split.csv"))],
            ["predictions.csv"],
            expectedSeconds: 2
        );

    /// <summary>Trains a model on each fold.</summary>
    public Step Train(Step rows, SplitChoice split, ReplicatedModel model, int seed)
    {
        var parameters = Trained(model, seed, isTold: !split.IsCrossValidation);
        parameters["split"] = split.Name;
        var isSparse = IsSparse(model);
        return computations.ObservedTraining.Step(
            $"{name}/train/{model.Step}/{ObservedDataSteps.Slug(split)}/seed={seed}",
            "train-folds",
            parameters,
            [.. data.Inputs, ("split.csv", rows.Output("split.csv"))],
            isSparse ? ["predictions.csv", "selection.csv"] : ["predictions.csv"],
            expectedSeconds: 10
        );
    }

    /// <summary>Trains a model on all sequences.</summary>
    public Step Fit(ReplicatedModel model) =>
        computations.ObservedTraining.Step(
            $"{name}/fit/{model.Step}",
            "train-on-all",
            Trained(model, seed: 1, isTold: false),
            data.Inputs,
            ["weights.safetensors", "model.json"],
            expectedSeconds: 2
        );

    // What stops early or keeps its best epoch needs sequences that tell it so.
    private JsonObject Trained(ReplicatedModel model, int seed, bool isTold)
    {
        var training = _json["training"]!.DeepClone().AsObject();
        training["adam"] = _json["adam"]!.DeepClone();
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

    private static bool IsSparse(ReplicatedModel model) =>
        model.Shape.ContainsKey("sparse") || model.Shape.ContainsKey("selection");
}
