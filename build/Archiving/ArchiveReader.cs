using System.IO.Compression;
using System.Text.Json;
using Build.CommandLine;
using Build.Studies;
using Spectre.Console;
using StepCache;

namespace Build.Archiving;

/// <summary>Fills a cache from an archive: all of it is checked before any of it is in the cache.</summary>
internal static class ArchiveReader
{
    private const string Cache = $"{ArchiveContents.Cache}/";

    // What is no part of the cache is only hashed; this bounds how long that can take.
    private const long MostBytes = 1L << 30;

    /// <summary>Fills the cache from the archive of <c>--archive</c>, if one is given.</summary>
    /// <exception cref="UserErrorException">It is no archive of the study, damaged, or has what does not belong in it.
    /// </exception>
    public static void Fill(BuildOptions options, IAnsiConsole console)
    {
        if (options.Archive is not { } path || options.LooksOnly)
        {
            return;
        }
        var paths = CheckoutPaths.Of(options);
        CheckoutPaths.RequireWritable(paths.Cache, "--cache");
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var filled = Fill(zip, options, paths);
            if (!options.IsQuiet)
            {
                console.WriteLine(filled);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"--archive {path}: there is no such file.");
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"--archive {path}: cannot be read as a zip ({error.Message.TrimEnd('.')}); nothing was taken from it. Fetch it again."
            );
        }
        catch (Exception error) when (error is StepCacheException or ArchiveException)
        {
            throw new UserErrorException(
                $"--archive {path}: {error.Message} Nothing was taken from it; fetch it again."
            );
        }
    }

    private static string Fill(ZipArchive zip, BuildOptions options, CheckoutPaths paths)
    {
        var description = DescriptionOf(zip, options.Study);
        var digests = DigestsOf(zip);
        using var import = new CacheStore(paths.Cache).Import();
        foreach (var entry in EntriesOf(zip, digests))
        {
            using var content = entry.Open();
            using var hashed = new HashingStream(content, MostBytes);
            if (entry.FullName.StartsWith(Cache, StringComparison.Ordinal))
            {
                import.Add(entry.FullName[Cache.Length..], hashed);
            }
            if (hashed.Finish() != digests[entry.FullName])
            {
                throw new ArchiveException($"{entry.FullName} is damaged.");
            }
        }
        RequireNothingForeign(import.Records, description);
        var locked = Path.Combine(paths.Root, "results", options.Study, StepsLock.FileName);
        if (File.Exists(locked))
        {
            RequireLocked(import.Records, StepsLock.Read(locked));
        }
        var kept = import.Commit(description.Steps);
        var others = kept.Count == 0 ? "" : $"; {kept.Count} steps stay as the cache had them, with other files";
        return $"{import.Records.Count} steps of {options.Study} from {CheckoutPaths.Display(options.Archive!)}{others}";
    }

    private static ArchiveDescription DescriptionOf(ZipArchive zip, string study)
    {
        try
        {
            using var file = EntryOf(zip, ArchiveDescription.FileName).Open();
            var description = ArchiveDescription.Read(file);
            return description.Format != ArchiveDescription.PresentFormat
                    ? throw new ArchiveException(
                        $"it is of format {description.Format}; this program reads {ArchiveDescription.PresentFormat}."
                    )
                : description.KeySchema != CacheStore.KeySchema
                    ? throw new ArchiveException(
                        $"its keys are of schema {description.KeySchema}, those of this checkout of {CacheStore.KeySchema}: use the checkout that it was made with."
                    )
                : description.Study != study
                    ? throw new ArchiveException(
                        $"it is of the study {description.Study}: add --study {description.Study}."
                    )
                : description;
        }
        catch (JsonException error)
        {
            throw new ArchiveException($"{ArchiveDescription.FileName} is damaged: {error.Message}");
        }
    }

    private static Dictionary<string, string> DigestsOf(ZipArchive zip)
    {
        using var text = new StreamReader(EntryOf(zip, ArchiveWriter.Digests).Open());
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.Split("  ", 2) is not [{ Length: 64 } digest, var name] || !digests.TryAdd(name, digest))
            {
                throw new ArchiveException($"{ArchiveWriter.Digests} is damaged.");
            }
        }
        return digests;
    }

    private static List<ZipArchiveEntry> EntriesOf(ZipArchive zip, Dictionary<string, string> digests)
    {
        var entries = zip.Entries.Where(entry => entry.FullName != ArchiveWriter.Digests).ToList();
        var names = entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        return entries.FirstOrDefault(entry => !digests.ContainsKey(entry.FullName)) is { } foreign
                ? throw new ArchiveException(
                    $"{foreign.FullName} does not belong in it: {ArchiveWriter.Digests} does not name it."
                )
            : digests.Keys.FirstOrDefault(name => !names.Contains(name)) is { } lost
                ? throw new ArchiveException($"{lost} is missing from it.")
            : names.Count < entries.Count ? throw new ArchiveException("it has an entry twice.")
            // Records before the files that they name.
            : [.. entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal)];
    }

    private static ZipArchiveEntry EntryOf(ZipArchive zip, string name) =>
        zip.GetEntry(name) ?? throw new ArchiveException($"it has no {name}: it is none of this program's.");

    private static void RequireNothingForeign(
        IReadOnlyDictionary<string, ActionRecord> records,
        ArchiveDescription description
    )
    {
        if (records.Keys.FirstOrDefault(key => !description.Steps.ContainsKey(key)) is { } foreign)
        {
            throw new ArchiveException($"{ArchiveDescription.FileName} names no step of the record {foreign}.");
        }
        if (description.Steps.FirstOrDefault(step => !records.ContainsKey(step.Key)) is { Value: { } lost })
        {
            throw new ArchiveException($"the record of {lost} is missing from it.");
        }
    }

    /// <summary>What a record says cannot be told from itself; the committed lock says the same, from elsewhere.</summary>
    /// <exception cref="ArchiveException">They part over a file of one key.</exception>
    internal static void RequireLocked(IReadOnlyDictionary<string, ActionRecord> records, StepsLock locked)
    {
        foreach (var (name, key, outputs) in locked.Steps)
        {
            if (
                records.TryGetValue(key, out var record)
                && record.Outputs.FirstOrDefault(output => outputs.GetValueOrDefault(output.Path) != output.Digest)
                    is { } other
            )
            {
                throw new ArchiveException(
                    $"{other.Path} of {name} is another file than the one in the committed {StepsLock.FileName}."
                );
            }
        }
    }
}
