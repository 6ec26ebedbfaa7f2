using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>One run of the graph in a process of its own, as a user starts it.</summary>
internal sealed record GraphRun(int ExitCode, string Output, string Errors)
{
    /// <summary>How many steps the run computed.</summary>
    public int StepsRun => int.Parse(Regex.Match(Output, @"(\d+) steps run, \d+ from the cache").Groups[1].Value);

    /// <summary>The names of the steps that the run computed.</summary>
    public IReadOnlyList<string> Ran =>
        [
            .. Regex
                .Matches(Output, @"^  done   (\S+)", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)
                .Order(),
        ];

    public static GraphRun Of(params string[] arguments) => Of(new Dictionary<string, string?>(), arguments);

    public static GraphRun Of(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new GraphRun(process.ExitCode, output, errors.Result);
    }

    public static Process Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Graph, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        start.Environment.Remove("GENOMIC_CACHE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}
