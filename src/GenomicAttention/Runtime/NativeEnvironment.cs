using System.Collections;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace GenomicAttention.Runtime;

/// <summary>
/// The environment that native libraries read. .NET's own is a copy of it, made at the start: what is
/// set there, getenv never sees.
/// </summary>
internal static partial class NativeEnvironment
{
    public static IEnumerable<string> Names =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key);

    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        Check(OperatingSystem.IsWindows() ? PutEnv(name, value) : SetEnv(name, value, overwrite: 1), name);
    }

    public static void Unset(string name)
    {
        Environment.SetEnvironmentVariable(name, null);
        Check(OperatingSystem.IsWindows() ? PutEnv(name, "") : UnsetEnv(name), name);
    }

    /// <summary>What a native library would read now; null where the variable is not set.</summary>
    public static string? Get(string name) =>
        Marshal.PtrToStringUTF8(OperatingSystem.IsWindows() ? WindowsGetEnv(name) : GetEnv(name));

    private static void Check(int result, string name)
    {
        if (result != 0)
        {
            throw new Win32Exception($"The environment variable {name} could not be changed.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnsetEnv(string name);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnv(string name);

    // The C runtime that libtorch is built against keeps a copy of its own.
    [LibraryImport("ucrtbase", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PutEnv(string name, string value);

    [LibraryImport("ucrtbase", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint WindowsGetEnv(string name);
}
