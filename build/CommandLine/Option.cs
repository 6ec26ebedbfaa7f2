namespace Build.CommandLine;

/// <summary>One option of the command line.</summary>
/// <param name="Names">Its name and other spellings, with their dashes.</param>
/// <param name="Value">What stands for its value in the help, or nothing for a switch.</param>
/// <param name="Help">What it does, in one line.</param>
/// <param name="IsCakes">Whether Cake reads it.</param>
/// <param name="Apply">What it changes in the options.</param>
internal sealed record Option(
    IReadOnlyList<string> Names,
    string? Value,
    string Help,
    bool IsCakes,
    Func<BuildOptions, string, BuildOptions> Apply
);
