using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StepCache;

namespace Build.Progress;

/// <summary>Says what each step does and why: one line when it starts, one when it ends.</summary>
/// <remarks>
/// On a terminal running steps have a bar with the time left; elsewhere a line now and then says how far
/// they are.
/// </remarks>
public sealed class StepReporter(IAnsiConsole console, bool quiet) : IStepObserver
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, RunningStep> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StepOutcome> _outcomes = new();
    private int _ran;
    private int _reused;

    /// <summary>How many steps this run has computed.</summary>
    public int Ran => _ran;

    /// <summary>How many steps had their result in the cache, or another run's.</summary>
    public int Reused => _reused;

    /// <summary>How each step ended that this run needed.</summary>
    public IReadOnlyCollection<StepOutcome> Outcomes => _outcomes;

    /// <summary>Shows bars for what runs until <paramref name="work"/> is done; only on a terminal.</summary>
    public async Task WatchAsync(Task work)
    {
        if (quiet || !console.Profile.Capabilities.Interactive || work.IsCompleted)
        {
            await work;
            return;
        }
        await console
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(progress => DrawUntilDoneAsync(progress, work));
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
    public void Started(Step step, string reason)
    {
        _running[step.Name] = new RunningStep(step.Name);
        Line($"  run    {step.Name}  ({reason})");
    }

    /// <inheritdoc/>
    public void Progress(Step step, double fraction, string text)
    {
        if (!_running.TryGetValue(step.Name, out var running))
        {
            return;
        }
        running.Fraction = fraction;
        if (!console.Profile.Capabilities.Interactive && running.IsDue(PlainInterval))
        {
            Line($"         {step.Name}  {text}, about {Seconds(running.Left)} left");
        }
    }

    /// <inheritdoc/>
    public void Finished(StepOutcome outcome)
    {
        _running.TryRemove(outcome.Step.Name, out _);
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
        _running.TryRemove(failure.Step, out _);
        Line($"  FAILED {failure.Step}  {failure.Error}");
    }

    /// <inheritdoc/>
    public void Message(string text) => Line($"         {text}");

    private void Line(string text)
    {
        if (!quiet)
        {
            console.WriteLine(text);
        }
    }

    private async Task DrawUntilDoneAsync(ProgressContext progress, Task work)
    {
        var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
        while (!work.IsCompleted)
        {
            foreach (var (name, running) in _running)
            {
                if (!bars.TryGetValue(name, out var bar))
                {
                    bars[name] = bar = progress.AddTask(Markup.Escape(name), maxValue: 1);
                }
                bar.Value = running.Fraction;
            }
            foreach (var (name, bar) in bars.Where(entry => !_running.ContainsKey(entry.Key)))
            {
                bar.Value = bar.MaxValue;
            }
            await Task.WhenAny(work, Task.Delay(100));
        }
        await work;
    }

    private static string Seconds(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s");

    private sealed class RunningStep(string name)
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private long _said = Stopwatch.GetTimestamp();

        public string Name { get; } = name;

        public double Fraction { get; set; }

        public TimeSpan Left =>
            Fraction > 0 ? Stopwatch.GetElapsedTime(_started) * ((1 - Fraction) / Fraction) : TimeSpan.Zero;

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
