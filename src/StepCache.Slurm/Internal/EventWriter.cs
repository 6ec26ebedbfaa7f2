using System.Diagnostics;
using System.Text;
using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>Writes what a step says to a file that its host reads: all sentences, and how far it is once in a while.</summary>
/// <param name="path">The file.</param>
internal sealed class EventWriter(string path) : IStepProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private long? reported;

    public void Report(double fraction, string text)
    {
        lock (writing)
        {
            if (reported is { } before && Stopwatch.GetElapsedTime(before) < Interval)
                return;
            reported = Stopwatch.GetTimestamp();
            Append(new StepEvent(StepEvent.Progress, fraction, text));
        }
    }

    public void Say(string text)
    {
        lock (writing)
            Append(new StepEvent(StepEvent.Said, Text: text));
    }

    // Opened for each line, since on a network file system closing is what shows it to others.
    private void Append(StepEvent line)
    {
        try
        {
            File.AppendAllText(path, $"{line.ToLine()}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The step goes on, whether or not it is watched.
        }
    }
}
