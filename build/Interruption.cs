using System.Runtime.InteropServices;
using StepCache;

namespace Build;

/// <summary>Turns Ctrl-C and a polite kill into a token, so that workers are stopped before the program ends.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
        ];

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What every task ends with that is interrupted.</summary>
    /// <param name="kept">What of its work is kept, in sentences.</param>
    /// <param name="interruption">What ended it.</param>
    public static OperationCanceledException With(string kept, OperationCanceledException interruption) =>
        new($"Interrupted: {kept}", interruption, interruption.CancellationToken);

    /// <summary>What a run of steps ends with that is interrupted.</summary>
    /// <param name="run">How far it came.</param>
    /// <param name="interruption">What ended it.</param>
    public static OperationCanceledException Of(RunState run, OperationCanceledException interruption) =>
        With(
            $"what was done is kept ({run.Done} steps of this run), and trainings go on from their last checkpoint. "
                + "The same command goes on from there.",
            interruption
        );

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
