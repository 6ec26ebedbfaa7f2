using System.Collections.ObjectModel;
using System.Globalization;
using Build.NewStudies;
using Build.Progress;
using Build.Tests.NewStudies;
using Spectre.Console;

namespace Build.Tests.Progress;

/// <summary>What is shown of a user's own files before anything is trained on them.</summary>
public sealed class InspectionViewTests
{
    [Fact]
    public void Classes_are_shown_with_their_balance_and_notes_below() =>
        Assert.Equal(
            [
                "mine[1].fa",
                "sequences                      1,060",
                "length, bp                     57, all alike",
                "letters                        A 47.4%, C 17.5%, G 17.5%, T 15.8%, N 1.8%",
                "ambiguous letters              R 2, Y 1",
                "task, guessed                  binary",
                "class no                       1,007 (95%)",
                "class yes                      53 (5%)",
                "copies of another              3",
                "pairs of reverse complements   1",
                "Look here.",
            ],
            Shown(
                Seen.Binary(1060, 53) with
                {
                    Ambiguous = new Dictionary<string, long> { ["R"] = 2, ["Y"] = 1 },
                    ExactDuplicates = 3,
                    ReverseComplementDuplicates = 1,
                    Notes = ["Look here."],
                }
            )
        );

    [Fact]
    public void Numbers_are_shown_with_their_spread()
    {
        var shown = Shown(Seen.Regression(100) with { Length = new InspectedLength(8, 40.5, 1200, 5700) });

        Assert.Contains("length, bp                     8 to 1,200, median 40.5", shown);
        Assert.Contains("column label                   0.25 ± 1.5, from -2 to 12.5", shown);
        Assert.Contains("ambiguous letters              none", shown);
    }

    [Fact]
    public void A_report_is_read_under_the_names_of_its_file()
    {
        var seen = Inspection.Parse(
            """
            { "columns": { "targets": ["label", "second"], "group": null }, "report": {
              "task": "regression", "count": 2, "length": { "min": 1, "median": 1.5, "max": 2, "total": 3 },
              "letters": { "a": 1, "c": 2, "g": 0, "t": 0, "n": 0 }, "ambiguous": { "R": 1 }, "lower_case": 0, "uracil": 0,
              "exact_duplicates": 4, "reverse_complement_duplicates": 5,
              "targets": [ { "name": "label", "mean": 1, "standard_deviation": null, "min": 0, "max": 2 } ],
              "classes": [], "groups": null, "largest_group": null, "ignored_columns": [], "notes": ["So."]
            } }
            """
        );

        Assert.Equal(
            (2, 1.5, 4, 5),
            (seen.Count, seen.Length.Median, seen.ExactDuplicates, seen.ReverseComplementDuplicates)
        );
        Assert.Equal(new InspectedTarget("label", 1, null, 0, 2), Assert.Single(seen.Targets));
        Assert.Equal("So.", Assert.Single(seen.Notes));
        Assert.Equal(["label", "second"], seen.Columns);
    }

    private static ReadOnlyCollection<string> Shown(Inspection seen)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = 120;
        console.Write(InspectionView.Of("mine[1].fa", seen));
        return text.ToString()
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .ToList()
            .AsReadOnly();
    }
}
