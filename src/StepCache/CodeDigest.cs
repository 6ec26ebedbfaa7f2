using System.Text;
using StepCache.Internal;

namespace StepCache;

/// <summary>The digest of the code that computes a step.</summary>
public static class CodeDigest
{
    /// <summary>The digest of a program's closure: the relative names and contents of its files.</summary>
    /// <param name="directory">The folder that the program lies in.</param>
    /// <param name="patterns">Which files count, in all subfolders, such as <c>*.dll</c>.</param>
    /// <param name="digests">Remembers the digests of files that have not changed.</param>
    /// <returns>64 lowercase hexadecimal digits.</returns>
    /// <exception cref="StepCacheException">The folder is not there, or a pattern matches nothing.</exception>
    public static string OfDirectory(string directory, IReadOnlyList<string> patterns, FileDigests digests)
    {
        if (!Directory.Exists(directory))
            throw new StepCacheException($"There is no folder {directory} to take a code digest of. Build first.");
        var names = patterns.SelectMany(pattern => NamesOf(directory, pattern)).ToHashSet(StringComparer.Ordinal);
        var list = new StringBuilder();
        foreach (var name in names.Order(StringComparer.Ordinal))
            list.Append(digests.Of(Path.Combine(directory, name))).Append(' ').Append(name).Append('\n');
        return Sha256.OfBytes(Encoding.UTF8.GetBytes(list.ToString()));
    }

    private static List<string> NamesOf(string directory, string pattern)
    {
        var names = Directory
            .EnumerateFiles(directory, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .ToList();
        return names.Count > 0
            ? names
            : throw new StepCacheException($"No file in {directory} matches {pattern}. Build first.");
    }
}
