namespace Build.CommandLine;

/// <summary>How a table is printed.</summary>
public enum OutputFormat
{
    /// <summary>Drawn, for a terminal.</summary>
    Text,

    /// <summary>Markdown, for a pull request.</summary>
    Markdown,
}
