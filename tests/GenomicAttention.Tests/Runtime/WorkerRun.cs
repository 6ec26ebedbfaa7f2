using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenomicAttention.Tests.Sequences;

namespace GenomicAttention.Tests.Runtime;

/// <summary>What a worker's process came to.</summary>
/// <param name="Outputs">The files that it wrote, by name; null where it did not finish.</param>
/// <param name="Report">How it ended and what it printed.</param>
internal sealed record WorkerRun(IReadOnlyDictionary<string, byte[]>? Outputs, string Report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Beside the output folder of the tests, in the same configuration.
    private static readonly string Program = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "Worker",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "Worker.dll"
        )
    );

    // An emulator is given the program itself: it follows no PATH.
    private static readonly string Host = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")
    );

    /// <summary>Runs one operation of the worker, in a process of its own.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">Paths of its input files.</param>
    /// <param name="emulator">A program and arguments to run it under; empty for this machine itself.</param>
    public static async Task<WorkerRun> Run(
        string operation,
        JsonObject parameters,
        IEnumerable<string> inputs,
        params string[] emulator
    )
    {
        using var folder = new TemporaryDirectory();
        string[] command = [.. emulator, Host, Program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var last = "nothing";
        try
        {
            await process.StandardInput.WriteLineAsync(Request(operation, parameters, inputs, folder.Path));
            await process.StandardInput.WriteLineAsync("run");
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                last = line.Length > 0 ? line : last;
                if (IsLast(line))
                {
                    process.StandardInput.Close(); // the worker ends upon this, not before
                }
            }

            await process.WaitForExitAsync(patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        var finished = process.ExitCode == 0 && last.Contains("\"finished\"", StringComparison.Ordinal);
        var outputs = Directory
            .GetFiles(Path.Combine(folder.Path, "outputs"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        return new WorkerRun(
            finished ? outputs : null,
            $"exit code {process.ExitCode}, last said {last}\n{await errors}"
        );
    }

    private static bool IsLast(string line) =>
        line.StartsWith("""{"event":"finished""", StringComparison.Ordinal)
        || line.StartsWith("""{"event":"failed""", StringComparison.Ordinal);

    // As the worker's protocol has it, without its types: the tests of the training library do not know them.
    private static string Request(string operation, JsonObject parameters, IEnumerable<string> inputs, string folder) =>
        new JsonObject
        {
            ["step"] = operation,
            ["operation"] = operation,
            ["parameters"] = parameters.DeepClone(),
            ["inputs"] = JsonSerializer.SerializeToNode(inputs.ToDictionary(path => Path.GetFileName(path))),
            ["workDirectory"] = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName,
            ["outputDirectory"] = Directory.CreateDirectory(Path.Combine(folder, "outputs")).FullName,
            ["checkpointDirectory"] = Directory.CreateDirectory(Path.Combine(folder, "checkpoints")).FullName,
            ["lockFile"] = Path.Combine(folder, "lock"),
        }.ToJsonString();
}
