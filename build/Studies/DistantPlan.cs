using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>
/// The steps of a study of the protocol <c>distant</c>: at each length and seed one of data and one a model, which goes on
/// from the same model's at the length before; then what puts them together.
/// </summary>
internal sealed class DistantPlan(string name, DistantStudy study, Computations computations)
{
    private const string Weights = "weights.safetensors";
    private const string Cell = "cell.json";

    private readonly JsonObject _study = JsonSerializer
        .SerializeToNode(study, StudyJson.Default.DistantStudy)!
        .AsObject();

    /// <summary>Every step, each made once.</summary>
    public StudyPlan Plan()
    {
        var data = study
            .Lessons.SelectMany(lesson => Seeds.Select(seed => (lesson.Length, seed)), Data)
            .ToDictionary(entry => entry.Place, entry => entry.Step);
        var trainings = DistantModels
            .Of(study, _study)
            .SelectMany(
                model => Seeds.SelectMany(seed => Chain(model, seed, data)).ToList(),
                (model, step) => (model, step)
            )
            .ToLookup(entry => entry.model.Kind, entry => entry.step);
        var summary = Summary([.. trainings.SelectMany(kind => kind)]);
        return new StudyPlan
        {
            Data = [.. data.Values],
            Dense = [.. trainings[DistantKind.Dense]],
            Sparse = [.. trainings[DistantKind.Sparse]],
            Joint = [.. trainings[DistantKind.Joint]],
            Compare = summary,
            Tables = computations.Tables(
                name,
                summary,
                ManuscriptOperations.DistantTables,
                ManuscriptOperations.DistantTableFiles
            ),
            Figures = FigureSteps.Distant(computations, name, summary, study.Confidence),
        };
    }

    private IEnumerable<int> Seeds => Enumerable.Range(study.FirstSeed, study.Seeds);

    private ((int Length, int Seed) Place, Step Step) Data(LessonParameters lesson, (int Length, int Seed) place)
    {
        var parameters = _study["task"]!.DeepClone().AsObject();
        parameters["seed"] = place.Seed;
        parameters["length"] = lesson.Length;
        parameters["sequences"] = lesson.Sequences;
        var step = computations.ObservedData.Step(
            $"{name}/data/{At(place.Length, place.Seed)}",
            "generate-distant-pairs",
            parameters,
            inputs: [],
            [.. SequenceFiles.Of("training"), .. SequenceFiles.Of("test")],
            expectedSeconds: 0.2 + (lesson.Length * (double)lesson.Sequences / 1e8)
        );
        return (place, step);
    }

    private IEnumerable<Step> Chain(DistantModel model, int seed, Dictionary<(int Length, int Seed), Step> data)
    {
        Step? before = null;
        foreach (var (index, lesson) in study.Lessons.Index())
        {
            before = Train(model, seed, index, data[(lesson.Length, seed)], before);
            yield return before;
        }
    }

    private Step Train(DistantModel model, int seed, int index, Step data, Step? before)
    {
        var lesson = study.Lessons[index];
        var training = _study["lessons"]![index]!.AsObject().Pick("epochs", "batch_size", "learning_rate");
        training["adam"] = _study["training"]!["adam"]!.DeepClone();
        training["schedule"] = _study["training"]!["schedule"]!.DeepClone();
        IEnumerable<(string, StepInput)> carried = before is null
            ? []
            : [("before.safetensors", before.Output(Weights))];
        return computations.ObservedTraining.Step(
            $"{name}/train/{model.Step}/{At(lesson.Length, seed)}",
            "train-distant-pairs",
            new JsonObject
            {
                ["name"] = model.Name,
                ["seed"] = seed,
                ["length"] = lesson.Length,
                ["sequences"] = lesson.Sequences,
                ["model"] = model.Shape(lesson.Length),
                ["training"] = training,
                ["limits"] = _study["limits"]!.DeepClone(),
            },
            [.. SequenceFiles.From(data, "training", "test"), .. carried],
            [Weights, Cell],
            1 + (model.SecondsPerMillion * lesson.Length * lesson.Sequences * lesson.Epochs / 1e6)
        );
    }

    private Step Summary(IReadOnlyList<Step> cells)
    {
        var parameters = _study["task"]!.AsObject().Pick("first", "second", "least_share");
        parameters["confidence"] = study.Confidence;
        parameters["models"] = new JsonArray([
            .. DistantModels.Of(study, _study).Select(model => JsonValue.Create(model.Name)),
        ]);
        return computations.ObservedData.Step(
            $"{name}/compare",
            "summarise-distant-pairs",
            parameters,
            cells.Select(cell => ($"{cell.Name}/{Cell}", cell.Output(Cell))),
            ["cells.csv", "estimates.csv"]
        );
    }

    private static string At(int length, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"length={length}/seed={seed}");
}
