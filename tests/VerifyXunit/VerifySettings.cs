namespace VerifyTests;

/// <summary>Where a snapshot lies, and what happens when it differs.</summary>
public class VerifySettings
{
    internal string? Directory { get; private set; }
    internal string? FileName { get; private set; }
    internal string? ParametersText { get; private set; }
    internal bool OpensDiffTool { get; private set; } = true;

    /// <summary>Keeps the snapshot in another directory, relative to the one of the test.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Names the snapshot, in place of the test's class and method.</summary>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>Tells the snapshots of a theory's rows apart.</summary>
    public void UseTextForParameters(string parametersText) => ParametersText = parametersText;

    /// <summary>Opens no diff tool when the snapshot differs.</summary>
    public void DisableDiff() => OpensDiffTool = false;
}
