using Spectre.Console;

namespace Build.Progress;

/// <summary>The console that results and progress are shown on.</summary>
internal static class Terminal
{
    private const int PipeWidth = 120;

    /// <summary>Leaves standard output to what is returned: all else that this program prints goes to standard error.
    /// </summary>
    public static TextWriter TakeOutput()
    {
        var output = Console.Out;
        Console.SetOut(Console.Error);
        AnsiConsole.Console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
        );
        return output;
    }

    /// <summary>Opens it; what is written to a file or a pipe is not folded at a terminal's 80 columns.</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
        }
        return console;
    }
}
