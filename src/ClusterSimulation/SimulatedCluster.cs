using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using StepCache;
using StepCache.Requests;

namespace ClusterSimulation;

/// <summary>A cluster on whose nodes a step only waits, and whose nodes are lost now and then: the step then begins anew on
/// another.</summary>
/// <remarks>As with a real one, the host gets a step's folder ready and hands it in; it stands in the cluster's queue until a
/// node takes it, and its lock, and the host takes the lock back when it has run. A node is a thread of its own, so that
/// nodes and host do not wait for each other.</remarks>
internal sealed class SimulatedCluster : IStepExecutor, IDisposable
{
    /// <summary>The one file that a step writes.</summary>
    public const string Output = "out";

    private readonly BlockingCollection<Attempt> queue = [];
    private readonly TimeSpan duration;
    private readonly double lostShare;
    private readonly TimeSpan[] ends;
    private int lost;

    /// <param name="nodes">How many steps run at once.</param>
    /// <param name="duration">What a step takes on average on a node that is not lost: up to a sixth more or less, as no two
    /// trainings end at the same moment.</param>
    /// <param name="lostShare">The share of attempts that lose their node, at a random moment.</param>
    public SimulatedCluster(int nodes, TimeSpan duration, double lostShare)
    {
        this.duration = duration;
        this.lostShare = lostShare;
        ends = new TimeSpan[nodes];
        foreach (var node in Enumerable.Range(0, nodes))
            new Thread(() => Serve(node)) { IsBackground = true }.Start();
    }

    /// <summary>Runs from when all nodes are there to be used.</summary>
    public Stopwatch Clock { get; } = new();

    /// <summary>How long nodes were there to be used, of all together: each until the end of its last step.</summary>
    public TimeSpan NodeTime => TimeSpan.FromTicks(ends.Sum(end => end.Ticks));

    /// <summary>How many attempts have lost their node.</summary>
    public int Lost => lost;

    /// <inheritdoc/>
    public bool TakesMemory => false;

    /// <inheritdoc/>
    public bool IsElsewhere => true;

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        var held = await KeyLock.AcquireAsync(request.LockFile, waiting, cancellation).ConfigureAwait(false);
        return new Job(this, request, held);
    }

    /// <inheritdoc/>
    public void Dispose() => queue.CompleteAdding();

    private void Serve(int node)
    {
        foreach (var attempt in queue.GetConsumingEnumerable())
        {
            try
            {
                if (TryCompute(attempt))
                {
                    ends[node] = Clock.Elapsed;
                    attempt.End.SetResult();
                }
                else
                {
                    queue.Add(attempt);
                }
            }
            catch (IOException exception)
            {
                attempt.End.SetException(new StepExecutionException(exception.Message, isUserError: true, exception));
            }
        }
    }

    private bool TryCompute(Attempt attempt)
    {
        using var held = KeyLock.TryAcquire(attempt.Request.LockFile) ?? throw new IOException("The lock is taken.");
        var takes = duration * (1 + ((attempt.Fate.NextDouble() - 0.5) / 3));
        if (attempt.Fate.NextDouble() < lostShare)
        {
            Interlocked.Increment(ref lost);
            Thread.Sleep(takes * attempt.Fate.NextDouble());
            return false;
        }
        Thread.Sleep(takes);
        File.WriteAllText(Path.Combine(attempt.Request.OutputDirectory, Output), attempt.Request.Step);
        return true;
    }

    /// <summary>A step in the cluster's queue, or on a node.</summary>
    private sealed record Attempt(StepRequest Request)
    {
        // The same in each simulation.
        public Random Fate { get; } = new(int.Parse(Request.Step.Split('/')[^1], CultureInfo.InvariantCulture));

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Job(SimulatedCluster cluster, StepRequest request, KeyLock held) : IStepExecution
    {
        private KeyLock held = held;

        public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
        {
            held.Dispose();
            var attempt = new Attempt(request);
            cluster.queue.Add(attempt, cancellation);
            await attempt.End.Task.WaitAsync(cancellation).ConfigureAwait(false);
            held = await KeyLock.AcquireAsync(request.LockFile, _ => { }, cancellation).ConfigureAwait(false);
        }

        public ValueTask DisposeAsync()
        {
            held.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
