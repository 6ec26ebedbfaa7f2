using System.Diagnostics;
using System.Globalization;
using StepCache.Requests;

namespace StepCache.Tests;

public sealed class KeyLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string lockFile;
    private readonly List<string> waitedFor = [];

    public KeyLockTests() => lockFile = folder.File("key.lock");

    public void Dispose() => folder.Dispose();

    private async Task<Process> HoldElsewhereAsync()
    {
        var process = TestProcess.Start("dotnet", [TestProcess.Assembly, "lock", lockFile]);
        Assert.Equal("locked", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private Task<KeyLock> WaitAsync(CancellationToken cancellation = default) =>
        KeyLock.AcquireAsync(lockFile, waitedFor.Add, cancellation);

    [Fact]
    public async Task A_lock_that_another_process_holds_is_not_given()
    {
        using var holder = await HoldElsewhereAsync();

        Assert.Null(KeyLock.TryAcquire(lockFile));

        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        using var taken = KeyLock.TryAcquire(lockFile);
        Assert.NotNull(taken);
    }

    [Fact]
    public void A_lock_names_its_holder_while_it_is_held_and_leaves_no_file_behind()
    {
        using (KeyLock.TryAcquire(lockFile))
            Assert.Equal(["key.holder", "key.lock"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Another_process_does_not_get_the_lock_that_this_one_holds()
    {
        using var held = KeyLock.TryAcquire(lockFile);

        using var other = TestProcess.Start("dotnet", [TestProcess.Assembly, "lock", lockFile]);
        other.StandardInput.Close();

        Assert.Equal("taken\n", (await TestProcess.FinishAsync(other)).Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Who_waits_is_told_once_for_whom_and_gets_the_lock_when_that_process_is_killed()
    {
        using var holder = await HoldElsewhereAsync();
        var waiting = WaitAsync();
        await Task.Delay(300);
        Assert.False(waiting.IsCompleted);

        holder.Kill();

        using var taken = await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        var pid = holder.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal([$"process {pid} on {Environment.MachineName}"], waitedFor);
    }

    [Fact]
    public async Task The_lock_of_a_killed_process_is_free_at_once()
    {
        using var holder = await HoldElsewhereAsync();
        holder.Kill();
        await holder.WaitForExitAsync();

        using var taken = KeyLock.TryAcquire(lockFile);

        Assert.NotNull(taken);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var held = KeyLock.TryAcquire(lockFile);
        using var stop = new CancellationTokenSource();
        var waiting = WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Of_many_who_want_it_in_one_process_one_has_it_at_a_time()
    {
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(UseAsync)));

        Assert.Equal(1, most);

        async Task UseAsync()
        {
            using var held = await KeyLock.AcquireAsync(lockFile, _ => { });
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(5);
            Interlocked.Decrement(ref inside);
        }
    }

    // If it went after the lock, it could be another's by then; a third would make it anew, and both would hold a lock.
    [LinuxFact("Only Linux tells what happens to a file in the order in which it does.")]
    public void The_file_goes_while_the_lock_is_still_held()
    {
        var held = KeyLock.TryAcquire(lockFile)!;
        using var events = new FileEvents(lockFile);

        held.Dispose();

        Assert.Equal([FileEvent.Deleted, FileEvent.Closed], events.Read());
    }

    [Fact]
    public void A_lock_without_its_folder_is_an_error_and_not_a_lock_that_is_taken() =>
        Assert.ThrowsAny<IOException>(() => KeyLock.TryAcquire(folder.File("missing/key.lock")));

    [Fact]
    public async Task A_holder_that_is_not_known_is_another_run()
    {
        using var held = KeyLock.TryAcquire(lockFile);
        File.Delete(folder.File("key.holder"));
        using var stop = new CancellationTokenSource();

        var waiting = WaitAsync(stop.Token);

        Assert.Equal(["another run"], waitedFor);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    // A folder in its place stands for a file that another user wrote and this one may not.
    [Fact]
    public void A_holder_file_that_cannot_be_written_does_not_cost_the_lock()
    {
        Directory.CreateDirectory(folder.File("key.holder"));

        using (var held = KeyLock.TryAcquire(lockFile))
        {
            Assert.NotNull(held);
            Assert.Null(KeyLock.TryAcquire(lockFile));
        }
        using var again = KeyLock.TryAcquire(lockFile);
        Assert.NotNull(again);
    }
}
