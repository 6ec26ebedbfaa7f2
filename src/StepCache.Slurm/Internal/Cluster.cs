using System.Globalization;

namespace StepCache.Slurm.Internal;

/// <summary>What Slurm is asked and told, and how its answers are read: options with one meaning, fields with a separator, and
/// never a sentence.</summary>
/// <remarks><c>squeue --json</c> is not in every build of Slurm, tells of all jobs of all users, and has changed its fields
/// from version to version; the letters of <c>--format</c> have not.</remarks>
internal static class Cluster
{
    private const char Separator = '|';

    /// <summary>How many tasks an array may have.</summary>
    /// <exception cref="StepExecutionException">Slurm does not say.</exception>
    public static async Task<int> MaxArraySizeAsync()
    {
        var answer = await SlurmCommand.RunAsync("scontrol", "show", "config").ConfigureAwait(false);
        var value = answer
            .Lines.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(setting => setting is ["MaxArraySize", _])
            ?[1];
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new StepExecutionException(
                $"Slurm does not say how large a job array may be: {(answer.IsDone ? "MaxArraySize is 0" : answer.Complaint)}.",
                isUserError: true
            );
    }

    /// <summary>Submits a script; the array's number is the first field of the output.</summary>
    public static Task<SlurmAnswer> SubmitAsync(string script, IEnumerable<string> options) =>
        SlurmCommand.RunAsync("sbatch", [.. options, "--parsable", script]);

    /// <summary>The array's number in the output of <see cref="SubmitAsync"/>: alone, or before the cluster's name.</summary>
    public static string NumberIn(SlurmAnswer submitted) => submitted.Output.Trim().Split(';')[0];

    /// <summary>The tasks of arrays that Slurm has or has just ended, or null where it does not answer.</summary>
    /// <param name="arrays">The arrays' names.</param>
    public static async Task<QueueAnswer> QueueAsync(IEnumerable<string> arrays)
    {
        var answer = await SlurmCommand
            .RunAsync(
                "squeue",
                "--noheader",
                "--array",
                "--states=all",
                $"--name={string.Join(',', arrays)}",
                "--format=%j|%F|%K|%T"
            )
            .ConfigureAwait(false);
        return new QueueAnswer(
            answer.IsDone ? null : answer.Complaint,
            [.. answer.Lines.Select(line => line.Split(Separator)).Where(fields => fields.Length == 4).Select(Task)]
        );

        // The task's number is not one where a whole array ended before it had tasks.
        static QueuedTask Task(string[] fields) => new(fields[0], fields[1], NumberOf(fields[2]), fields[3]);
    }

    /// <summary>The state in which an array's tasks ended, by their numbers, from accounting; empty where there is none.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> AccountedAsync(string job)
    {
        var answer = await SlurmCommand
            .RunAsync("sacct", "--noheader", "--parsable2", "--allocations", "--format=JobID,State", $"--jobs={job}")
            .ConfigureAwait(false);
        // 12_3|NODE_FAIL, or 12_3|CANCELLED by 1000.
        return answer
            .Lines.Select(line => line.Split(Separator))
            .Where(fields => fields.Length == 2 && fields[0].StartsWith($"{job}_", StringComparison.Ordinal))
            .Select(fields => (Task: NumberOf(fields[0][(job.Length + 1)..]), State: fields[1].Split(' ')[0]))
            .Where(one => one.Task is not null)
            .ToLookup(one => one.Task!.Value, one => one.State)
            .ToDictionary(states => states.Key, states => states.Last());
    }

    /// <summary>Ends all tasks of an array.</summary>
    public static Task<SlurmAnswer> CancelAsync(string array) => SlurmCommand.RunAsync("scancel", $"--name={array}");

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
