using System.Text;

namespace Build.Progress;

/// <summary>The end of what a failed step printed.</summary>
internal static class LogTail
{
    private const int Lines = 10;
    private const int MostBytes = 65536;

    // libtorch says at many a pass that a library which it would not use here does not know the processor.
    private const string Noise = "NNPACK.cpp:";

    /// <summary>The last lines of a log; none where there is none to read.</summary>
    public static IReadOnlyList<string> Of(string? logFile)
    {
        try
        {
            if (logFile is null)
            {
                return [];
            }
            using var log = new FileStream(
                logFile,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            log.Position = Math.Max(0, log.Length - MostBytes);
            var text = new StreamReader(log, Encoding.UTF8).ReadToEnd();
            return [.. text.Split('\n').Select(line => line.TrimEnd()).Where(IsTelling).TakeLast(Lines)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsTelling(string line) => line.Length > 0 && !line.Contains(Noise, StringComparison.Ordinal);
}
