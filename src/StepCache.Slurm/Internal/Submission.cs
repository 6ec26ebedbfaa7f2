using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StepCache.Slurm.Internal;

/// <summary>Submits job arrays.</summary>
/// <param name="options">The options.</param>
/// <param name="own">Called with each array before others can find it.</param>
internal sealed class Submission(SlurmOptions options, Action<ArrayFolder> own)
{
    private static readonly TimeSpan LitterAge = TimeSpan.FromDays(1);

    private bool isSwept;

    /// <summary>Submits steps as one array, while the locks of their keys are held, and notes in each step's folder which
    /// task it is: a task that starts before it finds its note waits for the lock.</summary>
    /// <returns>The array's name.</returns>
    /// <param name="resources">What each step asks for.</param>
    /// <param name="cells">The steps, the task of number 0 first.</param>
    /// <exception cref="StepExecutionException">Slurm refused the array, or does not answer.</exception>
    public async Task<string> SubmitAsync(SlurmResources resources, IReadOnlyList<CellDescription> cells)
    {
        Sweep();
        var folder = new ArrayFolder(options.Folder, NewName());
        try
        {
            folder.Create(new ArrayDescription(InstructionSets.Here, cells));
            File.WriteAllText(folder.Script, Script(folder));
            folder.JobId = await SubmitAsync(folder, Arguments(resources, folder, cells.Count)).ConfigureAwait(false);
            own(folder);
            foreach (var (task, cell) in cells.Index())
                new JobNote(folder.Name, task).Write(cell.Request);
            return folder.Name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A task that finds no note computes nothing.
            throw new StepExecutionException(
                $"Cannot submit a job array: {exception.Message}",
                isUserError: true,
                exception
            );
        }
    }

    // A refusal is told from a Slurm that does not answer, or whose answer got lost, by asking for the array; and from one
    // that was back just then by trying once more.
    private async Task<string> SubmitAsync(ArrayFolder folder, IReadOnlyList<string> arguments)
    {
        var wasRefused = false;
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(options.FilesInterval).ConfigureAwait(false))
        {
            var answer = await Cluster.SubmitAsync(folder.Script, arguments).ConfigureAwait(false);
            if (answer.IsDone)
                return Cluster.NumberIn(answer);
            var queue = await Cluster.QueueAsync([folder.Name]).ConfigureAwait(false);
            if (queue.Tasks is [var submitted, ..])
                return submitted.Job;
            var isRefused = queue.Complaint is null && wasRefused;
            wasRefused = queue.Complaint is null;
            if (!isRefused && clock.Elapsed < options.Patience)
                continue;
            folder.Delete();
            throw new StepExecutionException(
                $"Slurm did not take the job array: {answer.Complaint}",
                isUserError: true
            );
        }
    }

    private List<string> Arguments(SlurmResources resources, ArrayFolder folder, int count)
    {
        var limit = options.ArrayLimit is { } most ? $"%{most.ToString(CultureInfo.InvariantCulture)}" : "";
        return
        [
            $"--array=0-{(count - 1).ToString(CultureInfo.InvariantCulture)}{limit}",
            $"--job-name={folder.Name}",
            $"--output={folder.Output("%a")}",
            "--open-mode=append",
            "--ntasks=1",
            "--cpus-per-task=1",
            "--no-requeue",
            .. resources.Arguments,
        ];
    }

    // Clusters define 'module' for login shells, which take a moment to start.
    private string Script(ArrayFolder folder) =>
        new StringBuilder(options.Setup.Count > 0 ? "#!/bin/bash -l\n" : "#!/bin/sh\n")
            .AppendJoin("", options.Setup.Select(line => $"{line} || exit\n"))
            .AppendJoin(' ', options.Container.Concat(options.Relay).Append(folder.Root).Select(Quoted).Prepend("exec"))
            .Append('\n')
            .ToString();

    // Slurm separates names by commas, and it is a folder's name too.
    private string NewName() =>
        string.Concat(options.JobName.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))
        + $"-{Guid.NewGuid().ToString("N")[..12]}";

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // What killed hosts left, once nobody waits for it.
    private void Sweep()
    {
        if (Interlocked.Exchange(ref isSwept, true) || !Directory.Exists(options.Folder))
            return;
        foreach (var path in Directory.EnumerateDirectories(options.Folder))
        {
            var folder = new ArrayFolder(path);
            var isOld = Directory.GetLastWriteTimeUtc(path) < DateTime.UtcNow - LitterAge;
            if (isOld && (folder.IsWithdrawn || !folder.IsNeeded()))
                folder.Delete();
        }
    }
}
