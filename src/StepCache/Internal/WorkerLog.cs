using System.Text;

namespace StepCache.Internal;

/// <summary>What a worker prints during one step: kept in memory until the log file is this run's to write.</summary>
internal sealed class WorkerLog(string path) : IDisposable
{
    private readonly Lock writing = new();
    private readonly StringBuilder early = new();
    private StreamWriter? file;
    private bool closed;

    public void WriteLine(string line)
    {
        lock (writing)
        {
            if (closed)
                return;
            if (file is null)
                early.Append(line).Append('\n');
            else
                Write($"{line}\n");
        }
    }

    public void Open()
    {
        lock (writing)
        {
            if (file is not null)
                return;
            file = AtomicFile.Guard(path, () => new StreamWriter(path) { AutoFlush = true });
            Write(early.ToString());
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            closed = true;
            try
            {
                file?.Dispose();
            }
            catch (IOException)
            {
                // The stream tries again to write what found no room.
            }
        }
    }

    // A full disk must not stop the reading of the worker's output, or the worker would block.
    private void Write(string text)
    {
        try
        {
            file!.Write(text);
        }
        catch (IOException)
        {
            // The step's own writes will fail and say so.
        }
    }
}
