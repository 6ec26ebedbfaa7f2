using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using ObservedData.Splitting;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>
/// How sequences are split, as <c>split.csv</c>: each with its group of relatives, the fold that it is tested in (from 1;
/// empty where it is never tested), and whether it chooses the epoch of a single fold.
/// </summary>
/// <param name="Split">The split's name.</param>
/// <param name="GroupOfRow">The group of relatives of each row.</param>
/// <param name="Folds">What is trained and tested on each time.</param>
internal sealed record SplitFile(string Split, IReadOnlyList<int> GroupOfRow, IReadOnlyList<Fold> Folds)
{
    private const string Name = "split.csv";
    private const string LeftOut = "left out";

    public void Write(StepRequest request, IReadOnlyList<string> ids)
    {
        var (folds, parts) = (FoldOfRow(ids.Count), new string[ids.Count]);
        Array.Fill(parts, Folds.Count == 1 ? LeftOut : "");
        if (Folds.Count == 1)
        {
            Mark(Folds[0].Training, "training");
            Mark(Folds[0].Validation, "validation");
            Mark(Folds[0].Test, "test");
        }
        StepOutputs.WriteCsv(
            request,
            Name,
            ["split", "id", "group", "fold", "part"],
            ids.Select((id, row) => new[] { Split, id, StepOutputs.Text(GroupOfRow[row] + 1), folds[row], parts[row] })
        );

        void Mark(IEnumerable<int> rows, string part)
        {
            foreach (var row in rows)
            {
                parts[row] = part;
            }
        }
    }

    /// <summary>Every split of a step's inputs, under its name, as it is at the first seed.</summary>
    public static IReadOnlyDictionary<string, SplitFile> ReadAll(StepRequest request) =>
        StepTables
            .Named(request, Name)
            .Select(input => Read(input.Value))
            .DistinctBy(split => split.Split)
            .ToDictionary(split => split.Split, StringComparer.Ordinal);

    /// <summary>The fold that tests each row, from 1; empty where none does.</summary>
    public string[] FoldOfRow(int count)
    {
        var folds = new string[count];
        Array.Fill(folds, "");
        foreach (var (index, fold) in Folds.Index())
        {
            foreach (var row in fold.Test)
            {
                folds[row] = StepOutputs.Text(index + 1);
            }
        }

        return folds;
    }

    public static SplitFile Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var name = "";
        var (groups, folds, parts) = (new List<int>(), new List<int?>(), new List<string>());
        while (csv.Read())
        {
            name = csv.GetString("split");
            groups.Add(int.Parse(csv.GetString("group"), CultureInfo.InvariantCulture) - 1);
            var fold = csv.GetString("fold");
            folds.Add(fold.Length == 0 ? null : int.Parse(fold, CultureInfo.InvariantCulture) - 1);
            parts.Add(csv.GetString("part"));
        }

        var rows = Enumerable.Range(0, groups.Count).ToArray();
        var count = folds.Max()!.Value + 1;
        if (count == 1)
        {
            return new SplitFile(name, groups, [new Fold(Of("training"), Of("validation"), Of("test"))]);
        }
        return new SplitFile(
            name,
            groups,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(fold => new Fold(
                        [.. rows.Where(row => folds[row] != fold)],
                        [],
                        [.. rows.Where(row => folds[row] == fold)]
                    )),
            ]
        );

        ImmutableArray<int> Of(string part) => [.. rows.Where(row => parts[row] == part)];
    }
}
