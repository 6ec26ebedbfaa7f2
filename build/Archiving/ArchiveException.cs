namespace Build.Archiving;

/// <summary>What is wrong with an archive.</summary>
internal sealed class ArchiveException(string message) : Exception(message);
