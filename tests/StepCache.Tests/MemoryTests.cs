using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using StepCache.Internal;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>Steps that run at once never need more memory than there is.</summary>
public sealed class MemoryTests : IDisposable
{
    private const long MiB = 1 << 20;

    private readonly Cache cache = new();
    private readonly FakeMeter meter = new() { AvailableBytes = 1000 * MiB };
    private readonly JobQueue queue;

    public MemoryTests() => queue = new JobQueue(8, meter);

    public void Dispose() => cache.Dispose();

    private Task<IDisposable> EnterAsync(long mebibytes, double seconds = 1, int? processId = null) =>
        queue.EnterAsync(seconds, new MemoryDemand(mebibytes * MiB) { ProcessId = processId }, default);

    [Fact]
    public async Task A_step_that_does_not_fit_waits_until_another_has_ended()
    {
        var first = await EnterAsync(600);
        var second = EnterAsync(600);
        Assert.False(second.IsCompleted);

        first.Dispose();

        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Steps_that_fit_run_at_once()
    {
        await EnterAsync(500);
        await EnterAsync(500).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(EnterAsync(1).IsCompleted);
    }

    [Fact]
    public async Task One_alone_starts_whatever_it_needs() =>
        await EnterAsync(5000).WaitAsync(TimeSpan.FromSeconds(10));

    [Fact]
    public async Task What_takes_no_memory_of_its_own_neither_waits_nor_is_waited_for()
    {
        await EnterAsync(0);
        await EnterAsync(5000).WaitAsync(TimeSpan.FromSeconds(10));
        await EnterAsync(0).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Nobody_overtakes_a_step_that_does_not_fit()
    {
        var first = await EnterAsync(600);
        var large = EnterAsync(900, seconds: 10);
        var small = EnterAsync(10);
        Assert.False(large.IsCompleted || small.IsCompleted);

        first.Dispose();

        await large.WaitAsync(TimeSpan.FromSeconds(10));
        await small.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_a_step_holds_already_is_not_counted_twice()
    {
        await EnterAsync(600, processId: 7);
        // It has taken its 600, so that all the rest can be had.
        meter.Resident[7] = 600 * MiB;
        meter.AvailableBytes = 400 * MiB;

        await EnterAsync(400).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_an_idle_worker_holds_is_the_next_step_s()
    {
        await EnterAsync(100);
        (await EnterAsync(600, processId: 7)).Dispose();
        meter.Resident[7] = 600 * MiB;
        meter.AvailableBytes = 300 * MiB;

        await EnterAsync(800).WaitAsync(TimeSpan.FromSeconds(10));
        meter.Resident[7] = 0; // It has ended, and nobody's memory came free.
        Assert.False(EnterAsync(1).IsCompleted);
    }

    [Fact]
    public async Task Memory_that_others_free_is_seen_without_a_step_s_end()
    {
        await EnterAsync(600);
        var second = EnterAsync(600);
        Assert.False(second.IsCompleted);

        meter.AvailableBytes = 2000 * MiB;

        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_waiting_step_that_is_cancelled_holds_up_nobody()
    {
        using var stop = new CancellationTokenSource();
        await EnterAsync(600);
        var large = queue.EnterAsync(10, new MemoryDemand(900 * MiB), stop.Token);
        var small = EnterAsync(10);

        await stop.CancelAsync();

        await small.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
    }

    [Fact]
    public async Task A_run_remembers_what_its_steps_took_and_asks_for_that_much_the_next_time()
    {
        var most = 0;
        var pair = new PairExecutor(count => most = Math.Max(most, count));
        Step[] Pair(int version) => [.. new[] { "a", "b" }.Select(name => Versioned(name, version))];
        Step Versioned(string name, int version) =>
            new()
            {
                Name = name,
                SchemaVersion = version,
                Operation = "any",
                Code = name,
                Outputs = ["text"],
                Executor = pair,
            };
        cache.Options = cache.Options with { Memory = meter, UnknownMemoryBytes = 400 * MiB };
        meter.Peak = 700 * MiB;

        await cache.RunAsync(Pair(1));
        Assert.Equal(2, most);
        Assert.Equal(700 * MiB, new StepHistory(cache.Layout).Read("a")[0].PeakBytes);

        most = 0;
        await cache.RunAsync(Pair(2));
        Assert.Equal(1, most);
    }

    [LinuxFact]
    public async Task What_a_worker_took_is_remembered()
    {
        await cache.RunAsync(Cache.Work("a", "concat"));

        Assert.InRange(new StepHistory(cache.Layout).Read("a")[0].PeakBytes, 10 * MiB, 1000 * MiB);
    }

    [LinuxFact]
    public unsafe void A_peak_is_measured_from_when_it_was_reset()
    {
        const int size = 300 * (int)MiB;
        var before = MachineMemory.Instance.ResidentBytes(Environment.ProcessId);
        var taken = NativeMemory.Alloc(size);
        new Span<byte>(taken, size).Fill(1);
        NativeMemory.Free(taken);
        Assert.InRange(MachineMemory.Instance.PeakBytes(Environment.ProcessId), before + (size / 2), long.MaxValue);

        MachineMemory.Instance.ResetPeak(Environment.ProcessId);

        Assert.InRange(MachineMemory.Instance.PeakBytes(Environment.ProcessId), MiB, before + (size / 2));
    }

    [LinuxFact]
    public void This_machine_tells_what_is_available_and_what_this_process_holds()
    {
        Assert.InRange(MachineMemory.Instance.AvailableBytes!.Value, 1, 1L << 50);
        Assert.InRange(MachineMemory.Instance.ResidentBytes(Environment.ProcessId), MiB, 1L << 40);
        Assert.Equal(0, MachineMemory.Instance.ResidentBytes(int.MaxValue));
        Assert.Equal(0, MachineMemory.Instance.PeakBytes(int.MaxValue));
    }

    private sealed class FakeMeter : IMemoryMeter
    {
        public long? AvailableBytes { get; set; }

        public ConcurrentDictionary<int, long> Resident { get; } = new();

        public long Peak { get; set; }

        public long ResidentBytes(int processId) => Resident.GetValueOrDefault(processId);

        public void ResetPeak(int processId) { }

        public long PeakBytes(int processId) => Peak;
    }

    /// <summary>Steps that wait a little for another to run beside them, and say how many do.</summary>
    private sealed class PairExecutor(Action<int> running) : IStepExecutor
    {
        private readonly Lock gate = new();
        private int count;

        public Task<IStepExecution> BeginAsync(
            StepRequest request,
            string logFile,
            Action<string> waiting,
            CancellationToken cancellation
        ) => Task.FromResult<IStepExecution>(new Execution(this, request));

        private sealed class Execution(PairExecutor pair, StepRequest request) : IStepExecution
        {
            public int? ProcessId => 1;

            public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
            {
                lock (pair.gate)
                    pair.Tell(++pair.count);
                for (var pause = 0; pause < 50 && pair.count < 2; pause++)
                    await Task.Delay(10, cancellation);
                await File.WriteAllTextAsync(Path.Combine(request.OutputDirectory, "text"), "", cancellation);
                lock (pair.gate)
                    pair.count--;
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }

        private void Tell(int now) => running(now);
    }
}
