namespace StepCache.Internal;

/// <summary>The places for steps that run at once, given to the most urgent first, as far as memory reaches.</summary>
/// <remarks>Nobody overtakes a step that does not fit, so that its turn comes.</remarks>
internal sealed class JobQueue(int places, IMemoryMeter meter)
{
    // Others on the machine free memory without saying so.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<Waiter, (double NegativeSeconds, int Arrival)> waiting = new();
    private readonly MemoryRoom memory = new(meter);
    private int free = places;
    private int arrivals;
    private int holds;
    private bool looksAgain;

    /// <summary>Gives no place until it is disposed, so that the most urgent of many can be told.</summary>
    public IDisposable Hold()
    {
        lock (gate)
            holds++;
        return new Release(() =>
        {
            lock (gate)
                holds--;
            Dispatch();
        });
    }

    /// <summary>Waits for a place, which is free again when the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(
        double criticalSeconds,
        MemoryDemand demand,
        CancellationToken cancellation
    )
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiting.Enqueue(new Waiter(place, demand), (-criticalSeconds, arrivals++));
        Dispatch();
        await using (cancellation.Register(() => place.TrySetCanceled(cancellation)).ConfigureAwait(false))
            await place.Task.ConfigureAwait(false);
        return new Release(() => Leave(demand));
    }

    /// <summary>A step that runs elsewhere has its turn at once, and takes no place.</summary>
    public static Task<IDisposable> EnterElsewhereAsync() => Task.FromResult<IDisposable>(new Release(() => { }));

    private void Leave(MemoryDemand demand)
    {
        lock (gate)
        {
            free++;
            memory.Free(demand);
        }
        Dispatch();
    }

    private void Dispatch()
    {
        lock (gate)
        {
            while (holds == 0 && free > 0 && waiting.TryPeek(out var next, out _))
            {
                if (!next.IsCancelled && !memory.Fits(next.Demand))
                {
                    _ = DispatchLaterAsync();
                    return;
                }
                waiting.Dequeue();
                // One that was cancelled takes no place.
                if (!next.Place.TrySetResult())
                    continue;
                free--;
                memory.Take(next.Demand);
            }
        }
    }

    private async Task DispatchLaterAsync()
    {
        if (looksAgain)
            return;
        looksAgain = true;
        await Task.Delay(LookAgain).ConfigureAwait(false);
        lock (gate)
            looksAgain = false;
        Dispatch();
    }

    private sealed record Waiter(TaskCompletionSource Place, MemoryDemand Demand)
    {
        public bool IsCancelled => Place.Task.IsCompleted;
    }

    private sealed class Release(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
