using System.Runtime.CompilerServices;

namespace Manuscript.Tests;

/// <summary>Compares a text with a committed file, byte for byte, and leaves the text beside it when they differ.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var expected = Path.Combine(Path.GetDirectoryName(caller)!, "Expected", name);
        var received = Path.ChangeExtension(expected, ".received" + Path.GetExtension(expected));
        if (File.Exists(expected) && File.ReadAllText(expected) == actual)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(expected)!);
        File.WriteAllText(received, actual);
        Assert.Fail($"{expected} differs from {received}; look, and rename the second if it is right.");
    }
}
