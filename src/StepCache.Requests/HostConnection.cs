using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace StepCache.Requests;

/// <summary>The worker's end of the two pipes to its host.</summary>
internal sealed class HostConnection : IStepProgress
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Lock sending = new();
    private readonly Stream output;
    private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(
        PosixSignal.SIGINT,
        LeaveToHost
    );
    private bool busy;

    private HostConnection(Stream output) => this.output = output;

    /// <summary>Takes both standard streams: from here on, what libraries print goes to standard error.</summary>
    public static HostConnection Open()
    {
        var connection = new HostConnection(Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        new Thread(() => connection.Listen(input)) { IsBackground = true, Name = "host" }.Start();
        return connection;
    }

    /// <summary>The host's next line, or null if it has closed the connection.</summary>
    public async Task<string?> ReadLineAsync() =>
        await lines.Reader.WaitToReadAsync().ConfigureAwait(false)
            ? await lines.Reader.ReadAsync().ConfigureAwait(false)
            : null;

    /// <summary>Waits for the host to close the connection, whatever it says before.</summary>
    public async Task GoneAsync()
    {
        while (await ReadLineAsync().ConfigureAwait(false) is not null) { }
    }

    public void Wait(string holder) => Send(new StepEvent(StepEvent.Waiting, Text: holder));

    // Nothing done of nothing is no number, and JSON has none for it.
    public void Report(double fraction, string text) =>
        Send(new StepEvent(StepEvent.Progress, double.IsNaN(fraction) ? 0 : Math.Clamp(fraction, 0, 1), text));

    public void Say(string text) => Send(new StepEvent(StepEvent.Said, Text: text));

    // A native library may have printed half a line past Console: the event starts on a line of its own, and
    // the host ignores all that is not an event.
    public void Send(StepEvent message)
    {
        var line = Encoding.UTF8.GetBytes($"\n{message.ToLine()}\n");
        lock (sending)
        {
            output.Write(line);
            output.Flush();
        }
    }

    /// <summary>Answers what the host asked for: from here on it may close the connection, and nothing is lost.</summary>
    public void Finish(StepEvent last)
    {
        Volatile.Write(ref busy, false);
        Send(last);
    }

    // A terminal sends its Ctrl-C to all that runs in it. The host hears it too, and closes the input; a worker that
    // died of it first would pass for a step that failed.
    private static void LeaveToHost(PosixSignalContext signal) => signal.Cancel = true;

    private void Listen(StreamReader input)
    {
        while (input.ReadLine() is { } line)
        {
            Volatile.Write(ref busy, true);
            lines.Writer.TryWrite(line);
        }
        if (Volatile.Read(ref busy))
            EndNow();
        lines.Writer.Complete();
    }

    // Not Environment.Exit, which waits for handlers that a training in native code may never let run.
    [DoesNotReturn]
    private static void EndNow()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        throw new UnreachableException();
    }
}
