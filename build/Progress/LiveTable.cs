using Spectre.Console;
using StepCache;

namespace Build.Progress;

/// <summary>The table of what runs, at the lower end of a terminal while something does.</summary>
/// <param name="console">The terminal.</param>
/// <param name="look">How far the run is.</param>
/// <param name="curves">The loss curves of its trainings by step.</param>
internal sealed class LiveTable(
    IAnsiConsole console,
    Func<RunState> look,
    IReadOnlyDictionary<string, LossCurve> curves
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly WorkerUsage _usage = new();

    /// <summary>Whether a console can show it.</summary>
    public static bool FitsOn(IAnsiConsole console) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true } && console.Profile.Out.IsTerminal;

    /// <summary>A text with as much behind it as covers all of its lines.</summary>
    public static string Covering(string text, int width) => text.PadRight((text.Length + width - 1) / width * width);

    /// <summary>Shows it until the work is done; then it is gone.</summary>
    public Task ShowAsync(Task work) =>
        console
            .Live(Now())
            .AutoClear(true)
            .Overflow(VerticalOverflow.Crop)
            .StartAsync(async display =>
            {
                while (!work.IsCompleted)
                {
                    display.UpdateTarget(Now());
                    await Task.WhenAny(work, Task.Delay(Interval));
                }
                await work;
            });

    private Spectre.Console.Rendering.IRenderable Now() => new RunView(Screen.Of(console), curves, _usage).Of(look());
}
