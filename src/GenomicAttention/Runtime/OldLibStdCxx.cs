using System.Security.Cryptography;

namespace GenomicAttention.Runtime;

/// <summary>
/// TorchSharp 0.107.0's library for Linux names the symbol version GLIBCXX_3.4.32, which the C++ library of
/// Debian 12, Ubuntu 22.04 and RHEL 9 lacks, but binds no symbol under it (no relocation refers to
/// <c>_ZSt21ios_base_library_initv</c>). With that one need marked as weak (VER_FLG_WEAK in
/// <c>.gnu.version_r</c>) the loader no longer asks for it. The package's file stays as it is.
/// </summary>
internal static class OldLibStdCxx
{
    private const string PublishedSha256 = "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8";
    private const string PatchedSha256 = "5968efac8270eff8a2b5ca7381612ea9cc54d81cf4104a54e0e6106b7b5f11e3";

    // vna_flags of GLIBCXX_3.4.32 in .gnu.version_r, as 'readelf -V' and 'readelf -S' locate it.
    private const int FlagsOffset = 0x3f8f0 + 0x140 + 4;
    private const byte Weak = 2;

    /// <summary>Where patched copies are kept: GENOMIC_NATIVE_DIR, or else the folder that the build names.</summary>
    public static string FolderOr(string built) =>
        Environment.GetEnvironmentVariable("GENOMIC_NATIVE_DIR") is { Length: > 0 } chosen ? chosen : built;

    /// <summary>Gives the path of a copy, made or found in a folder, that an old C++ library can load.</summary>
    /// <param name="library">The library as the package has it.</param>
    /// <param name="folder">Where copies are kept.</param>
    /// <param name="say">Told when a copy is made.</param>
    /// <exception cref="RuntimeUnavailableException">
    /// The file is not the one that this is known to be safe for, or the copy cannot be written.
    /// </exception>
    public static string CopyThatLoads(string library, string folder, Action<string>? say = null)
    {
        var copy = Path.Combine(folder, PatchedSha256, Path.GetFileName(library));
        if (HasDigest(copy, PatchedSha256))
        {
            return copy;
        }

        if (!HasDigest(library, PublishedSha256))
        {
            throw new RuntimeUnavailableException(
                $"{library} cannot be loaded, and is not the file of TorchSharp 0.107.0 that is known to work with "
                    + "an older C++ library. Install a libstdc++ with GLIBCXX_3.4.32 (GCC 13.2 or later)."
            );
        }

        try
        {
            Write(library, copy);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RuntimeUnavailableException(
                $"{copy} cannot be written: {error.Message} Set GENOMIC_NATIVE_DIR to a folder that can.",
                error
            );
        }

        say?.Invoke(
            $"this system's libstdc++ lacks GLIBCXX_3.4.32, which TorchSharp names but does not use: wrote {copy}, a "
                + "copy that does not ask for it."
        );
        return copy;
    }

    private static void Write(string library, string copy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        var bytes = File.ReadAllBytes(library);
        bytes[FlagsOffset] |= Weak;

        // Under another name first, so that no process ever sees half a library.
        var unfinished = $"{copy}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, copy, overwrite: true);
    }

    private static bool HasDigest(string path, string sha256)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == sha256;
    }
}
