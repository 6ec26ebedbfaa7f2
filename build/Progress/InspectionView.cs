using System.Globalization;
using Build.NewStudies;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Progress;

/// <summary>What a user's own files hold, to look over before anything is trained on them.</summary>
internal static class InspectionView
{
    /// <summary>A row for each thing that was looked at, and below what is worth a second look.</summary>
    /// <param name="file">The file of the sequences, as the user named it.</param>
    /// <param name="seen">What is in it.</param>
    public static IRenderable Of(string file, Inspection seen)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .Title(Markup.Escape(file))
            .HideHeaders()
            .AddColumn("")
            .AddColumn("");
        foreach (var (what, found) in Rows(seen))
        {
            table.AddRow(Markup.Escape(what), Markup.Escape(found));
        }
        return new Rows([table, .. seen.Notes.Select(note => new Text(note))]);
    }

    private static IEnumerable<(string What, string Found)> Rows(Inspection seen)
    {
        yield return ("sequences", Number(seen.Count));
        yield return ("length, bp", Length(seen.Length));
        yield return ("letters", string.Join(", ", seen.Letters.Select(letter => Share(letter, seen.Length.Total))));
        yield return (
            "ambiguous letters",
            seen.Ambiguous.Count == 0
                ? "none"
                : string.Join(", ", seen.Ambiguous.Select(letter => $"{letter.Key} {Number(letter.Value)}"))
        );
        yield return ("task, guessed", seen.Task);
        foreach (var label in seen.Classes)
        {
            yield return ($"class {label.Name}", Invariant($"{label.Count:N0} ({100 * label.Share:F0}%)"));
        }
        foreach (var target in seen.Targets)
        {
            var spread = target.StandardDeviation is { } deviation ? Invariant($" ± {deviation:G4}") : "";
            yield return (
                $"column {target.Name}",
                Invariant($"{target.Mean:G4}{spread}, from {target.Min:G4} to {target.Max:G4}")
            );
        }
        yield return ("copies of another", Number(seen.ExactDuplicates));
        yield return ("pairs of reverse complements", Number(seen.ReverseComplementDuplicates));
    }

    private static string Length(InspectedLength length) =>
        length.Min == length.Max
            ? Invariant($"{length.Min:N0}, all alike")
            : Invariant($"{length.Min:N0} to {length.Max:N0}, median {length.Median:N1}");

    private static string Share(KeyValuePair<string, long> letter, long total) =>
        Invariant($"{letter.Key.ToUpperInvariant()} {100.0 * letter.Value / total:F1}%");

    private static string Number(long number) => Invariant($"{number:N0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
