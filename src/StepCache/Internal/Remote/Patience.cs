using System.Diagnostics;

namespace StepCache.Internal.Remote;

/// <summary>The time that one request has: for its answer to begin, between two pieces of it, and for all of it.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly RemoteCacheOptions options;
    private readonly CancellationToken outer;
    private readonly long started = Stopwatch.GetTimestamp();
    private TimeSpan whole = Timeout.InfiniteTimeSpan;
    private TimeSpan current;

    public Patience(RemoteCacheOptions options, CancellationToken outer)
    {
        this.options = options;
        this.outer = outer;
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        ExpectAnswer();
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether the time is up, and not the whole run cancelled.</summary>
    public bool IsUp => source.IsCancellationRequested && !outer.IsCancellationRequested;

    /// <summary>What to say when the time is up.</summary>
    public string Complaint =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"nothing for {current.TotalSeconds:0.#} s");

    /// <summary>From here on the whole may take as long as a transfer of its size at the slowest rate.</summary>
    public void Transfer(long bytes) =>
        whole =
            Stopwatch.GetElapsedTime(started)
            + options.StallTimeout
            + TimeSpan.FromSeconds((double)bytes / Math.Max(1, options.SlowestBytesPerSecond));

    /// <summary>Waits for the beginning of the answer.</summary>
    public void ExpectAnswer() => Wait(options.ResponseTimeout);

    /// <summary>Waits for the next piece.</summary>
    public void ExpectMore() => Wait(options.StallTimeout);

    public void Dispose() => source.Dispose();

    private void Wait(TimeSpan limit)
    {
        var left = whole == Timeout.InfiniteTimeSpan ? limit : whole - Stopwatch.GetElapsedTime(started);
        current = limit;
        source.CancelAfter(
            left < TimeSpan.Zero ? TimeSpan.Zero
            : left < limit ? left
            : limit
        );
    }
}
