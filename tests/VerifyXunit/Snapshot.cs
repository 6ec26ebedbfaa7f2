using System.Collections.Concurrent;
using System.Reflection;
using DiffEngine;

namespace VerifyTests;

/// <summary>The files of one comparison: the one that was verified, kept with the source, and the one
/// that was received, left only by a failure.</summary>
internal sealed class Snapshot
{
    private static readonly ConcurrentDictionary<string, MethodInfo> Used = [];

    private readonly string _directory;
    private readonly string _verified;
    private readonly string _received;

    private Snapshot(string prefix, string extension)
    {
        _directory = Path.GetDirectoryName(prefix)!;
        _verified = $"{prefix}.verified.{extension}";
        _received = $"{prefix}.received.{extension}";
    }

    /// <summary>Finds the files of a test.</summary>
    /// <exception cref="InvalidOperationException">Another comparison has the same files.</exception>
    public static Snapshot Of(MethodInfo test, string sourceFile, string extension, VerifySettings settings)
    {
        var directory = Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? "");
        var prefix = Path.GetFullPath(Path.Combine(directory, settings.FileName ?? NameOf(test, settings)));

        return Used.TryAdd(prefix, test)
            ? new(prefix, extension)
            : throw new InvalidOperationException(
                $"The snapshot '{prefix}' is compared twice. Name one of them with UseFileName."
            );
    }

    /// <summary>Compares, and on a difference leaves the received file and throws.</summary>
    public async Task Compare(SnapshotContent content, bool opensDiffTool)
    {
        var isNew = !File.Exists(_verified) || new FileInfo(_verified).Length == 0;
        if (!isNew && content.IsIn(_verified))
        {
            Forget(opensDiffTool);
            return;
        }

        Directory.CreateDirectory(_directory);
        await content.Write(_received);
        var message = Message(isNew, isNew ? "" : content.DifferenceTo(_verified, _received));
        if (opensDiffTool && !DiffRunner.Disabled)
        {
            await DiffRunner.LaunchAsync(_received, _verified);
        }

        throw new VerifyException(message);
    }

    private static string NameOf(MethodInfo test, VerifySettings settings)
    {
        if (test.GetParameters().Length > 0 && settings.ParametersText is null)
        {
            throw new InvalidOperationException(
                $"'{test.Name}' has parameters: tell its rows' snapshots apart with UseTextForParameters."
            );
        }

        var parameters = settings.ParametersText is { } text ? $"_{text}" : "";
        return $"{NameOf(test.ReflectedType!)}.{test.Name}{parameters}";
    }

    private static string NameOf(Type type) =>
        type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    private void Forget(bool opensDiffTool)
    {
        if (!File.Exists(_received))
        {
            return;
        }

        if (opensDiffTool && !DiffRunner.Disabled)
        {
            DiffRunner.Kill(_received, _verified);
        }

        File.Delete(_received);
    }

    /// <summary>The first lines are as the package writes them: editors read the two paths there.</summary>
    private string Message(bool isNew, string difference) =>
        $"""
            Directory: {_directory}
            {(isNew ? "New" : "NotEqual")}:
              - Received: {Path.GetFileName(_received)}
                Verified: {Path.GetFileName(_verified)}

            FileContent:

            To accept what was received:
              mv "{_received}" "{_verified}"

            {(isNew ? "There is no verified file yet." : difference)}
            """.ReplaceLineEndings("\n");
}
