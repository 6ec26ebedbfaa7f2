using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>The parameters that results are judged and shown by, fixed before they are looked at.</summary>
/// <param name="Study">What is predicted, and which model and split count.</param>
/// <param name="Splits">In the order in which results show them: the believed one first.</param>
/// <param name="Regions">Stretches of positions that are asked about; none where none are named.</param>
/// <param name="Published">What others report on the same sequences.</param>
/// <param name="Targets">What models are meant to reach; none where none are named.</param>
/// <param name="Evidence">The step that made the estimates.</param>
internal sealed record ObservedProtocol(
    StudyRow Study,
    IReadOnlyList<SplitRow> Splits,
    IReadOnlyList<RegionRow> Regions,
    IReadOnlyList<PublishedErrorsRow> Published,
    IReadOnlyList<ObservedTarget> Targets,
    string Evidence
)
{
    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ResultsFileException">The file is missing or malformed, or names a split that it does not have.</exception>
    public static ObservedProtocol Read(string file)
    {
        var json = LocatedJson.Read(file);
        var task =
            ObservedTasks.TryParse(json.String("task")) ?? throw json.At("task").Wrong($"one of {ObservedTasks.All}");
        var splits = json.Items("splits")
            .Select(split => new SplitRow(split.String("name"), split.String("description")))
            .ToList();
        var believed = SplitNamed(json.At("believe"));
        return new ObservedProtocol(
            new StudyRow(task, json.String("primary"), believed, Finite(json.At("confidence"))),
            [.. splits.OrderBy(split => split.Name != believed)],
            [
                .. Items("regions")
                    .Select(item => new RegionRow(item.String("name"), item.Integer("from"), item.Integer("to"))),
            ],
            [
                .. Items("published")
                    .Select(item => new PublishedErrorsRow(
                        SplitNamed(item.At("split")),
                        item.String("name"),
                        Finite(item.At("errors")),
                        item.Integer("of"),
                        item.String("source")
                    )),
            ],
            [.. Items("targets").Select(TargetOf)],
            json.String("evidence")
        );

        IReadOnlyList<LocatedJson> Items(string name) => json.Find(name) is null ? [] : json.Items(name);

        string SplitNamed(LocatedJson name) =>
            splits.Exists(split => split.Name == name.AsString())
                ? name.AsString()
                : throw name.Wrong($"one of the splits ({string.Join(", ", splits.Select(split => split.Name))})");

        ObservedTarget TargetOf(LocatedJson target)
        {
            var (most, least) = (target.Find("at_most"), target.Find("at_least"));
            if (most is null == least is null)
                throw target.Wrong("an object with either 'at_most' or 'at_least'");
            return new ObservedTarget(
                target.Find("split") is { } split ? SplitNamed(split) : believed,
                target.String("model"),
                target.String("measure"),
                target.Find("region")?.AsString() ?? "",
                target.Find("against")?.AsString() ?? "",
                Finite((most ?? least)!),
                IsMost: most is not null
            );
        }
    }

    private static double Finite(LocatedJson number) =>
        double.IsFinite(number.AsDouble()) ? number.AsDouble() : throw number.Wrong("a finite number");
}
