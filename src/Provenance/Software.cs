using System.Reflection;

namespace Provenance;

/// <summary>A program or library, as a crate describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does here.</param>
/// <param name="Licence">Its licence as an SPDX expression.</param>
/// <param name="Url">Its page; null for what is in this repository.</param>
/// <param name="Requires">The software that it runs on.</param>
internal sealed record Software(
    string Name,
    string Description,
    string Licence,
    string? Url,
    IReadOnlyList<Software> Requires
)
{
    private static readonly Software DotNet = Library(
        ".NET",
        "The runtime of every program here",
        "MIT",
        "https://dotnet.microsoft.com/"
    );

    private static readonly Software LibTorch = Library(
        "libtorch",
        "Tensors and their arithmetic, on the CPU",
        "BSD-3-Clause",
        "https://pytorch.org/"
    );

    private static readonly Software TorchSharp = Library(
        "TorchSharp",
        "The binding of libtorch to .NET",
        "MIT",
        "https://github.com/dotnet/TorchSharp"
    );

    private static readonly Software CsvHelper = Library(
        "CsvHelper",
        "Reading and writing CSV",
        "MS-PL OR Apache-2.0",
        "https://joshclose.github.io/CsvHelper/"
    );

    private static readonly Software MathNet = Library(
        "MathNet.Numerics",
        "Linear algebra and distributions",
        "MIT",
        "https://numerics.mathdotnet.com/"
    );

    /// <summary>Where an application is known by its name in this repository, the name is its id.</summary>
    public string Id => Url ?? $"#{Name}";

    /// <summary>The version that is restored; null for what is in this repository: its bytes are in the steps' keys.</summary>
    public string? Version =>
        Url is null
            ? null
            : typeof(Software)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => attribute.Key == Name)
                .Value;

    /// <summary>The software that a program of this pipeline is.</summary>
    public static Software Of(PipelineProgram program) =>
        program switch
        {
            PipelineProgram.Worker => Own(
                "Worker",
                "Makes the data and trains the models of simulated studies, one step a process",
                [DotNet, LibTorch, TorchSharp, CsvHelper, MathNet]
            ),
            PipelineProgram.ObservedWorker => Own(
                "ObservedData.Worker",
                "Reads, splits and judges observed sequences, and trains on them and on tasks beyond the paper, one step a process",
                [DotNet, LibTorch, TorchSharp, CsvHelper, MathNet]
            ),
            PipelineProgram.Manuscript => Own(
                "Manuscript",
                "Puts the steps' results together into tables, and judges the claims by them",
                [DotNet, CsvHelper]
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(program), program, "No such program."),
        };

    private static Software Own(string name, string description, IReadOnlyList<Software> requires) =>
        new(name, description, Publication.Licence, Url: null, requires);

    private static Software Library(string name, string description, string licence, string url) =>
        new(name, description, licence, url, []);
}
