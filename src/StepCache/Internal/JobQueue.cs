namespace StepCache.Internal;

/// <summary>The places for steps that run at once, given to the most urgent first.</summary>
internal sealed class JobQueue(int places)
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (double NegativeSeconds, int Arrival)> waiting = new();
    private int free = places;
    private int arrivals;
    private int holds;

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
    public async Task<IDisposable> EnterAsync(double criticalSeconds, CancellationToken cancellation)
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiting.Enqueue(place, (-criticalSeconds, arrivals++));
        Dispatch();
        await using (cancellation.Register(() => place.TrySetCanceled(cancellation)).ConfigureAwait(false))
            await place.Task.ConfigureAwait(false);
        return new Release(Leave);
    }

    private void Leave()
    {
        lock (gate)
            free++;
        Dispatch();
    }

    private void Dispatch()
    {
        lock (gate)
        {
            while (holds == 0 && free > 0 && waiting.TryDequeue(out var place, out _))
            {
                // One that was cancelled takes no place.
                if (place.TrySetResult())
                    free--;
            }
        }
    }

    private sealed class Release(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
