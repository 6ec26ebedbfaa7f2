using System.Globalization;
using System.Text.RegularExpressions;

namespace Build.Benchmarking;

/// <summary>How long each step of a run took, from what the run printed.</summary>
internal static partial class StepTimes
{
    /// <summary>The steps that were run, with their seconds.</summary>
    public static IReadOnlyList<(string Step, double Seconds)> Of(ChildProcess run) =>
        [
            .. DoneLine()
                .Matches(run.Output)
                .Select(line =>
                    (line.Groups[1].Value, double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture))
                ),
        ];

    [GeneratedRegex(@"^  done   (\S+)  ([\d.]+) s", RegexOptions.Multiline)]
    private static partial Regex DoneLine();
}
