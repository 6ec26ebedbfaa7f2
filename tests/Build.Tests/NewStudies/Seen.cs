using Build.NewStudies;

namespace Build.Tests.NewStudies;

/// <summary>What could be in a user's files.</summary>
internal static class Seen
{
    public static readonly UserFiles Files = new("mine.fa", "mine.csv", Genome: null);

    /// <summary>Two classes, of which the second has a share of the sequences.</summary>
    public static Inspection Binary(int count, int positives) =>
        Sequences(count) with
        {
            Task = "binary",
            Classes =
            [
                new InspectedClass("no", count - positives, (count - positives) / (double)count),
                new InspectedClass("yes", positives, positives / (double)count),
            ],
        };

    /// <summary>Numbers.</summary>
    public static Inspection Regression(int count) =>
        Sequences(count) with
        {
            Task = "regression",
            Targets = [new InspectedTarget("label", 0.25, 1.5, -2, 12.5)],
        };

    /// <summary>One class alone.</summary>
    public static Inspection Positives(int count) =>
        Sequences(count) with
        {
            Task = "binary",
            Classes = [new InspectedClass("yes", count, 1)],
        };

    private static Inspection Sequences(int count) =>
        new(
            "",
            count,
            new InspectedLength(57, 57, 57, 57L * count),
            new Dictionary<string, long>
            {
                ["a"] = 27L * count,
                ["c"] = 10L * count,
                ["g"] = 10L * count,
                ["t"] = 9L * count,
                ["n"] = count,
            },
            new Dictionary<string, long>(),
            ExactDuplicates: 0,
            ReverseComplementDuplicates: 0,
            [],
            [],
            [],
            []
        );
}
