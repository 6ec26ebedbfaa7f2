using System.Globalization;
using System.Text.Json;

namespace StepCache.Requests;

/// <summary>The worker's side: computes the one step that the host asks for on standard input.</summary>
/// <remarks>
/// The conversation, one JSON object a line: the host sends a <see cref="StepRequest"/>; the worker takes the
/// lock of the step's key and says <c>locked</c> (before that <c>waiting</c>, if another run holds it); the host
/// says <c>run</c> or closes the input because it no longer needs the step; the worker says <c>progress</c> any
/// number of times, then <c>finished</c> or <c>failed</c>, and holds the lock until its input closes, so that
/// nobody computes the step again before the host has put its outputs into the store.
/// </remarks>
public static class StepWorker
{
    /// <summary>Serves one request and returns the exit code: 0, or 1 if the step failed.</summary>
    /// <param name="operations">What this program can compute, by name.</param>
    /// <param name="isUserError">Whether the user can mend what the exception tells: then its message is all
    /// that they need, otherwise it is a bug and its trace goes to the log.</param>
    /// <returns>The program's exit code. If the host goes away meanwhile, the process kills itself.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, Action<StepRequest, IStepProgress>> operations,
        Func<Exception, bool>? isUserError = null
    )
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var host = HostConnection.Open();
        try
        {
            var line = await host.ReadLineAsync().ConfigureAwait(false);
            var request = StepRequest.Parse(line);
            if (!operations.TryGetValue(request.Operation, out var operation))
                throw new ArgumentException(Unknown(request.Operation, operations.Keys));

            using var held = await KeyLock.AcquireAsync(request.LockFile, host.Wait).ConfigureAwait(false);
            host.Send(new StepEvent(StepEvent.Locked));
            if (await host.ReadLineAsync().ConfigureAwait(false) is var word && word != StepEvent.Run)
                throw new JsonException($"The host said '{word}' where '{StepEvent.Run}' was expected.");

            Environment.CurrentDirectory = request.WorkDirectory;
            operation(request, host);
            await host.FinishAsync(new StepEvent(StepEvent.Finished)).ConfigureAwait(false);
            return 0;
        }
#pragma warning disable CA1031 // Whatever the operation throws is reported to the host.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await host.FinishAsync(Describe(exception, isUserError)).ConfigureAwait(false);
            return 1;
        }
    }

    private static StepEvent Describe(Exception exception, Func<Exception, bool>? isUserError)
    {
        var userError = isUserError?.Invoke(exception) ?? false;
        Console.Error.WriteLine(userError ? exception.Message : exception.ToString());
        var error = userError ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        return new StepEvent(StepEvent.Failed, Error: error, UserError: userError);
    }

    private static string Unknown(string operation, IEnumerable<string> known) =>
        $"This worker has no operation '{operation}'; it has "
        + $"{string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}
