namespace Report.Rendering;

/// <summary>The files that this assembly carries: templates, styles and scripts.</summary>
internal static class EmbeddedText
{
    /// <summary>A file's text.</summary>
    public static string Read(string name)
    {
        using var stream =
            typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly carries no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
