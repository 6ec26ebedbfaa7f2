using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LocalSlurm;

/// <summary>A real Slurm of one node on this machine: munged, slurmctld and slurmd, on loopback ports of their own and with all
/// their files in a temporary folder.</summary>
public sealed class SlurmService : IDisposable
{
    private static readonly string[] Programs =
    [
        "munged",
        "slurmctld",
        "slurmd",
        "sbatch",
        "squeue",
        "scancel",
        "scontrol",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("slurm-").FullName;
    private readonly Process munged;
    private readonly Process controller;
    private Process node;

    /// <summary>Starts it, and returns when its node takes jobs.</summary>
    /// <param name="maxArraySize">One more than the highest number of a task.</param>
    public SlurmService(int maxArraySize)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("There is no Slurm for Windows.");
        foreach (var name in (string[])["state", "spool", "munge"])
            Directory.CreateDirectory(Path.Combine(folder, name));
        var key = File("munge/key");
        System.IO.File.WriteAllBytes(key, Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray());
        System.IO.File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // munged and the nodes' daemons refuse what others may change.
        const UnixFileMode Open =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        System.IO.File.SetUnixFileMode(folder, Open);
        System.IO.File.SetUnixFileMode(File("munge"), Open);
        System.IO.File.WriteAllText(Configuration, Text(maxArraySize));

        munged = Start(
            "munged",
            "--foreground",
            "--force",
            $"--key-file={key}",
            $"--socket={File("munge/socket")}",
            $"--pid-file={File("munge/pid")}",
            $"--log-file={File("munge/log")}",
            $"--seed-file={File("munge/seed")}"
        );
        Until(() => System.IO.File.Exists(File("munge/socket")), "munged does not answer");
        controller = Start("slurmctld", "-D", "-i", "-f", Configuration);
        node = StartNodeProcess();
        UntilIdle();
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Obstacle { get; } =
        Programs.Where(program => Find(program) is null).ToList() is { Count: > 0 } missing
            ? $"Slurm is not installed (Debian: slurm-wlm and munge); missing: {string.Join(", ", missing)}."
            : null;

    /// <summary>What SLURM_CONF must be for programs that are to speak with it.</summary>
    public string Configuration => File("slurm.conf");

    /// <summary>The numbers of the jobs that have not ended, each task by itself.</summary>
    public IReadOnlyList<string> Jobs =>
        Run("squeue", "--noheader", "--array", "--format=%i").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs one of Slurm's programs, and returns what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }

    /// <summary>Kills the node's daemon. Jobs go on, as they do on a cluster.</summary>
    public void KillDaemon()
    {
        node.Kill();
        node.WaitForExit();
    }

    /// <summary>Starts the node's daemon again.</summary>
    public void StartDaemon()
    {
        node = StartNodeProcess();
        UntilIdle();
    }

    /// <summary>Loses the node with all that runs on it, and has the controller know.</summary>
    public void LoseNode()
    {
        KillDaemon();
        foreach (var process in OfJobs())
            process.Kill();
        Run("scontrol", "update", "nodename=localhost", "state=down", "reason=lost");
    }

    /// <summary>Brings a lost node back.</summary>
    public void FindNode()
    {
        node = StartNodeProcess();
        UntilIdle(() => Run("scontrol", "update", "nodename=localhost", "state=resume"));
    }

    /// <summary>Cancels what is left, and waits until it is gone.</summary>
    public void Clear()
    {
        Run("scancel", "--user", Environment.UserName);
        Until(() => Jobs.Count == 0, "jobs do not end");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in OfJobs().Append(node).Append(controller).Append(munged))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    private Process StartNodeProcess() => Start("slurmd", "-D", "-N", "localhost", "-f", Configuration);

    private string File(string name) => Path.Combine(folder, name);

    private string Text(int maxArraySize) =>
        string.Join(
            '\n',
            "ClusterName=local",
            "SlurmctldHost=localhost",
            $"SlurmctldPort={FreePort()}",
            $"SlurmdPort={FreePort()}",
            "AuthType=auth/munge",
            $"AuthInfo=socket={File("munge/socket")}",
            $"SlurmUser={Environment.UserName}",
            $"SlurmdUser={Environment.UserName}",
            $"StateSaveLocation={File("state")}",
            $"SlurmdSpoolDir={File("spool")}",
            $"SlurmctldPidFile={File("slurmctld.pid")}",
            $"SlurmdPidFile={File("slurmd.pid")}",
            $"SlurmctldLogFile={File("slurmctld.log")}",
            $"SlurmdLogFile={File("slurmd.log")}",
            "ProctrackType=proctrack/linuxproc",
            "TaskPlugin=task/none",
            "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_CPU",
            "JobAcctGatherType=jobacct_gather/none",
            "AccountingStorageType=accounting_storage/none",
            "MpiDefault=none",
            "ReturnToService=2",
            "KillWait=2",
            "SchedulerParameters=batch_sched_delay=0,sched_min_interval=10000,bf_interval=1",
            string.Create(CultureInfo.InvariantCulture, $"MaxArraySize={maxArraySize}"),
            "SlurmdParameters=config_overrides",
            "NodeName=localhost CPUs=2 RealMemory=4000",
            "PartitionName=main Nodes=localhost Default=YES State=UP",
            ""
        );

    private void UntilIdle(Action? whileDown = null) =>
        Until(
            () =>
            {
                var state = Run("sinfo", "--noheader", "--format=%t").Trim();
                if (state is "idle" or "mix" or "alloc")
                    return true;
                whileDown?.Invoke();
                return false;
            },
            "the node is not up"
        );

    private void Until(Func<bool> condition, string complaint)
    {
        var clock = Stopwatch.StartNew();
        for (var answer = ""; ; Thread.Sleep(50))
        {
            try
            {
                if (condition())
                    return;
            }
            catch (InvalidOperationException exception)
            {
                answer = exception.Message;
            }
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"In the Slurm of {folder}, {complaint}. {answer}");
        }
    }

    // Jobs' processes, and those that Slurm keeps beside each.
    private IEnumerable<Process> OfJobs() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), out var id) ? id : 0)
            .Where(id => id > 0 && IsOfJob($"/proc/{id}"))
            .Select(ProcessOf)
            .OfType<Process>();

    private bool IsOfJob(string process)
    {
        try
        {
            var environment = System.IO.File.ReadAllText(Path.Combine(process, "environ")).Split('\0');
            return environment.Contains($"SLURM_CONF={Configuration}")
                && (
                    environment.Any(one => one.StartsWith("SLURM_JOB_ID=", StringComparison.Ordinal))
                    || System
                        .IO.File.ReadAllText(Path.Combine(process, "comm"))
                        .StartsWith("slurmstepd", StringComparison.Ordinal)
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is another user's.
        }
    }

    private static Process? ProcessOf(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null; // It has ended.
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(Command(program, arguments))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private ProcessStartInfo Command(string program, string[] arguments) =>
        new(Find(program) ?? program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SLURM_CONF"] = Configuration },
        };

    // Debian keeps the daemons where a user's PATH does not reach.
    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Concat(["/usr/sbin", "/sbin"])
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(System.IO.File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
