using System.Text.Json;

namespace StepCache.Internal.Verifying;

/// <summary>Reads every file of a cache, and compares it with what its name or its record says.</summary>
internal sealed class Verification
{
    private readonly CacheLayout layout;
    private readonly StepNames names;
    private readonly Dictionary<string, SortedSet<string>> stepsOfBlob = new(StringComparer.Ordinal);

    private Verification(CacheLayout layout) => (this.layout, names) = (layout, StepNames.Read(layout));

    public static VerificationReport Of(CacheLayout layout) => new Verification(layout).Run();

    /// <summary>The records that lack a file, without hashing any.</summary>
    public static IReadOnlyList<(StoreProblem Problem, ActionRecord Record)> Dangling(CacheLayout layout)
    {
        var verification = new Verification(layout);
        return
        [
            .. from record in verification.Records()
            let problem = verification.CheckRecord(record.Path, record.Record)
            where problem?.Kind == StoreProblemKind.DanglingRecord
            select (problem, record.Record),
        ];
    }

    private VerificationReport Run()
    {
        var strays = StrayFiles.Of(layout);
        var records = Records();
        foreach (var (path, record) in records)
            NoteSteps(path, record);
        var blobs = StoreFiles(layout.Blobs, "").ToList();
        // The largest first, or one that comes last is hashed alone.
        var damaged = blobs
            .OrderByDescending(blob => blob.Length)
            .AsParallel()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(CheckBlob)
            .OfType<StoreProblem>()
            .ToList();
        var problems = strays
            .Concat(damaged)
            .Concat(records.Select(record => CheckRecord(record.Path, record.Record)).OfType<StoreProblem>())
            .Concat(StoreFiles(layout.Preimages, ".json").AsParallel().Select(CheckPreimage).OfType<StoreProblem>());
        return new VerificationReport(
            records.Count,
            blobs.Count,
            blobs.Sum(blob => blob.Length),
            [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal)]
        );
    }

    private List<(string Path, ActionRecord? Record)> Records() =>
        [.. StoreFiles(layout.Records, ".json").AsParallel().Select(file => (file.FullName, TryParse(file.FullName)))];

    private static IEnumerable<FileInfo> StoreFiles(string folder, string extension) =>
        new DirectoryInfo(folder)
            .FoldersOrNone()
            .SelectMany(shard => shard.FilesOrNone().Where(file => StrayFiles.IsStored(file, extension)));

    private static ActionRecord? TryParse(string path)
    {
        try
        {
            return ActionRecordJson.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private void NoteSteps(string path, ActionRecord? record)
    {
        if (record is null || names.Of(StoreKey(path)) is not { } step)
            return;
        foreach (var output in record.Outputs)
        {
            if (!stepsOfBlob.TryGetValue(output.Digest, out var steps))
                stepsOfBlob[output.Digest] = steps = new SortedSet<string>(StringComparer.Ordinal);
            steps.Add(step);
        }
    }

    private StoreProblem? CheckBlob(FileInfo blob)
    {
        try
        {
            var digest = Sha256.OfFile(blob.FullName);
            if (digest == blob.Name)
                return null;
            IReadOnlyList<string> steps = stepsOfBlob.TryGetValue(blob.Name, out var known) ? [.. known] : [];
            return Problem(StoreProblemKind.DamagedBlob, blob.FullName, steps, $"its SHA-256 is {digest}");
        }
        catch (FileNotFoundException)
        {
            return null; // A run replaced it, or a collection took it meanwhile.
        }
    }

    private StoreProblem? CheckRecord(string path, ActionRecord? record)
    {
        IReadOnlyList<string> steps = names.Of(StoreKey(path)) is { } step ? [step] : [];
        if (record is null)
            return Problem(StoreProblemKind.MalformedRecord, path, steps, "it is no action record");
        if (File.Exists(layout.Released(StoreKey(path))))
            return null;
        var blobs = new BlobStore(layout);
        var missing = record.Outputs.Where(output => !blobs.Contains(output)).Select(output => output.Path).ToList();
        return missing.Count == 0 || !File.Exists(path)
            ? null
            : Problem(StoreProblemKind.DanglingRecord, path, steps, $"not in the store: {string.Join(", ", missing)}");
    }

    private StoreProblem? CheckPreimage(FileInfo file)
    {
        try
        {
            var key = StoreKey(file.FullName);
            IReadOnlyList<string> steps = names.Of(key) is { } step ? [step] : [];
            return Sha256.OfFile(file.FullName) == key
                ? null
                : Problem(StoreProblemKind.DamagedPreimage, file.FullName, steps, "it does not give its key");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private StoreProblem Problem(StoreProblemKind kind, string path, IReadOnlyList<string> steps, string detail) =>
        new(kind, layout.Relative(path), steps, detail);

    private static string StoreKey(string path) => Path.GetFileNameWithoutExtension(path);
}
