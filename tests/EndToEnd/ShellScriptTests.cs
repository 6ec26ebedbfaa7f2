using System.Diagnostics;
using System.Runtime.Versioning;

namespace EndToEnd;

/// <summary>build.sh on a machine without the right SDK.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ShellScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_an_sdk_it_says_what_to_install()
    {
        var (exitCode, errors) = RunScript(dotnet: null);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: no .NET SDK found", errors, StringComparison.Ordinal);
        Assert.InRange(errors.TrimEnd().Split('\n').Length, 1, 2);
    }

    [Fact]
    public void With_too_old_an_sdk_it_says_which_it_needs()
    {
        // What an older SDK does where global.json asks for a newer one.
        var (exitCode, errors) = RunScript("case $1 in --list-sdks) echo '8.0.100 [/sdk]';; *) exit 145;; esac");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: the .NET SDK found is not version 10: 8.0.100", errors, StringComparison.Ordinal);
        Assert.InRange(errors.TrimEnd().Split('\n').Length, 1, 2);
    }

    public void Dispose() => _folder.Dispose();

    private (int ExitCode, string Errors) RunScript(string? dotnet)
    {
        // A copy without build outputs, so that the script has to build.
        File.Copy(Path.Combine(Checkout.Root, "build.sh"), _folder["build.sh"]);
        File.Copy(Path.Combine(Checkout.Root, "global.json"), _folder["global.json"]);
        var tools = Directory.CreateDirectory(_folder["bin"]).FullName;
        foreach (var tool in new[] { "bash", "dirname", "find", "sed", "tail", "mkdir", "touch", "mv", "cat", "env" })
        {
            var found = new[] { "/usr/bin", "/bin" }.Select(bin => Path.Combine(bin, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(tools, tool), found);
        }
        if (dotnet is not null)
        {
            File.WriteAllText(Path.Combine(tools, "dotnet"), $"#!/usr/bin/env bash\n{dotnet}\n");
            File.SetUnixFileMode(Path.Combine(tools, "dotnet"), (UnixFileMode)0b111_101_101);
        }
        var start = new ProcessStartInfo(Path.Combine(tools, "bash"), [_folder["build.sh"]])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = tools;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
