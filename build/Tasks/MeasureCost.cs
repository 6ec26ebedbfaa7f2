using System.Diagnostics;
using System.Globalization;
using Build.Measuring;
using Build.Studies;
using Cake.Frosting;
using Manuscript.Replication;
using StepCache;

namespace Build.Tasks;

/// <summary>Measures each model's passes at each length, one at a time; measurements are never taken from the cache.
/// </summary>
[TaskName("MeasureCost")]
[TaskDescription("Measure time and memory of each model at each length, into results/STUDY/measured/")]
public sealed class MeasureCost : AsyncFrostingTask<StudyContext>, IStudyTask
{
    private static readonly CostLimits Limits = new(Seconds: 60, Bytes: 4L << 30);

    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Cost is { } cost ? [cost] : [];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var cost =
            context.Plan.Cost
            ?? throw new UserErrorException(
                $"MeasureCost: the study '{context.Options.Study}' has no 'cost' in the parameter file; try --study described."
            );
        await context.RunAsync([cost]);
        await context.RestoreAsync(cost, context.Paths.Results);
        var counted = CostRow.Read(Path.Combine(context.Paths.Results, CostRow.FileName));
        var series = SeriesOf(cost, counted).ToList();

        var cancellation = context.Session.Cancellation;
        var worker = new WorkerCall(Computations.FreshTrainer(context.Paths), context.Say);
        var meter = new CostMeter(worker, Limits, cancellation);
        var folder = Path.Combine(context.Paths.Results, MeasuredFiles.FolderName);
        var cells = new List<CostCell>();
        var (started, done) = (Stopwatch.GetTimestamp(), 0);
        try
        {
            foreach (var one in series)
            {
                cells.AddRange(await meter.MeasureAsync(one, Done));
                MeasuredFiles.Write(folder, cells);
            }
        }
        catch (OperationCanceledException interruption)
        {
            throw Interruption.With(
                $"{CheckoutPaths.Display(folder)} has the {cells.Count} measurements before it.",
                interruption
            );
        }
        var exponents = await CostExponent.FitAsync(cells, worker, cancellation);
        MeasuredFiles.Write(folder, exponents);

        context.Outcome.EndWith(
            $"measurements in {CheckoutPaths.Display(folder)}",
            context.Options.IsQuiet ? null : CostView.Of(cells, exponents)
        );

        void Done(CostCell cell)
        {
            done++;
            var left = Stopwatch.GetElapsedTime(started) * ((counted.Count * 2.0 / done) - 1);
            context.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done}/{counted.Count * 2}  {CostView.LineOf(cell)}; about {left.TotalMinutes:F0} min left"
                )
            );
        }
    }

    // The worker writes the rows of a model together, in the order of the step's models.
    private static IEnumerable<CostSeries> SeriesOf(Step cost, IReadOnlyList<CostRow> counted) =>
        cost.Parameters["models"]!
            .AsArray()
            .Zip(counted.GroupBy(row => (row.Model, row.Kernel)))
            .SelectMany(pair =>
                new[] { CostSeries.Forward, CostSeries.Training }.Select(direction => new CostSeries(
                    pair.Second.Key.Model,
                    pair.Second.Key.Kernel,
                    pair.First!["shape"]!.AsObject(),
                    direction,
                    [.. pair.Second]
                ))
            );
}
