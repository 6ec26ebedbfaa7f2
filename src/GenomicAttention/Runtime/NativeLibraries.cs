using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace GenomicAttention.Runtime;

/// <summary>
/// Loads libtorch and TorchSharp's native half from the package folder, where they were restored: half
/// a gigabyte that need not be copied beside every program.
/// </summary>
public static class NativeLibraries
{
    private static readonly Lock Loading = new();
    private static Dictionary<string, nint>? _handles;

    /// <summary>Loads both, once; later calls do nothing.</summary>
    /// <param name="say">Told what is unusual about how they were loaded.</param>
    /// <exception cref="RuntimeUnavailableException">
    /// A library is missing or cannot be loaded; the message says what to do.
    /// </exception>
    public static void Load(Action<string>? say = null)
    {
        lock (Loading)
        {
            _handles ??= LoadFromPackages(say);
        }
    }

    private static Dictionary<string, nint> LoadFromPackages(Action<string>? say)
    {
        var packages = NativePackages.Find(Path.Combine(AppContext.BaseDirectory, NativePackages.FileName));

        // In order of dependency: the loader then finds what the next one asks for by name among what is
        // loaded, and searches no folder, where another libtorch might lie.
        string[] libtorch = OperatingSystem.IsWindows() ? ["c10", "torch_cpu", "torch"] : ["torch_cpu", "torch"];
        var handles = libtorch.ToDictionary(
            name => name,
            name => LoadLibrary(Path.Combine(packages.LibTorch, FileNameOf(name)))
        );
        handles["LibTorchSharp"] = LoadTorchSharp(
            Path.Combine(packages.TorchSharp, FileNameOf("LibTorchSharp")),
            packages.Patched,
            say
        );

        // TorchSharp looks for both by name; without an answer it would copy all of libtorch here.
        AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!.ResolvingUnmanagedDll += Resolve;
        return handles;

        nint Resolve(Assembly assembly, string name) => handles.GetValueOrDefault(name);
    }

    private static nint LoadTorchSharp(string path, string patched, Action<string>? say)
    {
        if (NativeLibrary.TryLoad(path, out var handle))
        {
            return handle;
        }

        // Of the platforms with a package only Linux has system libraries that can be too old for it.
        return OperatingSystem.IsLinux() && File.Exists(path)
            ? LoadLibrary(OldLibStdCxx.CopyThatLoads(path, OldLibStdCxx.FolderOr(patched), say))
            : LoadLibrary(path);
    }

    private static nint LoadLibrary(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new RuntimeUnavailableException(
                $"{path} cannot be loaded: {error.Message.Trim()} If the file is missing, run 'dotnet restore'; "
                    + "if a library that it names is missing, install that.",
                error
            );
        }
    }

    private static string FileNameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";
}
