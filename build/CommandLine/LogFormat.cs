namespace Build.CommandLine;

/// <summary>How a run says what it does.</summary>
public enum LogFormat
{
    /// <summary>Lines, and a table on a terminal.</summary>
    Text,

    /// <summary>One JSON object a line on standard output, everything else on standard error.</summary>
    Json,
}
