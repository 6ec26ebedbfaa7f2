using System.Runtime.CompilerServices;

namespace StepCache.Tests;

/// <summary>The example of the package's README is a program that compiles, and does what the README says.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_readme_shows_the_example_program()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "src", "StepCache", "README.md"));
        var program = File.ReadAllText(Path.Combine(Root(), "tests", "StepCache.Example", "Program.cs"));

        Assert.Contains($"```csharp\n{program}```\n", readme, StringComparison.Ordinal);
        Assert.InRange(program.Split('\n').Length, 1, 23);
    }

    [Fact]
    public void The_example_runs_once_and_then_comes_from_the_cache()
    {
        var text = folder.Write("text", "a b c");

        Assert.Equal("words/count: Ran\n", Run(text));
        Assert.Equal("words/count: FromCache\n", Run(text));
        Assert.Equal("3\n", File.ReadAllText(folder.File("results/count.txt")));
        File.WriteAllText(text, "a b c d");
        Assert.Equal("words/count: Ran\n", Run(text));
    }

    private string Run(string text)
    {
        var example = Path.Combine(AppContext.BaseDirectory, "StepCache.Example.dll");
        using var process = TestProcess.Start(
            "dotnet",
            [example, text, folder.File("cache")],
            start => start.WorkingDirectory = folder.Path
        );
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.ReplaceLineEndings("\n");
    }

    private static string Root([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
