using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using StepCache.Requests;

namespace StepCache.Internal;

/// <summary>The host's end of the pipes to one worker.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TimeSpan gracePeriod;
    private readonly Task errorsCopied;
    private volatile WorkerLog log;
    private bool waits;

    private WorkerProcess(Process process, WorkerLog log, TimeSpan gracePeriod)
    {
        this.process = process;
        Id = process.Id;
        this.log = log;
        this.gracePeriod = gracePeriod;
        errorsCopied = CopyErrorsAsync();
    }

    public static WorkerProcess Start(
        string fileName,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan gracePeriod,
        string logFile
    )
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return new WorkerProcess(Process.Start(start)!, new WorkerLog(logFile), gracePeriod);
        }
        catch (Win32Exception exception)
        {
            var message = $"The worker '{fileName}' cannot be started: {exception.Message}.";
            throw new StepExecutionException(message, isUserError: true, exception);
        }
    }

    public int Id { get; }

    /// <summary>Whether it has ended, as one may that waited for a step.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Sends a further step's prints to its own log.</summary>
    public void LogTo(string logFile) => log = new WorkerLog(logFile);

    /// <summary>Frees the lock of a step whose outputs were taken, and returns when the worker can be given another.</summary>
    /// <exception cref="StepExecutionException">It ended.</exception>
    /// <exception cref="OperationCanceledException">It did not answer in time.</exception>
    public async Task ReleaseAsync()
    {
        using var patience = new CancellationTokenSource(gracePeriod);
        await SendAsync(StepEvent.Release, patience.Token).ConfigureAwait(false);
        while ((await NextEventAsync(patience.Token).ConfigureAwait(false)).Event != StepEvent.Released) { }
        log.Dispose();
    }

    /// <summary>Sends the request and returns when the worker holds the lock.</summary>
    public async Task LockAsync(StepRequest request, Action<string> waiting, CancellationToken cancellation)
    {
        await SendAsync(request.ToLine(), cancellation).ConfigureAwait(false);
        while (await NextEventAsync(cancellation).ConfigureAwait(false) is var next)
        {
            if (next.Event == StepEvent.Waiting)
            {
                waits = true;
                waiting(next.Text ?? "another run");
            }
            else if (next.Event == StepEvent.Locked)
                break;
        }
        waits = false;
        OpenLog();
    }

    /// <summary>Has the worker compute the step that it holds the lock of.</summary>
    public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
    {
        await SendAsync(StepEvent.Run, cancellation).ConfigureAwait(false);
        while (await NextEventAsync(cancellation).ConfigureAwait(false) is var next)
        {
            if (next.Event == StepEvent.Progress)
                progress.Report(next.Fraction ?? 0, next.Text ?? "");
            else if (next.Event == StepEvent.Said)
                progress.Say(next.Text ?? "");
            else if (next.Event == StepEvent.Finished)
                return;
        }
    }

    /// <summary>Closes the worker's input, upon which it ends; kills it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        CloseInput();
        using (var patience = new CancellationTokenSource(gracePeriod))
        {
            try
            {
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        await errorsCopied.ConfigureAwait(false);
        log.Dispose();
        process.Dispose();
    }

    private async Task SendAsync(string line, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync($"{line}\n".AsMemory(), cancellation).ConfigureAwait(false);
            await process.StandardInput.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The worker has gone; the end of its output, read next, tells how.
        }
    }

    private async Task<StepEvent> NextEventAsync(CancellationToken cancellation)
    {
        while (await ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (StepEvent.TryParse(line) is not { } next || !IsKnown(next))
            {
                if (line.Length > 0)
                    log.WriteLine(line);
                continue;
            }
            if (next.Event != StepEvent.Failed)
                return next;
            OpenLog();
            throw new StepExecutionException(next.Error ?? "no reason was given", next.UserError ?? false);
        }
        throw await GoneAsync(cancellation).ConfigureAwait(false);
    }

    private static bool IsKnown(StepEvent line) =>
        line.Event
            is StepEvent.Waiting
                or StepEvent.Locked
                or StepEvent.Progress
                or StepEvent.Said
                or StepEvent.Finished
                or StepEvent.Released
                or StepEvent.Failed;

    // Reading a pipe cannot be cancelled everywhere; the read that is left behind ends with the worker.
    private Task<string?> ReadLineAsync(CancellationToken cancellation) =>
        process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellation);

    private async Task<StepExecutionException> GoneAsync(CancellationToken cancellation)
    {
        CloseInput();
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        await errorsCopied.ConfigureAwait(false);
        OpenLog();
        // .NET tells a death by signal as 128 and the signal's number, as shells do.
        var code = process.ExitCode;
        var how = code is > 128 and < 160 ? $"signal {code - 128}" : $"exit code {code}";
        return new StepExecutionException($"The worker ended before the step did, with {how}.", false);
    }

    // While another run holds the lock, the log is that run's.
    private void OpenLog()
    {
        if (!waits)
            log.Open();
    }

    private void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had gone before.
        }
    }

    private async Task CopyErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
            log.WriteLine(line);
    }
}
