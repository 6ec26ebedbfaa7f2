using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The steps that a study of the protocol <c>observed</c> has its sequences from: files are read once, or made first,
/// and split at each seed.</summary>
internal sealed class ObservedDataSteps
{
    private const string Generated = "generate";

    private static readonly string[] Files = ["sequences.bin", "labels.csv", "import.json"];

    private readonly string _name;
    private readonly ObservedStudy _study;
    private readonly Computations _computations;
    private readonly string _root;

    /// <summary>Makes the steps up to what all others read.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="study">Its parameters.</param>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="root">The folder that the study's files are named from.</param>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public ObservedDataSteps(string name, ObservedStudy study, Computations computations, string root)
    {
        (_name, _study, _computations, _root) = (name, study, computations, root);
        Planted = study.Data.Generate is { } planting ? Generate(planting) : null;
        var import = Import();
        Imported = study.Data.Negatives is { } negatives ? AddNegatives(import, negatives) : import;
        Steps =
        [
            .. Planted is { } planted ? [planted] : Array.Empty<Step>(),
            import,
            .. Imported != import ? [Imported] : Array.Empty<Step>(),
        ];
    }

    /// <summary>What makes the sequences; null where they are a user's files.</summary>
    public Step? Planted { get; }

    /// <summary>The step whose files all others read.</summary>
    public Step Imported { get; }

    /// <summary>All up to it, each after those that it depends on.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>What trainings read.</summary>
    public IEnumerable<(string, StepInput)> Inputs =>
        [("sequences.bin", Imported.Output("sequences.bin")), ("labels.csv", Imported.Output("labels.csv"))];

    /// <summary>The report of what was read.</summary>
    public (string, StepInput) Report => ("import.json", Imported.Output("import.json"));

    /// <summary>Splits what was read.</summary>
    public Step Split(SplitChoice split, int seed)
    {
        var parameters = JsonSerializer.SerializeToNode(split, StudyJson.Default.SplitChoice)!.AsObject();
        parameters["task"] = _study.Data.Task;
        parameters["seed"] = seed;
        var files = _study.Data.Labels ?? _study.Data.Sequences ?? _study.Data.Generate!.Motifs;
        return OfUserFiles([("split", $"{split.Place} ({files})")])
            .Step(
                $"{_name}/data/{Slug(split)}/seed={seed}",
                "split-sequences",
                parameters,
                Inputs,
                ["split.csv", "relatives.csv"]
            );
    }

    /// <summary>A split as it stands in steps' names, which are paths.</summary>
    public static string Slug(SplitChoice split) =>
        string.Concat(
            split.Name.Select(letter =>
                char.IsAsciiLetterOrDigit(letter) ? char.ToLower(letter, CultureInfo.InvariantCulture) : '-'
            )
        );

    private Step Generate(PlantingParameters planting)
    {
        var parameters = JsonSerializer.SerializeToNode(planting, StudyJson.Default.PlantingParameters)!.AsObject();
        parameters.Remove("motifs");
        return OfUserFiles([("motifs", planting.Motifs), (Generated, planting.Place)])
            .Step(
                $"{_name}/data/generate",
                "plant-motifs",
                parameters,
                [("motifs", FileOf("generate.motifs", planting.Motifs))],
                ["sequences.fa", "labels.csv", "planted.bed"]
            );
    }

    private Step Import()
    {
        var data = _study.Data;
        List<(string, StepInput)> inputs = Planted is { } planted
            ? [("sequences", planted.Output("sequences.fa")), ("labels", planted.Output("labels.csv"))]
            :
            [
                ("sequences", FileOf("sequences", data.Sequences!)),
                .. data.Labels is { } labels
                    ? [("labels", FileOf("labels", labels))]
                    : Array.Empty<(string, StepInput)>(),
                .. data.Genome is { } genome
                    ? [("genome", FileOf("genome", genome))]
                    : Array.Empty<(string, StepInput)>(),
            ];
        var parameters = new JsonObject
        {
            ["task"] = data.Task,
            ["targets"] = new JsonArray([.. data.Targets.Select(target => JsonValue.Create(target))]),
            ["format"] = data.Genome is null ? "fasta" : "bed",
        };
        if (data.Group is { } group)
        {
            parameters["group"] = group;
        }
        if (data.Negatives is not null)
        {
            parameters["positives_only"] = true;
        }
        return OfUserFiles([("sequences", data.Sequences), ("labels", data.Labels), ("genome", data.Genome)])
            .Step($"{_name}/data/import", "import-sequences", parameters, inputs, Files);
    }

    private Step AddNegatives(Step import, NegativeParameters negatives)
    {
        var parameters = JsonSerializer.SerializeToNode(negatives, StudyJson.Default.NegativeParameters)!.AsObject();
        if (_study.Data.Group is { } group)
        {
            parameters["group"] = group;
        }
        return OfUserFiles([
                ("sequences", _study.Data.Sequences),
                ("labels", _study.Data.Labels ?? _study.Data.Sequences),
            ])
            .Step(
                $"{_name}/data/negatives",
                "add-negatives",
                parameters,
                Files.Select(file => (file, import.Output(file))),
                Files
            );
    }

    private Computation OfUserFiles(IReadOnlyList<(string, string?)> places) =>
        _computations.ObservedData with
        {
            Executor = new UserFilesExecutor(_computations.ObservedData.Executor, places),
        };

    private StepInput FileOf(string key, string path)
    {
        var full = Path.GetFullPath(path, _root);
        return File.Exists(full)
            ? StepInput.File(full)
            : throw new UserErrorException(
                Directory.Exists(full)
                    ? $"studies.{_name}.data.{key}: {path} is a folder; name a file."
                    : $"studies.{_name}.data.{key}: there is no file {path}."
            );
    }
}
