using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;
using Build.Executors;
using Provenance;
using StepCache;

namespace Build.Studies;

/// <summary>The kinds of computation that steps are made of, with what goes into their keys.</summary>
internal sealed record Computations
{
    private const string ExactInstructionSet = "x86-64-avx2";

    private static readonly LocalWorkers Here = new(isFresh: false);
    private static readonly LocalWorkers Fresh = new(isFresh: true);

    /// <summary>Sequences and labels: the worker's code, without torch.</summary>
    public required Computation Data { get; init; }

    /// <summary>Trainings: the worker's code, and the arithmetic of libtorch as it is pinned.</summary>
    public required Computation Training { get; init; }

    /// <summary>What is done with a user's own sequences, without torch: the code of their worker program, which is apart so
    /// that its changes train no simulated study again.</summary>
    public required Computation ObservedData { get; init; }

    /// <summary>Trainings on a user's own sequences.</summary>
    public required Computation ObservedTraining { get; init; }

    /// <summary>Tables and claims: the manuscript's code, in this process.</summary>
    public required Computation Manuscript { get; init; }

    /// <summary>Figures: the code that draws, and the drawing library's native part, in a process of their own.</summary>
    public required Computation Figures { get; init; }

    /// <summary>The program that computes a step, which its code tells.</summary>
    public PipelineProgram ProgramOf(Step step) =>
        step.Code == Manuscript.Code ? PipelineProgram.Manuscript
        : step.Code == ObservedData.Code ? PipelineProgram.ObservedWorker
        : step.Code == Data.Code ? PipelineProgram.Worker
        : throw new ArgumentException($"No program of a crate computes {step.Name}.", nameof(step));

    /// <summary>Takes the digests of what was built and restored.</summary>
    /// <exception cref="UserErrorException">There is no libtorch for this platform.</exception>
    /// <param name="paths">Where programs lie.</param>
    /// <param name="digests">Of files.</param>
    /// <param name="workers">Where worker programs run; by default here.</param>
    public static Computations Of(CheckoutPaths paths, FileDigests digests, IWorkers? workers = null) =>
        Of(paths, digests, Arithmetic(paths.Worker, digests), workers ?? Here);

    /// <summary>
    /// The same for a run that only renders results: no step of it trains, so libtorch need not be there. Trainings planned with
    /// these must not run.
    /// </summary>
    public static Computations OfRendering(CheckoutPaths paths, FileDigests digests) =>
        Of(paths, digests, arithmetic: [], Here);

    private static Computations Of(CheckoutPaths paths, FileDigests digests, JsonObject arithmetic, IWorkers workers)
    {
        string[] closure = ["*.dll", "arithmetic.json"];
        var worker = CodeDigest.OfDirectory(paths.Worker, closure, digests);
        var observed = CodeDigest.OfDirectory(paths.ObservedWorker, closure, digests);
        var manuscript = CodeDigest.OfDirectory(AppContext.BaseDirectory, ["Manuscript.dll", "CsvHelper.dll"], digests);
        var figures = CodeDigest.OfDirectory(paths.FigureProgram, ["*.dll", "libSkiaSharp.*"], digests);
        return new Computations
        {
            Data = new Computation(worker, [], workers.ForData(Program(paths))),
            Training = new Computation(worker, arithmetic, workers.ForTraining(Program(paths))),
            ObservedData = new Computation(observed, [], workers.ForData(ObservedProgram(paths))),
            ObservedTraining = new Computation(observed, arithmetic, workers.ForTraining(ObservedProgram(paths))),
            Manuscript = new Computation(
                manuscript,
                [],
                new InProcessExecutor(ManuscriptOperations.Run, ManuscriptOperations.IsUserError)
            ),
            Figures = new Computation(
                figures,
                [],
                new WorkerExecutor("dotnet", [Path.Combine(paths.FigureProgram, "Figures.dll")])
                {
                    TakesManySteps = true,
                }
            ),
        };
    }

