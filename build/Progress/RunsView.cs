using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build.Progress;

/// <summary>The runs that go on with a cache, as another process sees them.</summary>
internal static class RunsView
{
    // A run says once a second how far it is; a slow file system, or a stopped process, is late by more.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    /// <summary>Each run with its steps; nothing where none goes on.</summary>
    public static IRenderable Of(IReadOnlyList<RunState> runs, Screen screen)
    {
        var view = new RunView(
            screen with
            {
                Height = int.MaxValue,
            },
            ImmutableDictionary<string, LossCurve>.Empty,
            new WorkerUsage()
        );
        return new Rows(runs.SelectMany(run => new[] { new Text(Head(run)), view.Of(run), Text.Empty }));
    }

    private static string Head(RunState run)
    {
        var silent = DateTimeOffset.UtcNow - run.Updated;
        var late = silent > Late ? $", last heard of {Duration.Text(silent.TotalSeconds)} ago" : "";
        var title = run.Title.Length > 0 ? $" ({run.Title})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"run of process {run.ProcessId} on {run.Host}{title}, started {run.Started.ToLocalTime():HH:mm}{late}"
        );
    }
}
