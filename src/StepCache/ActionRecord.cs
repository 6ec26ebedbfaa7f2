namespace StepCache;

/// <summary>What a key produced.</summary>
/// <param name="Outputs">The output files, sorted by path.</param>
public sealed record ActionRecord(IReadOnlyList<OutputFile> Outputs)
{
    /// <summary>The digest of one output.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such output.</exception>
    public string DigestOf(string path) =>
        Outputs.FirstOrDefault(output => output.Path == path)?.Digest
        ?? throw new KeyNotFoundException($"The action record has no output '{path}'.");
}

/// <summary>An output file in an action record.</summary>
/// <param name="Path">The declared path, relative and with slashes.</param>
/// <param name="Digest">The SHA-256 of the content, 64 lowercase hexadecimal digits.</param>
/// <param name="SizeBytes">The content's size.</param>
public sealed record OutputFile(string Path, string Digest, long SizeBytes);
