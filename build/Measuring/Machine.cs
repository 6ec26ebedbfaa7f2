using System.Globalization;

namespace Build.Measuring;

/// <summary>What measurements depend on beside the program.</summary>
/// <param name="Processor">Its name, as far as the system tells.</param>
/// <param name="Cores">How many this process may use.</param>
internal sealed record Machine(string Processor, int Cores)
{
    private const string ModelLine = "model name";

    /// <summary>This one.</summary>
    public static Machine Here => new(ProcessorName(), Environment.ProcessorCount);

    /// <summary>Processes that run or want to, over the last minute; null where the system does not say.</summary>
    public static double? Load =>
        OperatingSystem.IsLinux() && File.ReadAllText("/proc/loadavg").Split(' ') is [var minute, ..]
            ? double.Parse(minute, CultureInfo.InvariantCulture)
            : null;

    private static string ProcessorName() =>
        OperatingSystem.IsLinux() ? FromLinux()
        : OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown"
        : System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();

    private static string FromLinux() =>
        File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith(ModelLine, StringComparison.Ordinal))
            ?.Split(':', 2)[1]
            .Trim()
        ?? "unknown";
}
