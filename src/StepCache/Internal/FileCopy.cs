namespace StepCache.Internal;

internal static class FileCopy
{
    /// <summary>Copies a file if the copy turns out to have the digest.</summary>
    /// <remarks>
    /// <see cref="File.Copy(string, string)"/> lets the file system share the blocks where it can; what is
    /// hashed is the copy, which is what will be used.
    /// </remarks>
    /// <returns>Whether it had; otherwise there is no copy, and the destination is as it was.</returns>
    public static bool TryCopy(string source, string digest, string destination)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(destination))!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(destination)}.{Guid.NewGuid():N}.tmp");
        return AtomicFile.Guard(
            destination,
            () =>
            {
                Directory.CreateDirectory(folder);
                File.Copy(source, temporary);
                if (Sha256.OfFile(temporary) == digest)
                {
                    File.Move(temporary, destination, overwrite: true);
                    return true;
                }
                File.Delete(temporary);
                return false;
            },
            temporary
        );
    }
}
