using System.Globalization;
using System.Text;

namespace EndToEnd;

/// <summary>A user's own sequences, few and short, and a study of them that trains in seconds.</summary>
internal static class SmallObservedStudy
{
    private const int Count = 24;
    private const int Length = 40;
    private const string Motif = "TATAAT";

    /// <summary>Writes sequences in FASTA, every other one with a motif, and returns their text.</summary>
    public static string WriteSequences(TemporaryFolder folder, string name = "mine.fa")
    {
        var text = new StringBuilder();
        var random = new Random(1);
        for (var i = 0; i < Count; i++)
        {
            var letters = random.GetItems<char>("ACGT", Length);
            if (i % 2 == 1)
            {
                Motif.CopyTo(letters.AsSpan(random.Next(Length - Motif.Length)));
            }
            text.Append(CultureInfo.InvariantCulture, $">s{i} a note\n{new string(letters)}\n");
        }
        File.WriteAllText(folder[name], text.ToString());
        return text.ToString();
    }

    /// <summary>Writes a label for each.</summary>
    /// <param name="folder">Where <c>mine.csv</c> goes.</param>
    /// <param name="label">The label by the sequence's number.</param>
    public static void WriteLabels(TemporaryFolder folder, Func<int, string> label)
    {
        var rows = Enumerable
            .Range(0, Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i},{label(i)}"));
        File.WriteAllLines(folder["mine.csv"], rows.Prepend("id,label"));
    }

    /// <summary>A copy of the committed parameters, which a study is added to.</summary>
    public static string CopyParameters(TemporaryFolder folder)
    {
        File.Copy(Path.Combine(Checkout.Root, "params.yaml"), folder["own.yaml"]);
        return folder["own.yaml"];
    }

    /// <summary>Makes the study <c>mine</c> of the files in the folder.</summary>
    public static GraphRun New(TemporaryFolder folder, string sequences = "mine.fa", params string[] more) =>
        GraphRun.Of([
            "--target",
            "NewStudy",
            "--params",
            folder["own.yaml"],
            "--name",
            "mine",
            "--sequences",
            folder[sequences],
            "--labels",
            folder["mine.csv"],
            .. more,
        ]);

    /// <summary>Options that make the study <c>mine</c> small and keep its files in the folder.</summary>
    public static string[] In(TemporaryFolder folder) =>
        [
            "--params",
            folder["own.yaml"],
            "--study",
            "mine",
            "--output",
            folder["results"],
            "--cache",
            folder["cache"],
            "--set",
            "mine.seeds=1",
            "--set",
            "mine.data.split=[{ name: halves, kind: folds, folds: 2 }]",
            "--set",
            "mine.training.epochs=1",
            "--set",
            "mine.motif.epochs=[1]",
            "--set",
            "mine.motif.controls=[norm]",
            "--set",
            "mine.intervals.resamples=100",
        ];
}
