namespace GenomicAttention.Training.Checkpoints;

/// <summary>A checkpoint in one file, which is seen whole or not at all whenever the process is killed.</summary>
/// <remarks>
/// A file that cannot be gone on from is ignored, and one that cannot be written does not end the training; both are
/// said. A file takes the place of the one before it by a rename, after its bytes are on the disk.
/// </remarks>
/// <param name="path">The file, in a folder that exists and that no other training writes to.</param>
/// <param name="training">
/// What the training is, as far as its outcome depends on it: parameters, seed, data. A checkpoint of another one
/// is not taken.
/// </param>
/// <param name="say">Told where the training goes on, and of checkpoints that are not taken or not written.</param>
public sealed class CheckpointFile(string path, string training, Action<string> say) : ITrainingCheckpoint
{
    // A checkpoint takes at most half a per cent of the training's time, however slow the disk is.
    private const int PauseAfterWriting = 200;

    private readonly string _temporary = path + ".new";
    private long _written;
    private TimeSpan _pause;

    /// <summary>How long it takes from one checkpoint to the next at least.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Measures that time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public TrainingState? Find(TrainingState start, int epochs)
    {
        ArgumentNullException.ThrowIfNull(start);
        var found = Read(start, epochs);
        if (found is not null)
        {
            say($"goes on after epoch {found.Epoch} of {epochs}");
        }

        (_written, _pause) = (Clock.GetTimestamp(), Interval);
        return found;
    }

    /// <inheritdoc/>
    public void Keep(Func<TrainingState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var start = Clock.GetTimestamp();
        if (Clock.GetElapsedTime(_written, start) < _pause)
        {
            return;
        }

        Write(CheckpointFormat.Write(state(), training));
        _written = Clock.GetTimestamp();
        var pause = Clock.GetElapsedTime(start, _written) * PauseAfterWriting;
        _pause = pause > Interval ? pause : Interval;
    }

    private TrainingState? Read(TrainingState start, int epochs)
    {
        try
        {
            File.Delete(_temporary); // of a run that was killed while it wrote
            if (!File.Exists(path))
            {
                return null;
            }

            var state = CheckpointFormat.Read(File.ReadAllBytes(path), training);
            return state.Fits(start) && state.Epoch <= epochs
                ? state
                : throw new InvalidDataException("is of another model");
        }
        catch (InvalidDataException error)
        {
            say($"starts from the beginning, as its checkpoint {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            say($"starts from the beginning, as its checkpoint cannot be read: {error.Message}");
        }

        return null;
    }

    private void Write(byte[] bytes)
    {
        try
        {
            using (var file = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(_temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            say($"cannot write its checkpoint, and would start again if it were killed: {error.Message}");
            TryDeleteTemporary();
        }
    }

    private void TryDeleteTemporary()
    {
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is only litter, and the next one takes its place.
        }
    }
}
