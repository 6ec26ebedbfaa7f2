using System.Globalization;
using System.Xml.Linq;

namespace Build.Testing;

/// <summary>The counts of a test run, read from the runner's TRX files.</summary>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failed">The full names of those that failed.</param>
/// <param name="Skipped">How many did not run, and said so.</param>
public sealed record TestReport(int Passed, IReadOnlyList<string> Failed, int Skipped)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The run's closing line.</summary>
    public string Summary
    {
        get
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed.Count} failed");
            return Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $"{counts}, {Skipped} skipped") : counts;
        }
    }

    /// <summary>Adds up every TRX file of a folder.</summary>
    public static TestReport Read(string folder)
    {
        var results = Directory
            .EnumerateFiles(folder, "*.trx")
            .SelectMany(file => XDocument.Load(file).Descendants(Trx + "UnitTestResult"))
            .Select(result =>
                (Name: (string?)result.Attribute("testName") ?? "", Outcome: (string?)result.Attribute("outcome"))
            )
            .ToList();
        return new TestReport(
            results.Count(result => result.Outcome == "Passed"),
            [.. results.Where(result => result.Outcome == "Failed").Select(result => result.Name)],
            results.Count(result => result.Outcome == "NotExecuted")
        );
    }
}
