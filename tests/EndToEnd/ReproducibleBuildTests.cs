using System.Diagnostics;

namespace EndToEnd;

/// <summary>A checkout elsewhere builds the same assemblies, so that its steps have the same keys.</summary>
public sealed class ReproducibleBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_code_that_is_part_of_keys_is_the_same_bytes_in_another_folder()
    {
        CopySources();

        Build("src/Worker");
        Build("src/Figures");

        string[] assemblies =
        [
            "Worker/release/Worker.dll",
            "Worker/release/GenomicAttention.dll",
            "Worker/release/StepCache.Requests.dll",
            "Figures/release/Manuscript.dll",
            "Figures/release/Figures.dll",
        ];
        Assert.All(
            assemblies,
            assembly =>
                Assert.Equal(
                    File.ReadAllBytes(Path.Combine(Checkout.Root, "artifacts", "bin", assembly)),
                    File.ReadAllBytes(_folder[$"artifacts/bin/{assembly}"])
                )
        );
    }

    public void Dispose() => _folder.Dispose();

    private void CopySources()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Checkout.Root, "Directory.*"))
            .Concat([Path.Combine(Checkout.Root, "global.json"), Path.Combine(Checkout.Root, ".editorconfig")]);
        foreach (var file in files)
        {
            var copy = _folder[Path.GetRelativePath(Checkout.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Build(string project)
    {
        using var build = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet"]
            )
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
            }
        )!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, output);
    }
}
