using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenomicAttention.Runtime;

/// <summary>
/// The environment under which libtorch computes the same bits on every machine of one
/// <see cref="InstructionSetClass"/>: read from arithmetic.json beside the program, which the key of
/// every trained step covers too.
/// </summary>
/// <param name="Classes">For each class of instruction sets, the variables to set.</param>
/// <param name="Unset">Beginnings of names of variables that could change a result.</param>
public sealed record ArithmeticPins(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Classes,
    IReadOnlyList<string> Unset
)
{
    /// <summary>The name of the file that holds the pins.</summary>
    public const string FileName = "arithmetic.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the pins that came with the program.</summary>
    /// <exception cref="RuntimeUnavailableException">The file is missing or cannot be read.</exception>
    public static ArithmeticPins Load() => Load(Path.Combine(AppContext.BaseDirectory, FileName));

    /// <summary>Reads pins from a file.</summary>
    /// <exception cref="RuntimeUnavailableException">The file is missing or cannot be read.</exception>
    public static ArithmeticPins Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ArithmeticPins>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("The file is empty.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RuntimeUnavailableException($"{path}: {error.Message} Build the project again.", error);
        }
    }

    /// <summary>The variables that a worker on this machine computes under.</summary>
    /// <exception cref="RuntimeUnavailableException">The file has no pins for this machine.</exception>
    public IReadOnlyDictionary<string, string> ForThisMachine() =>
        Classes.TryGetValue(InstructionSetClass.Current, out var variables)
            ? variables
            : throw new RuntimeUnavailableException(
                $"{FileName} has no entry '{InstructionSetClass.Current}'. Add the variables for this machine."
            );

    /// <summary>
    /// Puts the pins into the native environment of this process; whatever was set before gives way.
    /// </summary>
    /// <exception cref="RuntimeUnavailableException">The file has no pins for this machine.</exception>
    /// <exception cref="InvalidOperationException">libtorch is loaded, and has read its environment: it does so once.
    /// </exception>
    public void Apply()
    {
        if (IsLibTorchLoaded())
        {
            throw new InvalidOperationException(
                "libtorch was loaded before its arithmetic was pinned. Call TorchRuntime.Start() first."
            );
        }

        var pinned = ForThisMachine();
        foreach (var name in NativeEnvironment.Names.Where(CouldChangeResults).ToList())
        {
            NativeEnvironment.Unset(name);
        }

        foreach (var (name, value) in pinned)
        {
            NativeEnvironment.Set(name, value);
        }
    }

    private static bool IsLibTorchLoaded()
    {
        using var process = Process.GetCurrentProcess();
        return process
            .Modules.Cast<ProcessModule>()
            .Any(module => module.ModuleName.Contains("torch_cpu", StringComparison.OrdinalIgnoreCase));
    }

    private bool CouldChangeResults(string name) =>
        Unset.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
