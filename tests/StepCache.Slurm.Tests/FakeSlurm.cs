using System.Globalization;

namespace StepCache.Slurm.Tests;

/// <summary>Programs that are called like Slurm's and do as a test tells them by files in their folder. Tasks are started at once,
/// in the background.</summary>
internal sealed class FakeSlurm : IDisposable
{
    private const string Path = "PATH";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fake-slurm-");
    private readonly string? before = Environment.GetEnvironmentVariable(Path);

    public FakeSlurm()
    {
        Program("scontrol", "echo 'MaxArraySize            = 1001'");
        Program(
            "sbatch",
            """
            echo "$@" >> sbatch.calls
            [ -e away ] || [ -e refuses ] && { echo 'sbatch: error: not now' >&2; exit 1; }
            start() {
                exec > /dev/null 2>&1
                SLURM_ARRAY_TASK_ID=$task sh "$script" || echo "$name|$job|$task|FAILED" > $job.$task.queue
            }
            for word; do
                case $word in
                    --array=*) last=${word#--array=0-}; last=${last%\%*} ;;
                    --job-name=*) name=${word#--job-name=} ;;
                esac
                script=$word
            done
            job=$(($(wc -l < sbatch.calls) + 100))
            for task in $(seq 0 $last); do
                echo "$name|$job|$task|$(cat state)" > $job.$task.queue
                [ -e idle ] || start &
            done
            [ -e mute ] && exit 1
            echo "$job;cluster"
            """
        );
        Program(
            "squeue",
            "echo >> squeue.calls; [ -e away ] && { echo 'squeue: error: no contact' >&2; exit 1; }; cat *.queue 2> /dev/null; true"
        );
        Program("scancel", "echo \"$@\" >> scancel.calls");
        Program("sacct", "[ -e sacct.answer ] && cat sacct.answer");
        State = "RUNNING";
        Environment.SetEnvironmentVariable(Path, $"{folder.FullName}:{before}");
    }

    /// <summary>The arguments of each call of sbatch.</summary>
    public IReadOnlyList<string> Submissions =>
        File.Exists(File_("sbatch.calls")) ? File.ReadAllLines(File_("sbatch.calls")) : [];

    /// <summary>How often squeue was called.</summary>
    public int Questions => File.Exists(File_("squeue.calls")) ? File.ReadAllLines(File_("squeue.calls")).Length : 0;

    /// <summary>The state that tasks have from their start.</summary>
    public string State
    {
        set => Set("state", value);
    }

    /// <summary>Makes a file that the programs look for: <c>away</c> for no answers, <c>refuses</c> for no submissions,
    /// <c>mute</c> for submissions that are not confirmed, <c>idle</c> for tasks that never start.</summary>
    public void Set(string name, string content = "") => File.WriteAllText(File_(name), content);

    public void Unset(string name) => File.Delete(File_(name));

    /// <summary>Forgets all tasks that were submitted.</summary>
    public void Forget()
    {
        foreach (var task in folder.EnumerateFiles("*.queue"))
            task.Delete();
    }

    public void Remove(string program) => File.Delete(File_(program));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Path, before);
        folder.Delete(recursive: true);
    }

    private string File_(string name) => System.IO.Path.Combine(folder.FullName, name);

    private void Program(string name, string script)
    {
        var path = File_(name);
        File.WriteAllText(
            path,
            string.Create(CultureInfo.InvariantCulture, $"#!/bin/sh\ncd '{folder.FullName}'\n{script}\n")
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>A test that starts shell scripts and looks for Linux's processes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It runs as on a node, which has Linux.";
}

/// <summary>As <see cref="LinuxFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It runs as on a node, which has Linux.";
}
