using System.Text;
using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>Passes on what a step on another machine says.</summary>
/// <param name="path">The file that it is written to.</param>
/// <param name="progress">Where it is to be heard.</param>
internal sealed class EventReader(string path, IStepProgress progress)
{
    private long position;

    /// <summary>Passes on what was added since the last time, up to the last whole line.</summary>
    public void ReadOn()
    {
        foreach (var line in NewLines())
        {
            if (StepEvent.TryParse(line) is not { } next)
                continue;
            if (next.Event == StepEvent.Progress)
                progress.Report(next.Fraction ?? 0, next.Text ?? "");
            else if (next.Event == StepEvent.Said)
                progress.Say(next.Text ?? "");
        }
    }

    private string[] NewLines()
    {
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            if (file.Length <= position)
                return [];
            file.Position = position;
            var added = new byte[file.Length - position];
            var read = file.ReadAtLeast(added, added.Length, throwOnEndOfStream: false);
            var whole = added.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
            position += whole;
            return Encoding.UTF8.GetString(added, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // Not yet there, or gone with the array.
        }
    }
}
