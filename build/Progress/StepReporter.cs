using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StepCache;

namespace Build.Progress;

/// <summary>Says what each step does and why: one line when it starts, one when it ends.</summary>
/// <remarks>Where no table shows how far running steps are, a line now and then does.</remarks>
public sealed class StepReporter(IAnsiConsole console, bool quiet) : IStepObserver
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, PlainProgress> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LossCurve> _curves = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StepOutcome> _outcomes = new();
    private int _ran;
    private int _reused;

    /// <summary>How many steps this run has computed.</summary>
    public int Ran => _ran;

    /// <summary>How many steps had their result in the cache, or another run's.</summary>
    public int Reused => _reused;

    /// <summary>How each step ended that this run needed.</summary>
    public IReadOnlyCollection<StepOutcome> Outcomes => _outcomes;

    /// <summary>Shows what runs until <paramref name="work"/> is done, on a terminal.</summary>
    /// <param name="work">What is waited for.</param>
    /// <param name="look">How far the run is.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted; the message says what is kept.</exception>
    public async Task WatchAsync(Task work, Func<RunState> look)
    {
        try
        {
            var isShown = !quiet && !work.IsCompleted && LiveTable.FitsOn(console);
            await (isShown ? new LiveTable(console, look, _curves).ShowAsync(work) : work);
        }
        catch (OperationCanceledException interruption)
        {
            throw Interruption.Of(look(), interruption);
        }
    }

    /// <inheritdoc/>
    public void Planned(StepPlan plan)
    {
        var certain = plan.Count(PlannedAction.Run);
        var undecided = plan.Count(PlannedAction.Undecided);
        var remote = plan.Count(PlannedAction.FromRemote);
        if (certain + remote > 0)
        {
            var maybe = undecided > 0 ? $", {undecided} more if what comes before them changes" : "";
            var fetch = remote > 0 ? $", {remote} to fetch from the remote cache" : "";
            Line($"{certain} of {plan.Steps.Count} steps to run{maybe}{fetch}");
        }
    }

    /// <inheritdoc/>
    public void Started(StepStart start)
    {
        var name = start.Step.Name;
        _running[name] = new PlainProgress();
        _curves[name] = new LossCurve();
        Line($"  run    {name}  ({start.Reason})");
    }

    /// <inheritdoc/>
    public void Progress(Step step, double fraction, string text)
    {
        if (!_running.TryGetValue(step.Name, out var running))
        {
            return;
        }
        if (_curves.TryGetValue(step.Name, out var curve))
        {
            curve.Add(text);
        }
        running.Report(fraction);
        if (!LiveTable.FitsOn(console) && running.IsDue(PlainInterval))
        {
            var left = running.Left is { } time ? $", about {Seconds(time)} left" : "";
            Line($"         {step.Name}  {text}{left}");
        }
    }

    /// <inheritdoc/>
    public void Finished(StepOutcome outcome)
    {
        Forget(outcome.Step.Name);
        _outcomes.Enqueue(outcome);
        switch (outcome.Kind)
        {
            case StepOutcomeKind.Ran:
                Interlocked.Increment(ref _ran);
                Line($"  done   {outcome.Step.Name}  {Seconds(outcome.Duration)}");
                break;
            case StepOutcomeKind.WaitedForOtherRun:
                Interlocked.Increment(ref _reused);
                Line($"  shared {outcome.Step.Name}  another run computed it");
                break;
            case StepOutcomeKind.FromRemote:
                Interlocked.Increment(ref _reused);
                Line($"  remote {outcome.Step.Name}  {Seconds(outcome.Duration)}");
                break;
            case StepOutcomeKind.FromCache:
                Interlocked.Increment(ref _reused);
                Line($"  cache  {outcome.Step.Name}");
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Failed(StepFailure failure)
    {
        Forget(failure.Step);
        Line($"  FAILED {failure.Step}  {failure.Error}");
        // Where the user can mend it, the error says all that they need.
        foreach (var line in failure.IsUserError ? [] : LogTail.Of(failure.LogFile))
        {
            Line($"         | {line}");
        }
    }

    /// <inheritdoc/>
    public void Message(string text) => Line($"         {text}");

    private void Forget(string step)
    {
        _running.TryRemove(step, out _);
        _curves.TryRemove(step, out _);
    }

    private void Line(string text)
    {
        if (!quiet)
        {
            // The table of what runs stood where the line goes, and only what is written over it is gone.
            console.WriteLine(LiveTable.FitsOn(console) ? LiveTable.Covering(text, console.Profile.Width) : text);
        }
    }

    private static string Seconds(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s");

    // A step that waits on a cluster, or goes on from a checkpoint, tells its pace only from its first report on.
    private sealed class PlainProgress
    {
        private (double Fraction, long Time)? _first;
        private double _fraction;
        private long _said = Stopwatch.GetTimestamp();

        public TimeSpan? Left =>
            _first is { } first && _fraction > first.Fraction
                ? Stopwatch.GetElapsedTime(first.Time) * ((1 - _fraction) / (_fraction - first.Fraction))
                : null;

        public void Report(double fraction)
        {
            _first ??= (fraction, Stopwatch.GetTimestamp());
            _fraction = fraction;
        }

        public bool IsDue(TimeSpan interval)
        {
            if (Stopwatch.GetElapsedTime(_said) < interval)
            {
                return false;
            }
            _said = Stopwatch.GetTimestamp();
            return true;
        }
    }
}
