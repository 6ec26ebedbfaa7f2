using Cake.Core;

namespace Build.Progress;

/// <summary>Cake's console, without colours where the output is not a terminal.</summary>
internal sealed class PlainInPipes(IConsole console) : IConsole
{
    public ConsoleColor ForegroundColor
    {
        get => console.ForegroundColor;
        set => console.ForegroundColor = value;
    }

    public ConsoleColor BackgroundColor
    {
        get => console.BackgroundColor;
        set => console.BackgroundColor = value;
    }

    public bool SupportAnsiEscapeCodes => !Console.IsOutputRedirected && console.SupportAnsiEscapeCodes;

    public void Write(string format, params object[] arg) => console.Write(format, arg);

    public void WriteLine(string format, params object[] arg) => console.WriteLine(format, arg);

    public void WriteError(string format, params object[] arg) => console.WriteError(format, arg);

    public void WriteErrorLine(string format, params object[] arg) => console.WriteErrorLine(format, arg);

    public void ResetColor() => console.ResetColor();
}
