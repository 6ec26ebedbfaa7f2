using Cake.Core;
using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build;

/// <summary>How the run ended, as the tasks saw it; decides the exit code in one place.</summary>
public sealed class Outcome
{
    private readonly List<(IRenderable? Table, string LastLine)> _ends = [];

    private Exception? _failure;
    private int? _result;

    /// <summary>What a task ends with, below Cake's report of the tasks and after what the tasks before it end with.</summary>
    public void EndWith(string lastLine, IRenderable? table = null) => _ends.Add((table, lastLine));

    /// <summary>Shows what the run ends with, if a task has said so, or the trace of a bug.</summary>
    public void ShowResult(IAnsiConsole console)
    {
        if (_failure is not null && ExitCodeFor(_failure) == ExitCode.Bug)
        {
            ShowBug(_failure);
        }
        foreach (var (table, lastLine) in _ends)
        {
            if (table is not null)
            {
                console.Write(table);
            }
            console.WriteLine(lastLine);
        }
    }

    /// <summary>A check's result that is not a failure of the program.</summary>
    public void Result(int exitCode) => _result = exitCode;

    /// <summary>Remembers why the run ended early.</summary>
    public void Failed(Exception failure) => _failure = failure;

    /// <summary>The exit code, given the one that the host returned.</summary>
    public int ExitCodeFor(int hostCode) =>
        _failure switch
        {
            null when hostCode == 0 => _result ?? ExitCode.Done,
            null => ExitCode.UserError, // Cake refused the command line, or a target.
            _ => ExitCodeFor(_failure),
        };

    /// <summary>Shows the trace of what no user could have caused.</summary>
    public static void ShowBug(Exception bug) => Console.Error.WriteLine($"This is a bug of this program:\n{bug}");

    private int ExitCodeFor(Exception failure) =>
        failure switch
        {
            OperationCanceledException => ExitCode.Interrupted,
            UserErrorException => ExitCode.UserError,
            StepCacheException { Failures.Count: 0 } => ExitCode.UserError,
            StepCacheException steps => steps.Failures.All(step => step.IsUserError)
                ? ExitCode.UserError
                : ExitCode.StepFailed,
            CakeReportException { InnerException: { } inner } => ExitCodeFor(inner),
            AggregateException { InnerExceptions.Count: 1 } one => ExitCodeFor(one.InnerExceptions[0]),
            CakeException => _result ?? ExitCode.StepFailed,
            _ => ExitCode.Bug,
        };
}
