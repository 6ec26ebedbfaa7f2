namespace Report.Reading;

/// <summary>What to do about a file that is wrong: the command that makes it again.</summary>
internal static class Remedy
{
    /// <summary>The command that runs a task for a study.</summary>
    public static string Command(string task, string study) => $"./build.sh --target {task} --study {study}";

    /// <summary>It in a sentence.</summary>
    public static string Run(string task, string study) => $"Make it again: {Command(task, study)}";
}
