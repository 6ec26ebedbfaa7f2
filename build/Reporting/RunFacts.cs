using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Build.Differences;
using Build.Measuring;
using Build.Studies;
using Report;

namespace Build.Reporting;

/// <summary>What a page was written on: the machine, the versions, and the arithmetic that is part of the keys.</summary>
internal static partial class RunFacts
{
    private const int ShownDigits = 12;

    /// <summary>The facts of this machine now.</summary>
    /// <param name="paths">Where things are.</param>
    /// <param name="training">The fingerprint of a training step; null where none could be planned.</param>
    public static IReadOnlyList<FactGroup> Here(CheckoutPaths paths, JsonObject? training) =>
        [
            new FactGroup("Machine", [.. MachineFacts()]),
            new FactGroup("Versions", [.. Versions(paths)]),
            new FactGroup("Arithmetic", [.. Arithmetic(training)]),
        ];

    private static IEnumerable<Fact> MachineFacts()
    {
        var machine = Machine.Here;
        yield return new Fact("Processor", machine.Processor);
        yield return new Fact("Cores", machine.Cores.ToString(CultureInfo.InvariantCulture));
        yield return new Fact("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        yield return new Fact(
            "Page written",
            DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
        );
    }

    private static IEnumerable<Fact> Versions(CheckoutPaths paths)
    {
        yield return new Fact("Commit", Commit(paths.Root) ?? "not known");
        yield return new Fact(".NET", RuntimeInformation.FrameworkDescription);
        var natives = Path.Combine(paths.Worker, "native-packages.json");
        if (File.Exists(natives))
        {
            var packages = JsonNode.Parse(File.ReadAllBytes(natives))!.AsObject();
            yield return new Fact("libtorch", VersionIn(packages["libtorch"]));
            yield return new Fact("TorchSharp", VersionIn(packages["torchsharp"]));
        }
        yield return new Fact(
            "Cake",
            typeof(Cake.Core.ICakeContext).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version
                ?? "not known"
        );
    }

    private static IEnumerable<Fact> Arithmetic(JsonObject? training)
    {
        yield return new Fact("Instruction set", Computations.InstructionSet);
        yield return new Fact(
            "Bits",
            Computations.IsExact
                ? "those of the committed results"
                : "late digits may differ from the committed results"
        );
        if (training is null)
        {
            yield break;
        }
        foreach (var (pin, value) in training["pins"]!.AsObject())
        {
            yield return new Fact(pin, value!.ToString());
        }
        yield return new Fact("libtorch, SHA-256", $"{training["libtorch"]!.GetValue<string>()[..ShownDigits]}…");
        yield return new Fact(
            "TorchSharp, SHA-256",
            $"{training["libtorchsharp"]!.GetValue<string>()[..ShownDigits]}…"
        );
    }

    private static string? Commit(string root)
    {
        try
        {
            return new GitRevision(root, "HEAD").Commit;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    // Packages lie in folders of their version.
    private static string VersionIn(JsonNode? folder) =>
        PackageVersion().Match(folder?.GetValue<string>() ?? "") is { Success: true } match
            ? match.Groups[1].Value
            : "not known";

    [GeneratedRegex(@"[\\/](\d+(?:\.\d+)+[^\\/]*)[\\/]runtimes[\\/]")]
    private static partial Regex PackageVersion();
}
