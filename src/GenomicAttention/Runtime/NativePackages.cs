using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenomicAttention.Runtime;

/// <summary>
/// The folders of the restored packages that hold native libraries: native-packages.json, which the build
/// writes beside every program that uses this library.
/// </summary>
/// <param name="TorchSharp">TorchSharp's native half.</param>
/// <param name="LibTorch">libtorch.</param>
/// <param name="Patched">Where copies are kept of what this system cannot load as it is; need not be there yet.</param>
internal sealed record NativePackages(string TorchSharp, string LibTorch, string Patched)
{
    public const string FileName = "native-packages.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="RuntimeUnavailableException">A file or a package's folder is missing.</exception>
    public static NativePackages Find(string path)
    {
        try
        {
            var packages =
                JsonSerializer.Deserialize<NativePackages>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("The file is empty.");
            Require(packages.TorchSharp);
            Require(packages.LibTorch);
            return packages;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new RuntimeUnavailableException($"{path}: {error.Message} Build the project again.", error);
        }
    }

    private static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RuntimeUnavailableException(
                $"The native libraries are not in {folder}. Run 'dotnet restore'; if this is Linux on arm64, "
                    + "there is no libtorch package for it: train on x86-64, Windows or macOS."
            );
        }
    }
}
