using System.Text.Json.Nodes;
using Build.Parameters;

namespace Build.Studies;

/// <summary>The models that the targets of a study of the protocol <c>observed</c> are about, by their names in the results.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="models">Its trained models.</param>
internal sealed class ObservedTargets(
    ObservedStudy study,
    IReadOnlyList<(ModelKind Kind, ReplicatedModel Model)> models
)
{
    /// <summary>The targets with each model as results call it.</summary>
    /// <param name="targets">The study's, in their order.</param>
    /// <exception cref="UserErrorException">A model is none of the results'.</exception>
    public JsonArray Named(JsonArray targets)
    {
        var named = targets.DeepClone().AsArray();
        foreach (var (index, target) in study.Targets.Index())
        {
            named[index]!["model"] = NameOf(target);
        }
        return named;
    }

    private string NameOf(ObservedTargetParameters target)
    {
        var (plain, averaged) = (Plain(target), Averaged(target));
        string[] known = [.. plain, .. averaged.Select(model => model + ObservedNames.MeanOfSeeds)];
        if (known.Contains(target.Model))
        {
            return target.Model;
        }
        var isMean = target.Model.EndsWith(ObservedNames.MeanOfSeeds, StringComparison.Ordinal);
        var model = isMean ? target.Model[..^ObservedNames.MeanOfSeeds.Length] : target.Model;
        if (isMean && study.Seeds == 1 && target.Region is null && plain.Contains(model))
        {
            return model; // The mean of one seed is the model itself, as it is for the primary model.
        }
        var sought = averaged.Count == 0 || plain.Contains(model) ? model : target.Model;
        throw new UserErrorException(
            $"{target.ModelPlace} is '{target.Model}', which the results will not have; {NearestName.Suggest(sought, known)}"
        );
    }

    private IReadOnlyList<string> Plain(ObservedTargetParameters target) =>
        target.Region is null
            ? [.. Names(_ => true), .. ObservedNames.Controls(study.Data.Task)]
            : [.. Names(kind => kind == ModelKind.Sparse)];

    // What is kept of a region is of all seeds already, and a control says the same at every seed of a split that is not
    // drawn.
    private IReadOnlyList<string> Averaged(ObservedTargetParameters target)
    {
        if (study.Seeds == 1 || target.Region is not null)
        {
            return [];
        }
        var split = study.Data.Split.Single(split => split.Name == target.Split);
        return split.Kind is "leave_one_out" or "by_value" ? Names(_ => true) : Plain(target);
    }

    private IReadOnlyList<string> Names(Predicate<ModelKind> isAskedFor) =>
        [.. models.Where(model => isAskedFor(model.Kind)).Select(model => model.Model.Name)];
}
