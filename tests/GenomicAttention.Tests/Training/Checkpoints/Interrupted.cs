using System.Text.Json;
using System.Text.Json.Serialization;
using GenomicAttention.Tests.Sequences;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Tests.Training.Checkpoints;

/// <summary>A training: what tells of its epochs and what it goes on from, to its result.</summary>
internal delegate object Train(Action<EpochLosses>? progress, ITrainingCheckpoint? checkpoint);

/// <summary>Trainings that end before they are done, and what they leave in a folder.</summary>
internal sealed class Interrupted : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly TemporaryDirectory _folder = new();

    /// <summary>Where the checkpoint lies.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, "training.safetensors");

    /// <summary>The names of all files in the folder.</summary>
    public IEnumerable<string?> Files =>
        Directory.EnumerateFileSystemEntries(_folder.Path).Select(System.IO.Path.GetFileName);

    /// <summary>What was said, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>A checkpoint that is written after every epoch.</summary>
    public CheckpointFile Checkpoint(string training = "a training") =>
        new(Path, training, Said.Add) { Interval = TimeSpan.Zero, Clock = new StoppedClock() };

    /// <summary>Trains until the checkpoint after an epoch is written; the epoch that follows is lost.</summary>
    public void TrainUntil(int epoch, Train train) =>
        Assert.Throws<Killed>(() => train(losses => _ = losses.Epoch > epoch ? throw new Killed() : 0, Checkpoint()));

    /// <summary>Expects that a training gives the same to the bit when it is killed after any of its epochs.</summary>
    public void AssertGoesOn(Train train, int epochs)
    {
        var whole = AllOf(train(null, null));
        for (var epoch = 1; epoch < epochs; epoch++)
        {
            File.Delete(Path);
            TrainUntil(epoch, train);
            Assert.Equal(whole, AllOf(train(null, Checkpoint())));
        }

        // Killed between the last epoch and the end.
        Assert.Equal(whole, AllOf(train(null, Checkpoint())));
        Assert.Equal(Enumerable.Range(1, epochs).Select(epoch => $"goes on after epoch {epoch} of {epochs}"), Said);
    }

    /// <summary>All that a training gives, as a text that is the same only if every bit is.</summary>
    public static string AllOf(object result) => JsonSerializer.Serialize(result, Json);

    public void Dispose() => _folder.Dispose();

    private sealed class Killed : Exception;

    // With it no checkpoint takes time, and so each is due.
    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
