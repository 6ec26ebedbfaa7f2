using System.Diagnostics;
using System.Text.Json.Nodes;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>What a worker and its host say to each other, spoken by hand.</summary>
public sealed class ProtocolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<Process> StartAsync()
    {
        var worker = TestProcess.Start("dotnet", [TestProcess.Assembly]);
        await SayAsync(
            worker,
            new StepRequest
            {
                Step = "a",
                Operation = "concat",
                Parameters = new JsonObject { ["text"] = "hello" },
                Inputs = new Dictionary<string, string>(),
                WorkDirectory = folder.Path,
                OutputDirectory = folder.Path,
                CheckpointDirectory = folder.Path,
                LockFile = folder.File("a.lock"),
            }.ToLine()
        );
        return worker;
    }

    private static async Task SayAsync(Process worker, string line)
    {
        await worker.StandardInput.WriteLineAsync(line);
        await worker.StandardInput.FlushAsync();
    }

    /// <summary>The next event that is not about progress.</summary>
    private static async Task<string> HearAsync(Process worker)
    {
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            if (StepEvent.TryParse(line) is { Event: not StepEvent.Progress } heard)
                return heard.Event;
        }
        return "nothing more";
    }

    [Fact]
    public async Task A_worker_that_is_done_holds_its_lock_until_the_host_has_put_the_result_into_the_store()
    {
        using var worker = await StartAsync();
        Assert.Equal(StepEvent.Locked, await HearAsync(worker));
        await SayAsync(worker, StepEvent.Run);
        Assert.Equal(StepEvent.Finished, await HearAsync(worker));

        using var next = await StartAsync();
        Assert.Equal(StepEvent.Waiting, await HearAsync(next));
        worker.StandardInput.Close();
        Assert.Equal(StepEvent.Locked, await HearAsync(next));

        next.StandardInput.Close();
        await Task.WhenAll(worker.WaitForExitAsync(), next.WaitForExitAsync());
        Assert.Equal(0, worker.ExitCode);
    }

    [Fact]
    public async Task A_worker_that_is_not_told_to_run_fails_and_has_written_nothing()
    {
        using var worker = await StartAsync();
        Assert.Equal(StepEvent.Locked, await HearAsync(worker));

        await SayAsync(worker, "stop");

        Assert.Equal(StepEvent.Failed, await HearAsync(worker));
        Assert.False(File.Exists(folder.File("text")));
        worker.StandardInput.Close();
        await worker.WaitForExitAsync();
        Assert.Equal(1, worker.ExitCode);
    }
}
