using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Build.Tests;

/// <summary>Dependencies point one way, so that what computes a result is in a closure that is part of its key.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Programs = FindFromSource();

    [Theory]
    [InlineData(
        "Build/release/Build.dll",
        "TorchSharp",
        "GenomicAttention",
        "Worker",
        "Figures",
        "ScottPlot",
        "SkiaSharp"
    )]
    [InlineData(
        "Build/release/Manuscript.dll",
        "ScottPlot",
        "SkiaSharp",
        "TorchSharp",
        "GenomicAttention",
        "StepCache",
        "Report",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData(
        "Build/release/Provenance.dll",
        "TorchSharp",
        "GenomicAttention",
        "StepCache",
        "Manuscript",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData(
        "Build/release/Typesetting.dll",
        "ScottPlot",
        "SkiaSharp",
        "TorchSharp",
        "GenomicAttention",
        "StepCache",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData("Build/release/Manuscript.dll", "Typesetting", "Markdig", "YamlDotNet")]
    [InlineData(
        "Build/release/StepCache.dll",
        "TorchSharp",
        "GenomicAttention",
        "Manuscript",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData(
        "Build/release/StepCache.Slurm.dll",
        "TorchSharp",
        "GenomicAttention",
        "Manuscript",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData("Build/release/StepCache.dll", "StepCache.Slurm")]
    [InlineData(
        "StepCache.Slurm.Relay/release/StepCache.Slurm.Relay.dll",
        "TorchSharp",
        "GenomicAttention",
        "Worker",
        "Build"
    )]
    [InlineData("Worker/release/Worker.dll", "StepCache.Slurm")]
    [InlineData(
        "Build/release/Report.dll",
        "TorchSharp",
        "GenomicAttention",
        "StepCache",
        "ScottPlot",
        "SkiaSharp",
        "Cake",
        "Spectre",
        "Build"
    )]
    [InlineData(
        "Build/release/Cake.Frosting.dll",
        "TorchSharp",
        "GenomicAttention",
        "StepCache",
        "Manuscript",
        "Build"
    )]
    [InlineData(
        "Worker/release/StepCache.Requests.dll",
        "TorchSharp",
        "GenomicAttention",
        "Manuscript",
        "Cake",
        "Spectre"
    )]
    [InlineData("Worker/release/GenomicAttention.dll", "StepCache", "Manuscript", "Cake", "Spectre", "System.Console")]
    [InlineData("Worker/release/Worker.dll", "Manuscript", "Figures", "Cake", "Spectre", "Build")]
    [InlineData(
        "ObservedData.Worker/release/ObservedData.dll",
        "StepCache",
        "MotifAnalysis",
        "Manuscript",
        "Cake",
        "Spectre",
        "System.Console"
    )]
    [InlineData(
        "ObservedData.Worker/release/MotifAnalysis.dll",
        "TorchSharp",
        "StepCache",
        "ObservedData",
        "Manuscript",
        "Cake",
        "Spectre",
        "System.Console"
    )]
    [InlineData("ObservedData.Worker/release/StepFormats.dll", "ObservedData", "Manuscript", "Cake", "Spectre")]
    [InlineData("Worker/release/Worker.dll", "ObservedData", "MotifAnalysis")]
    [InlineData("Figures/release/Figures.dll", "TorchSharp", "GenomicAttention", "Worker", "Cake", "Spectre", "Build")]
    public void An_assembly_knows_nothing_of(string assembly, params string[] others)
    {
        var references = ReferencesOf(Path.Combine(Programs, assembly));

        Assert.Contains("System.Runtime", references);
        Assert.DoesNotContain(
            references,
            reference =>
                others.Any(other => reference == other || reference.StartsWith($"{other}.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void The_worker_has_only_the_cache_s_request_types()
    {
        var beside = Directory.GetFiles(Path.Combine(Programs, "Worker", "release"), "*.dll").Select(Path.GetFileName);

        Assert.Contains("StepCache.Requests.dll", beside);
        Assert.DoesNotContain("StepCache.dll", beside);
        Assert.DoesNotContain("Manuscript.dll", beside);
    }

    [Theory]
    [InlineData("torch")]
    [InlineData("ScottPlot")]
    [InlineData("Skia")]
    public void The_graph_s_program_has_beside_it_no(string library) =>
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(Programs, "Build", "release"), "*", SearchOption.AllDirectories),
            file => Path.GetFileName(file).Contains(library, StringComparison.OrdinalIgnoreCase)
        );

    [Fact]
    public void The_program_for_figures_has_its_native_library_for_this_platform_alone() =>
        Assert.Single(
            Directory.GetFiles(
                Path.Combine(Programs, "Figures", "release"),
                "libSkiaSharp.*",
                SearchOption.AllDirectories
            )
        );

    private static List<string> ReferencesOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(reference =>
                metadata.GetString(metadata.GetAssemblyReference(reference).Name)
            ),
        ];
    }

    private static string FindFromSource([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", "..", "artifacts", "bin"));
}
