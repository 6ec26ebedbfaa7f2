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

    public static GraphRun Of(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        EndOf(Start(environment, arguments));

    /// <summary>A run in another checkout.</summary>
    public static GraphRun In(string root, params string[] arguments) =>
        EndOf(StartIn(root, new Dictionary<string, string?>(), arguments));

    private static GraphRun EndOf(Process started)
    {
        using var process = started;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new GraphRun(process.ExitCode, output, errors.Result);
    }

    public static Process Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        StartIn(Checkout.Root, environment, arguments);

    private static Process StartIn(
        string root,
        IReadOnlyDictionary<string, string?> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(root, Checkout.GraphInIt), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        start.Environment.Remove("GENOMIC_CACHE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}
