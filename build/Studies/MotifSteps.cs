using System.Globalization;
using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The steps that find motifs where a model looks, and draw them.</summary>
/// <param name="study">The study's name.</param>
/// <param name="computations">What computes each kind of step.</param>
/// <param name="known">The file of known motifs, as the user named it, and in full; null for the study's own.</param>
/// <param name="folder">What the steps' names have behind the study's.</param>
internal sealed class MotifSteps(
    string study,
    Computations computations,
    (string Shown, string Path)? known,
    string folder = "motifs"
)
{
    /// <summary>How positions are chosen by the models that are looked at.</summary>
    public const string Learned = "learned";

    /// <summary>The file that simulated studies test on.</summary>
    public const string TestSequences = "test.fa";

    /// <summary>Of how many seeds test sequences are taken: thousands find what there is.</summary>
    public const int MostSeeds = 10;

    /// <summary>The step among a plan's that searches.</summary>
    public static Step SearchOf(StudyPlan plan) => plan.Motifs[^2];

    /// <summary>The step among a plan's that draws.</summary>
    public static Step LogosOf(StudyPlan plan) => plan.Motifs[^1];

    /// <summary>Where the results of a plan go below those of the study's own selections: nowhere, or a folder by the name of the
    /// step that was looked at.</summary>
    public static string FolderOf(StudyPlan plan) => string.Join('/', SearchOf(plan).Name.Split('/')[2..^1]);

    /// <summary>A user's file of known motifs.</summary>
    /// <param name="named">By what it was named.</param>
    /// <param name="path">As it was named.</param>
    /// <param name="root">The folder that it is named from.</param>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public static (string Shown, string Path) FileOf(string named, string path, string root)
    {
        var full = Path.GetFullPath(path, root);
        return File.Exists(full)
            ? (path, full)
            : throw new UserErrorException(
                $"{named} {path}: there is no such file; name one in MEME or JASPAR format."
            );
    }

    /// <summary>Of a user's own sequences: the positions are those of the trainings' own selections.</summary>
    /// <param name="import">The sequences.</param>
    /// <param name="trained">The trainings of one model on one split, a seed each.</param>
    /// <param name="positivesOnly">Whether motifs of the second class are sought.</param>
    /// <param name="bothStrands">Whether either strand means the same.</param>
    public IReadOnlyList<Step> OfImport(
        Step import,
        IReadOnlyList<Step> trained,
        bool positivesOnly,
        bool bothStrands
    ) =>
        SearchAndLogos(
            [
                ("sequences.bin", import.Output("sequences.bin")),
                ("labels.csv", import.Output("labels.csv")),
                .. trained.Select(step => ($"{step.Name}/selection.csv", step.Output("selection.csv"))),
            ],
            positivesOnly,
            bothStrands,
            words: []
        );

    /// <summary>Of simulated sequences: trained models say which positions they keep of the test sequences.</summary>
    /// <param name="trained">The data and the training of one model, a seed each; none where the study has no such model.
    /// </param>
    /// <param name="length">Of a sequence, in bp.</param>
    /// <param name="planted">What is compared with where there is no file.</param>
    public IReadOnlyList<Step> OfTraining(
        IReadOnlyList<(Step Data, Step Training)> trained,
        int length,
        IEnumerable<(string Name, string Sequence)> planted
    )
    {
        if (trained.Count == 0)
        {
            return [];
        }
        var selections = trained
            .Select(seed => (seed.Data, Selected: Select(seed.Data, seed.Training, length)))
            .ToList();
        return
        [
            .. selections.Select(seed => seed.Selected),
            .. SearchAndLogos(
                [
                    .. selections.SelectMany(seed =>
                        new[]
                        {
                            ($"{SeedOf(seed.Selected)}/test.fa", seed.Data.Output("test.fa")),
                            ($"{SeedOf(seed.Selected)}/selection.csv", seed.Selected.Output("selection.csv")),
                        }
                    ),
                ],
                positivesOnly: false,
                bothStrands: false, // They are planted on one.
                known is null ? planted : []
            ),
        ];
    }

    /// <summary>Of positions that another step selected of a user's own sequences, or of simulated ones.</summary>
    /// <param name="selected">The step.</param>
    /// <param name="seed">The seed of its model.</param>
    /// <param name="positivesOnly">Whether motifs of the second class are sought.</param>
    /// <param name="bothStrands">Whether either strand means the same.</param>
    /// <param name="planted">What is compared with where there is no file.</param>
    public IReadOnlyList<Step> OfSelection(
        Step selected,
        int seed,
        bool positivesOnly,
        bool bothStrands,
        IEnumerable<(string Name, string Sequence)> planted
    ) =>
        [
            selected,
            .. SearchAndLogos(
                [
                    .. selected
                        .Inputs.Where(input => input.Key is "sequences.bin" or "labels.csv" or TestSequences)
                        .Select(input =>
                            (input.Key == TestSequences ? $"seed={seed}/{input.Key}" : input.Key, input.Value)
                        ),
                    ($"seed={seed}/selection.csv", selected.Output("selection.csv")),
                ],
                positivesOnly,
                bothStrands,
                known is null ? planted : []
            ),
        ];

    private Step Select(Step data, Step training, int length)
    {
        var parameters = training.Parameters.Pick("name", "seed", "model");
        parameters["length"] = length;
        return computations.ObservedTraining.Step(
            string.Create(CultureInfo.InvariantCulture, $"{study}/{folder}/select/seed={parameters["seed"]}"),
            "select-positions",
            parameters,
            [("weights.safetensors", training.Output("weights.safetensors")), ("test.fa", data.Output("test.fa"))],
            ["selection.csv"],
            expectedSeconds: 1
        );
    }

    private Step Check(string shown, string path) =>
        computations.ObservedData.Step(
            $"{study}/{folder}/known",
            "check-motifs",
            new JsonObject { ["file"] = shown },
            [("motifs", StepInput.File(path))],
            ["motifs.txt"]
        );

    private Step[] SearchAndLogos(
        IEnumerable<(string, StepInput)> inputs,
        bool positivesOnly,
        bool bothStrands,
        IEnumerable<(string Name, string Sequence)> words
    )
    {
        var check = known is { } file ? Check(file.Shown, file.Path) : null;
        var search = computations.ObservedData.Step(
            $"{study}/{folder}/search",
            "find-motifs",
            new JsonObject
            {
                ["positives_only"] = positivesOnly,
                ["both_strands"] = bothStrands,
                ["known"] = new JsonArray([
                    .. words.Select(word => new JsonObject { ["name"] = word.Name, ["sequence"] = word.Sequence }),
                ]),
            },
            check is null ? inputs : inputs.Append(("motifs", check.Output("motifs.txt"))),
            ["motifs.meme", "motifs.csv", "matches.csv", "sites.bed", "logos.csv"],
            expectedSeconds: 5
        );
        var logos = FigureSteps.Logos(computations, $"{study}/{folder}/logos", search.Output("logos.csv"));
        return check is null ? [search, logos] : [check, search, logos];
    }

    private static string SeedOf(Step selected) => selected.Name.Split('/')[^1];
}
