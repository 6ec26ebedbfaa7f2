using System.Globalization;
using System.Text.Json;

namespace StepCache.Requests;

/// <summary>The worker's side: computes the steps that the host asks for on standard input, one after the other.</summary>
/// <remarks>
/// The conversation, one JSON object a line: the host sends a <see cref="StepRequest"/>; the worker takes the
/// lock of the step's key and says <c>locked</c> (before that <c>waiting</c>, if another run holds it); the host
/// says <c>run</c> or closes the input because it no longer needs the step; the worker says <c>progress</c> any
/// number of times, then <c>finished</c> or <c>failed</c>, and holds the lock, so that nobody computes the step again
/// before the host has put its outputs into the store. The host then closes the input, upon which the worker ends, or says
/// <c>release</c>: the worker frees the lock, says <c>released</c>, and takes another request. One that failed takes none,
/// since a step that broke off may have left anything behind.
/// </remarks>
public static class StepWorker
{
    /// <summary>Serves requests until the host closes the connection, and returns the exit code: 0, or 1 if a step failed.
    /// </summary>
    /// <param name="operations">What this program can compute, by name. What an operation computes must not depend on those
    /// before it.</param>
    /// <param name="isUserError">Whether the user can mend what the exception tells: then its message is all
    /// that they need, otherwise it is a bug and its trace goes to the log.</param>
    /// <returns>The program's exit code. If the host goes away during a step, the process kills itself.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, Action<StepRequest, IStepProgress>> operations,
        Func<Exception, bool>? isUserError = null
    )
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var host = HostConnection.Open();
        while (await host.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                await ServeAsync(line, host, operations).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the operation throws is reported to the host.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                host.Finish(Describe(exception, isUserError));
                await host.GoneAsync().ConfigureAwait(false);
                return 1;
            }
        }
        return 0;
    }

    private static async Task ServeAsync(
        string line,
        HostConnection host,
        IReadOnlyDictionary<string, Action<StepRequest, IStepProgress>> operations
    )
    {
        var request = StepRequest.Parse(line);
        if (!operations.TryGetValue(request.Operation, out var operation))
            throw new ArgumentException(Unknown(request.Operation, operations.Keys));

        using (await KeyLock.AcquireAsync(request.LockFile, host.Wait).ConfigureAwait(false))
        {
            host.Send(new StepEvent(StepEvent.Locked));
            Require(StepEvent.Run, await host.ReadLineAsync().ConfigureAwait(false));
            Compute(operation, request, host);
            host.Finish(new StepEvent(StepEvent.Finished));
            if (await host.ReadLineAsync().ConfigureAwait(false) is not { } word)
                return;
            Require(StepEvent.Release, word);
        }
        host.Finish(new StepEvent(StepEvent.Released));
    }

    // Each step begins with the culture and ends out of the folder that it worked in, whatever the one before it did.
    private static void Compute(Action<StepRequest, IStepProgress> operation, StepRequest request, HostConnection host)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Environment.CurrentDirectory = request.WorkDirectory;
        operation(request, host);
        Environment.CurrentDirectory = AppContext.BaseDirectory;
    }

    private static void Require(string expected, string? word)
    {
        if (word != expected)
            throw new JsonException($"The host said '{word}' where '{expected}' was expected.");
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
