namespace StepCache.Internal;

/// <summary>Workers that have computed a step and wait for another, each until it has waited too long.</summary>
/// <param name="patience">How long a worker waits, and holds its memory.</param>
internal sealed class IdleWorkers(TimeSpan patience)
{
    private readonly Lock gate = new();
    private readonly LinkedList<WorkerProcess> waiting = new();

    /// <summary>The one that came last, or null if there is none.</summary>
    public WorkerProcess? Take()
    {
        lock (gate)
        {
            var last = waiting.Last;
            if (last is not null)
                waiting.Remove(last);
            return last?.Value;
        }
    }

    /// <summary>Keeps a worker; one that nobody takes is ended.</summary>
    public void Add(WorkerProcess worker)
    {
        lock (gate)
            _ = EndInTimeAsync(waiting.AddLast(worker));
    }

    private async Task EndInTimeAsync(LinkedListNode<WorkerProcess> place)
    {
        await Task.Delay(patience).ConfigureAwait(false);
        lock (gate)
        {
            if (place.List is null)
                return;
            waiting.Remove(place);
        }
        await place.Value.DisposeAsync().ConfigureAwait(false);
    }
}
