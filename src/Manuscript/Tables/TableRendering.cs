using System.Text;
using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Tables;

/// <summary>Renders the tables of a results folder, from its CSV files alone.</summary>
public static class TableRendering
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <c>sweep</c>, <c>comparison</c>, <c>baseline</c> and <c>claims</c>, each as <c>.md</c> and as
    /// <c>.tex</c>. Captions give n and seed where the folder has a <c>conditions.csv</c>. Nothing is written
    /// unless all files could be read.
    /// </summary>
    /// <param name="resultsDirectory">A folder with the files of <see cref="PublishedResults"/>.</param>
    /// <param name="study">The study's name, for labels.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string study, string outputDirectory) =>
        Write(Read(resultsDirectory), study, outputDirectory);

    internal static void Write(IReadOnlyList<Table> tables, string study, string outputDirectory)
    {
        Directory.CreateDirectory(outputDirectory);
        foreach (var table in tables)
        {
            var file = Path.Combine(outputDirectory, table.Name);
            File.WriteAllText(file + ".md", MarkdownTableWriter.Write(table), Utf8);
            File.WriteAllText(file + ".tex", LatexTableWriter.Write(table, study), Utf8);
        }
    }

    /// <summary>The tables, not yet in any format.</summary>
    /// <param name="resultsDirectory">A folder with the files of <see cref="PublishedResults"/>.</param>
    /// <returns>Sweep, comparison, baseline, claims.</returns>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static IReadOnlyList<Table> Read(string resultsDirectory)
    {
        string In(string name) => Path.Combine(resultsDirectory, name);
        var conditions = File.Exists(In(ConditionsRow.FileName))
            ? ConditionsRow.Csv.Read(In(ConditionsRow.FileName))
            : [];
        ConditionsRow? Of(string result) => conditions.FirstOrDefault(row => row.Result == result);

        return
        [
            ResultTables.Sweep(SweepRow.Csv.Read(In(SweepRow.FileName)), Of("sweep")),
            ResultTables.Comparison(ComparisonRow.Csv.Read(In(ComparisonRow.FileName)), Of("comparison")),
            ResultTables.Baseline(OnlyBaseline(In(BaselineRow.FileName)), Of("baseline")),
            ResultTables.Claims(ClaimRow.Read(In(ClaimRow.FileName)), Of("comparison")),
        ];
    }

    private static BaselineRow OnlyBaseline(string file)
    {
        var rows = BaselineRow.Csv.Read(file);
        return rows.Count == 1
            ? rows[0]
            : throw new ResultsFileException(file, null, $"must have one row below its header, but has {rows.Count}.");
    }
}
