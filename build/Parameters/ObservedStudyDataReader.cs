using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads what a study of the protocol <c>observed</c> learns from: files or what is generated, and how it is split.
/// </summary>
internal static class ObservedStudyDataReader
{
    private const string Binary = "binary";
    private const string Regression = "regression";

    private static readonly string[] Tasks = [Regression, Binary, "multiclass"];
    private static readonly string[] Kinds = ["random", "stratified", "folds", "leave_one_out", "by_value"];
    private static readonly string[] Negatives = ["dinucleotide_shuffled", "gc_shuffled"];
    private static readonly string[] Files = ["sequences", "genome", "labels", "group", "targets"];

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static ObservedDataParameters Read(ParameterSection section)
    {
        var isGenerated = section.Names.Contains("generate");
        var isOfPositives = section.Names.Contains("negatives");
        var task = section.Choice("task", Tasks);
        var data = new ObservedDataParameters(
            isGenerated ? null : section.Text("sequences"),
            isGenerated ? null : section.TextOrNone("genome"),
            isGenerated ? null
                : isOfPositives ? section.TextOrNone("labels")
                : section.Text("labels"),
            task,
            section.Names.Contains("targets") ? section.Texts("targets") : ["label"],
            section.TextOrNone("group"),
            section.Names.Contains("reverse_complement") && section.Flag("reverse_complement"),
            section.Sections("split", Split)
        )
        {
            Negatives = isOfPositives ? section.Read("negatives", NegativesOf) : null,
            Generate = isGenerated ? section.Read("generate", generate => Planting(generate, task)) : null,
        };
        DemandSplits(section, data);
        DemandSource(section, data);
        return data;
    }

    private static void DemandSplits(ParameterSection section, ObservedDataParameters data)
    {
        if (data.Split.Select(split => split.Name).Distinct(StringComparer.Ordinal).Count() < data.Split.Count)
        {
            throw section.Wrong("split", "has the same name twice.");
        }
        if (data.Group is null && data.Split.Any(split => split.Kind == "by_value"))
        {
            throw section.Wrong("split", "is by_value, which needs 'group', the column of the values.");
        }
        if (data.Negatives is not null && data.Split.Any(split => split.Kind == "leave_one_out"))
        {
            throw section.Wrong(
                "split",
                "is leave_one_out, which learns from the shuffled partner of what it leaves out; take folds, which keep both together."
            );
        }
    }

    private static void DemandSource(ParameterSection section, ObservedDataParameters data)
    {
        if (data.Targets.Count > 1 && data.Task != Regression)
        {
            throw section.Wrong("targets", "names several; classes have one target.");
        }
        if (data.Negatives is not null && data.Task != Binary)
        {
            throw section.Wrong("negatives", $"makes one of two classes; the task is '{data.Task}'.");
        }
        if (data.Generate is null)
        {
            return;
        }
        if (Files.Concat(["negatives"]).FirstOrDefault(section.Names.Contains) is { } other)
        {
            throw section.Wrong(
                other,
                "stands beside 'generate', which makes sequences and labels: take one of them out."
            );
        }
        if (data.Task is not (Binary or Regression))
        {
            throw section.Wrong("task", $"is '{data.Task}'; what is generated has two classes, or numbers.");
        }
    }

    private static NegativeParameters NegativesOf(ParameterSection section) =>
        new(section.Choice("kind", Negatives), (int)section.Integer("per_sequence", 1, 100), Seed(section));

    private static PlantingParameters Planting(ParameterSection section, string task) =>
        new(
            section.Text("motifs"),
            (int)section.Integer("sequences", 2, 1_000_000),
            (int)section.Integer("length", 1, 1_000_000),
            section.Names.Contains("gc") ? section.Number("gc", 0, 1) : 0.5,
            section.Sections("plant", Arrangement),
            task == Binary ? NumberOr(section, "positives", 0.5, 0, 1) : null,
            task == Regression ? NumberOr(section, "initial", 0, double.MinValue) : null,
            task == Regression ? NumberOr(section, "noise", 0, 0) : null,
            Seed(section)
        )
        {
            Place = section.Place,
        };

    private static ArrangementParameters Arrangement(ParameterSection section)
    {
        var motifs = section.Texts("motifs");
        return new ArrangementParameters(
            motifs,
            motifs.Count > 1 ? Range(section, "spacing") : null,
            section.Names.Contains("density") ? Range(section, "density") : [1, 1],
            section.Names.Contains("start") ? Range(section, "start") : null,
            NumberOr(section, "reverse", 0, 0, 1),
            NumberOr(section, "strength", 1, double.MinValue)
        );
    }

    private static IReadOnlyList<int> Range(ParameterSection section, string name)
    {
        var range = section.Integers(name, 0, 1_000_000);
        return range.Count == 2 && range[0] <= range[1]
            ? range
            : throw section.Wrong(name, "must be the least and the most, as in [15, 19].");
    }

    private static double NumberOr(
        ParameterSection section,
        string name,
        double otherwise,
        double minimum,
        double maximum = double.MaxValue
    ) => section.Names.Contains(name) ? section.Number(name, minimum, maximum) : otherwise;

    private static long Seed(ParameterSection section) => section.Integer("seed", 0, uint.MaxValue);

    private static SplitChoice Split(ParameterSection section)
    {
        var kind = section.Choice("kind", Kinds);
        var isHeldOut = kind is "random" or "stratified";
        var split = new SplitChoice(
            section.TextOrNone("name") ?? kind.Replace('_', '-'),
            kind,
            isHeldOut ? Fraction(section, "training") : null,
            isHeldOut ? Fraction(section, "validation") : null,
            kind == "folds" ? (int)section.Integer("folds", 2) : null,
            kind == "by_value" ? section.Texts("validation_values") : null,
            kind == "by_value" ? section.Texts("test_values") : null,
            section.Names.Contains("relatives") ? section.Read("relatives", Relatives) : null
        )
        {
            Place = section.Place,
        };
        return split.Training + split.Validation >= 1
            ? throw section.Wrong("training", "and validation leave nothing to test on.")
            : split;
    }

    private static RelativesParameters Relatives(ParameterSection section) =>
        new((int)section.Integer("shift", 0), Count(section, "equal"));
}