    /// <summary>Starts the worker program.</summary>
    /// <param name="paths">Where it lies.</param>
    /// <param name="isFresh">Whether each step has a process of its own.</param>
    public static IStepExecutor Worker(CheckoutPaths paths, bool isFresh = true) =>
        (isFresh ? Fresh : Here).ForData(Program(paths));

    /// <summary>Starts the worker program for observed sequences, once for each step.</summary>
    public static IStepExecutor ObservedWorker(CheckoutPaths paths) => Fresh.ForData(ObservedProgram(paths));

    /// <summary>Starts the worker program for trainings, once for each, so that it can be measured.</summary>
    public static IStepExecutor FreshTrainer(CheckoutPaths paths) => Fresh.ForTraining(Program(paths));

    private static string Program(CheckoutPaths paths) => Path.Combine(paths.Worker, "Worker.dll");

    private static string ObservedProgram(CheckoutPaths paths) =>
        Path.Combine(paths.ObservedWorker, "ObservedData.Worker.dll");

    /// <summary>The step that ends every study: renders all that its comparison wrote.</summary>
    public Step Tables(string study, Step compare, string operation, IReadOnlyList<string> files) =>
        Manuscript.Step(
            $"{study}/tables",
            operation,
            new() { ["study"] = study },
            [.. compare.Outputs.Select(file => (file, compare.Output(file)))],
            files
        );

    /// <summary>Whether results have the committed bits on this machine.</summary>
    public static bool IsExact => InstructionSet == ExactInstructionSet;

    /// <summary>
    /// The class of instructions that decides how libtorch's arithmetic is pinned: the processor's model never
    /// counts.
    /// </summary>
    public static string InstructionSet =>
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 when Avx2.IsSupported && Fma.IsSupported => ExactInstructionSet,
            Architecture.X64 => "x86-64",
            var other => Lower(other),
        };

    private static JsonObject Arithmetic(string worker, FileDigests digests)
    {
        var natives = ReadJson(Path.Combine(worker, "native-packages.json"));
        var pins = ReadJson(Path.Combine(worker, "arithmetic.json"))["classes"]![InstructionSet];
        var libtorch = natives["libtorch"]!.GetValue<string>();
        if (pins is null || !HasLibTorch(OperatingSystemName, RuntimeInformation.ProcessArchitecture))
        {
            throw new UserErrorException(
                $"There is no libtorch for {OperatingSystemName} on {Lower(RuntimeInformation.ProcessArchitecture)}: its packages are for Linux on x64, "
                    + "Windows on x64 and arm64, and macOS on arm64. Run on one of these."
            );
        }
        if (!Directory.Exists(libtorch))
        {
            throw new UserErrorException(
                $"libtorch is no longer in {libtorch}. Run 'dotnet build build' to restore it."
            );
        }
        return new JsonObject
        {
            ["instruction_set"] = InstructionSet,
            ["pins"] = pins.DeepClone(),
            ["libtorch"] = CodeDigest.OfDirectory(libtorch, ["*"], digests),
            ["libtorchsharp"] = CodeDigest.OfDirectory(natives["torchsharp"]!.GetValue<string>(), ["*"], digests),
        };
    }

    /// <summary>Whether there is a package of libtorch for a platform.</summary>
    public static bool HasLibTorch(string operatingSystem, Architecture architecture) =>
        (operatingSystem, architecture) switch
        {
            ("Linux", Architecture.X64) => true,
            ("Windows", Architecture.X64 or Architecture.Arm64) => true,
            ("macOS", Architecture.Arm64) => true,
            _ => false,
        };

    private static string OperatingSystemName =>
        OperatingSystem.IsLinux() ? "Linux"
        : OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : RuntimeInformation.OSDescription;

    private static string Lower(Architecture architecture) => architecture.ToString().ToLowerInvariant();

    private static JsonObject ReadJson(string path) => JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
}
