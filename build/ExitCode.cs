namespace Build;

/// <summary>The exit codes that the README documents.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>A step, a test or a task failed.</summary>
    public const int StepFailed = 1;

    /// <summary>Something that the user gave is wrong.</summary>
    public const int UserError = 2;

    /// <summary>A check found a difference.</summary>
    public const int Difference = 3;

    /// <summary>A bug of this program.</summary>
    public const int Bug = 70;

    /// <summary>The user interrupted the run.</summary>
    public const int Interrupted = 130;
}
