using System.Globalization;

namespace Build.Benchmarking;

/// <summary>Measures studies of many seeds from nothing, and how fast their sequences are made.</summary>
/// <param name="jobs">How many workers may run at once.</param>
internal sealed class StudyBenchmark(int jobs)
{
    private const int Sequences = 50_000;
    private const int Length = 200;

    /// <summary>The whole of a study, in an empty cache.</summary>
    /// <param name="study">Its name.</param>
    /// <param name="limit">Seconds that it may take on two cores.</param>
    public BenchmarkFigure Cold(string study, double limit) =>
        InEmptyCache(study, [], run => new BenchmarkFigure($"cold Compare of '{study}'", run.Seconds, "s", limit));

    /// <summary>Sequences with their labels and motifs, made and written as FASTA and CSV.</summary>
    public BenchmarkFigure DataGeneration() =>
        InEmptyCache(
            "described",
            [
                "--target",
                "GenerateData",
                "--set",
                string.Create(CultureInfo.InvariantCulture, $"described.sizes=[{{sequences: {Sequences}, seeds: 2}}]"),
                "--set",
                $"described.data.length={Length}",
            ],
            run => new BenchmarkFigure(
                "data generation, for a million bases",
                StepTimes.Of(run).Max(step => step.Seconds) / (Sequences * Length / 1e6),
                "s",
                Limit: 1
            )
        );

    private BenchmarkFigure InEmptyCache(string study, string[] options, Func<ChildProcess, BenchmarkFigure> figure)
    {
        var folder = Directory.CreateTempSubdirectory("genomic-benchmark-").FullName;
        try
        {
            string[] own = ["--cache", Path.Combine(folder, "cache"), "--output", Path.Combine(folder, "results")];
            return figure(ChildProcess.RunGraph(["--study", study, .. own, .. options], jobs));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
