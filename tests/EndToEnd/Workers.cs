using System.Diagnostics;
using System.Runtime.Versioning;

namespace EndToEnd;

/// <summary>The worker processes of a running graph.</summary>
[SupportedOSPlatform("linux")]
internal static class Workers
{
    public static List<Process> Of(Process host) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
                .Where(id => id > 0 && ParentOf(id) == host.Id)
                .Select(ProcessOf)
                .OfType<Process>(),
        ];

    /// <summary>Reads up to and with the first line that has a text, and returns that line.</summary>
    public static async Task<string> SkipToAsync(this StreamReader output, string text)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }
        throw new InvalidOperationException($"The run ended without '{text}'.");
    }

    private static Process? ProcessOf(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null; // It has ended.
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            // pid (name) state parent ...
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }
}
