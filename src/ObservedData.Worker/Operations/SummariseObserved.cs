using System.Collections.Concurrent;
using ObservedData.Importing;
using ObservedData.Statistics;
using ObservedData.Summary;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Puts the predictions of all models, splits and seeds together: quantities with intervals, and where sparse
/// models look.</summary>
internal static class SummariseObserved
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = ImportFiles.Read(request);
        var splits = SplitFile.ReadAll(request);
        var models = PredictionTable.Read(request, data, parameters.Task);
        var summary = new ObservedSummary(
            Measures.Of(parameters.Task, data),
            splits.ToDictionary(split => split.Key, split => split.Value.GroupOfRow),
            parameters.Intervals.ToOptions()
        );
        // Of one seed, and of models that draw nothing, the mean over seeds is the model itself.
        var means = models.Where(model => !model.IsSameAtEverySeed).Select(model => model.Mean()).ToList();
        var all = models
            .Select(model => model.IsSameAtEverySeed ? model with { OfSeed = [model.OfSeed[0]] } : model)
            .Concat(means)
            .ToList();

        var tables = new ObservedTables(request);
        tables.WriteData(data, splits);
        tables.WriteRelatives();
        tables.WriteCells(models.SelectMany(summary.Cells), means.SelectMany(summary.Cells));
        tables.WriteEstimates([
            .. Each(all, summary.Estimates, progress),
            .. Differences(summary, all, parameters, data),
        ]);

        var final = all.Where(model => model.OfSeed.Count == 1).ToList();
        tables.WritePredictions(data, final, splits, parameters.Task);
        if (parameters.Task != PredictionTask.Regression)
        {
            tables.WriteConfusion(data, final);
        }
        if (parameters.Task == PredictionTask.Binary)
        {
            tables.WriteCalibration(data, final, parameters.Intervals.Confidence);
        }
        tables.WriteSelection(data, parameters.Regions, summary);
    }

    // Many resamples of many models: the longest part of a small study's statistics.
    private static IEnumerable<ObservedEstimate> Each(
        List<ModelPredictions> models,
        Func<ModelPredictions, IEnumerable<ObservedEstimate>> estimate,
        IStepProgress progress
    )
    {
        var found = new ConcurrentDictionary<int, ObservedEstimate[]>();
        var done = 0;
        Parallel.For(
            0,
            models.Count,
            index =>
            {
                found[index] = [.. estimate(models[index])];
                lock (found)
                {
                    progress.Report(++done / (double)models.Count, models[index].Model);
                }
            }
        );
        return Enumerable.Range(0, models.Count).SelectMany(index => found[index]);
    }

    private static IEnumerable<ObservedEstimate> Differences(
        ObservedSummary summary,
        List<ModelPredictions> models,
        Parameters parameters,
        ImportedSequences data
    )
    {
        var final = models.Where(model => model.OfSeed.Count == 1).ToLookup(model => model.Split);
        foreach (var ofSplit in final)
        {
            var primary = ofSplit.FirstOrDefault(model =>
                model.Model is var name
                && (name == parameters.Primary || name == parameters.Primary + ModelPredictions.MeanOfSeeds)
            );
            foreach (var other in ofSplit.Where(model => primary is not null && model != primary))
            {
                if (summary.Difference(primary!, other, TestOf(parameters.Task, data)) is { } difference)
                {
                    yield return difference;
                }
            }
        }
    }

    private static Func<double[], double[], int[], double>? TestOf(PredictionTask task, ImportedSequences data)
    {
        return task == PredictionTask.Regression
            ? null
            : (one, other, rows) => McNemarTest.Of(Errs(one, rows), Errs(other, rows)).PValue;

        bool[] Errs(double[] values, int[] rows) =>
            Array.ConvertAll(rows, row => PredictedClass.Of(values, row, data.ClassNames.Length) != data.Labels[row]);
    }

    private sealed record Parameters(
        PredictionTask Task,
        string Primary,
        IReadOnlyList<Region> Regions,
        IntervalParameters Intervals
    );

    private sealed record IntervalParameters(double Confidence, int Resamples, long BootstrapSeed)
    {
        public IntervalOptions ToOptions() => new(Confidence, Resamples, BootstrapSeed);
    }
}
