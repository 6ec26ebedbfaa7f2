namespace Build.Differences;

/// <summary>A value that is another here than there.</summary>
/// <param name="Where">The file, or nothing for a parameter.</param>
/// <param name="What">The parameter's path, or the row and column of a result.</param>
/// <param name="There">The value at the revision; null where there is none.</param>
/// <param name="Here">The value here; null where there is none.</param>
internal sealed record Difference(string Where, string What, string? There, string? Here);
