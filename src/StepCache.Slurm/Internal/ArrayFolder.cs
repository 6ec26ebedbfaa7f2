using System.Globalization;
using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>The folder of one job array.</summary>
internal sealed class ArrayFolder(string path)
{
    private const string ExitExtension = ".exit.json";

    public ArrayFolder(string folder, string array)
        : this(Path.Combine(folder, array)) { }

    public string Root { get; } = path;

    public string Name { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>The script that <c>sbatch</c> is given.</summary>
    public string Script => Path.Combine(Root, "job.sh");

    /// <summary>Held by the host that cancels the array if it is interrupted.</summary>
    public string HostLock => Path.Combine(Root, "host.lock");

    public bool Exists => Directory.Exists(Root);

    /// <summary>Whether a host that was interrupted cancelled the array.</summary>
    public bool IsWithdrawn => File.Exists(Withdrawn);

    /// <summary>The array's number in Slurm; null where that is not known.</summary>
    public string? JobId
    {
        get => SharedFile.Read<string>(JobFile);
        set => SharedFile.Write(JobFile, value);
    }

    /// <summary>What the task printed outside its worker.</summary>
    public string Output(string task) => Path.Combine(Root, $"{task}.out");

    public string Output(int task) => Output(Digits(task));

    /// <summary>What the step says while it runs.</summary>
    public string Events(int task) => Path.Combine(Root, $"{Digits(task)}.events");

    public ArrayDescription? ReadDescription() => SharedFile.Read<ArrayDescription>(Description);

    public void Create(ArrayDescription description)
    {
        Directory.CreateDirectory(Root);
        SharedFile.Write(Description, description);
    }

    public ExitRecord? ReadExit(int task) => SharedFile.Read<ExitRecord>(Exit(task));

    public void WriteExit(int task, ExitRecord record) => SharedFile.Write(Exit(task), record);

    /// <summary>Notes that a task starts, and on which node; false if it has started before.</summary>
    public bool TryStart(int task)
    {
        var path = Path.Combine(Root, $"{Digits(task)}.started");
        if (File.Exists(path))
            return false;
        File.WriteAllText(path, $"{Environment.MachineName}\n");
        return true;
    }

    /// <summary>The tasks that have left word of their end. Listing shows what another machine wrote sooner than asking for
    /// a file by its name.</summary>
    public IReadOnlySet<int> Ended()
    {
        try
        {
            return Directory
                .EnumerateFiles(Root, $"*{ExitExtension}")
                .Select(file => Path.GetFileName(file)[..^ExitExtension.Length])
                .Select(name =>
                    int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var task) ? task : -1
                )
                .ToHashSet();
        }
        catch (IOException)
        {
            return new HashSet<int>(); // Gone, or out of reach for a moment.
        }
    }

    public void Withdraw() => File.WriteAllBytes(Withdrawn, []);

    /// <summary>Whether a step waits for a task of this array that has not ended.</summary>
    public bool IsNeeded()
    {
        var ended = Ended();
        return ReadDescription() is { } description
            && description
                .Cells.Index()
                .Any(cell => !ended.Contains(cell.Index) && IsTaskOf(cell.Item.Request, cell.Index));
    }

    /// <summary>Whether a step is this array's task.</summary>
    public bool IsTaskOf(StepRequest request, int task) => JobNote.Read(request) == new JobNote(Name, task);

    public void Delete()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only litter, and a later host tries again.
        }
    }

    private string Description => Path.Combine(Root, "array.json");

    private string JobFile => Path.Combine(Root, "job.json");

    private string Withdrawn => Path.Combine(Root, "withdrawn");

    private string Exit(int task) => Path.Combine(Root, $"{Digits(task)}{ExitExtension}");

    private static string Digits(int task) => task.ToString(CultureInfo.InvariantCulture);
}
