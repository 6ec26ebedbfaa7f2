using System.Globalization;
using Build.CommandLine;
using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build.Progress;

/// <summary>Where a run is shown, and how much of it there is room for.</summary>
/// <param name="Width">In characters.</param>
/// <param name="Height">In lines.</param>
/// <param name="Unicode">Whether there are characters beyond ASCII.</param>
internal sealed record Screen(int Width, int Height, bool Unicode)
{
    /// <summary>As it is just now.</summary>
    public static Screen Of(IAnsiConsole console) =>
        new(console.Profile.Width, console.Profile.Height, console.Profile.Capabilities.Unicode);
}

/// <summary>A run that goes on: its steps counted, and those that run, one a line.</summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="curves">The loss curves of its trainings by step, as far as they are known.</param>
/// <param name="usage">What processes of this machine take.</param>
internal sealed class RunView(Screen screen, IReadOnlyDictionary<string, LossCurve> curves, WorkerUsage usage)
{
    // The counts may need two lines, the head of the table one, what is left out one, and the cursor one.
    private const int LinesBeside = 5;

    private const int CurveWidth = 10;
    private const int LeastNameWidth = 20;
    private const int WidthWithUsage = 70;

    /// <summary>The run on no more lines than there are.</summary>
    public IRenderable Of(RunState run)
    {
        var shown = run.Running.Take(Math.Max(0, screen.Height - LinesBeside)).ToList();
        var parts = new List<IRenderable> { new Text(Counts(run)) };
        if (shown.Count > 0)
        {
            parts.Add(Table(run, shown));
        }
        if (run.Running.Count > shown.Count)
        {
            parts.Add(new Text($"and {run.Running.Count - shown.Count} more"));
        }
        return new Rows(parts);
    }

    /// <summary>How many steps are how far, and when the run will be done.</summary>
    public static string Counts(RunState run)
    {
        var all = run.Done + run.Running.Count + run.Waiting + run.Failed + run.Blocked;
        var failed = run.Failed > 0 ? $", {run.Failed} failed" : "";
        var blocked = run.Blocked > 0 ? $", {run.Blocked} cannot run" : "";
        var left = run.SecondsLeft is { } seconds ? $", about {Duration.Text(seconds)} left" : "";
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Done:N0} of {all:N0} steps done, {run.Running.Count:N0} running, {run.Waiting:N0} waiting{failed}{blocked}"
            ) + $"; {Duration.Text((run.Updated - run.Started).TotalSeconds)} so far{left}";
    }

    private Table Table(RunState run, List<RunningStep> shown)
    {
        var columns = Columns(run, shown).ToList();
        var room = screen.Width - 2 - columns.Sum(column => column.Width + 2);
        var name = Math.Clamp(room, LeastNameWidth, Math.Max(LeastNameWidth, shown.Max(step => step.Step.Length)));
        var table = new Table().NoBorder().AddColumn(Column("Step", name));
        foreach (var column in columns)
        {
            var added = Column(column.Head, column.Width);
            table.AddColumn(column.Head == "Loss" ? added : added.RightAligned());
        }
        foreach (var step in shown)
        {
            table.AddRow([
                new Text(Shortened(step.Step, name)),
                .. columns.Select(column => new Text(column.Cell(step), column.Style)),
            ]);
        }
        return table;
    }

    private IEnumerable<Cells> Columns(RunState run, List<RunningStep> shown)
    {
        yield return new Cells("Done", 4, step => $"{Math.Floor(step.Fraction * 100)}%", Color.Green);
        if (shown.Any(step => CurveOf(step) is not null))
        {
            var width = screen.Unicode ? CurveWidth + 7 : 6;
            yield return new Cells("Loss", width, step => LossOf(CurveOf(step)), Color.Blue);
        }
        else if (screen.Width >= WidthWithUsage && shown.Any(step => step.Text.Length > 0))
        {
            yield return new Cells(
                "At",
                CurveWidth + 7,
                step => Shortened(step.Text.Split(',')[0], CurveWidth + 7),
                Color.Default
            );
        }
        if (screen.Width >= WidthWithUsage && run.Host == Environment.MachineName)
        {
            // Asked for once a step, since each question moves the moment that the next is measured from.
            var taken = shown.ToDictionary(step => step.Step, step => step.ProcessId is { } id ? usage.Of(id) : null);
            if (taken.Values.Any(one => one?.Cores is not null))
            {
                yield return new Cells("Cores", 5, step => CoresOf(taken[step.Step]), Color.Default);
            }
            yield return new Cells("Memory", 9, step => BytesOf(taken[step.Step]), Color.Default);
        }
        yield return new Cells(
            "Left",
            8,
            step => step.SecondsLeft is { } left ? Duration.Text(left) : "",
            Color.Default
        );
    }

    private LossCurve? CurveOf(RunningStep step) =>
        curves.TryGetValue(step.Step, out var curve) && curve.Last is not null ? curve : null;

    private string LossOf(LossCurve? curve)
    {
        if (curve is null)
        {
            return "";
        }
        var last = curve.Last!.Value.ToString("F4", CultureInfo.InvariantCulture);
        return screen.Unicode ? $"{curve.Sparkline(CurveWidth).PadRight(CurveWidth)} {last}" : last;
    }

    private static string CoresOf(Usage? usage) => usage?.Cores?.ToString("F1", CultureInfo.InvariantCulture) ?? "";

    private static string BytesOf(Usage? usage) => usage is null ? "" : ByteSize.Format(usage.Bytes);

    private static TableColumn Column(string head, int width) =>
        new TableColumn(new Text(head, new Style(decoration: Decoration.Dim)))
            .Width(width)
            .NoWrap()
            .Padding(0, 0, 2, 0);

    // What a name ends with, such as its seed, tells steps apart as what it begins with does.
    private string Shortened(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }
        var mark = screen.Unicode ? "…" : "...";
        var kept = width - mark.Length;
        return string.Concat(text.AsSpan(0, kept / 2), mark, text.AsSpan(text.Length - (kept - (kept / 2))));
    }

    private sealed record Cells(string Head, int Width, Func<RunningStep, string> Cell, Style Style)
    {
        public Cells(string head, int width, Func<RunningStep, string> cell, Color color)
            : this(head, width, cell, new Style(color)) { }
    }
}
