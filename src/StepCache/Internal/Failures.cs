using System.Runtime.ExceptionServices;

namespace StepCache.Internal;

/// <summary>What went wrong in many steps at once, as one error.</summary>
internal static class Failures
{
    /// <summary>Waits for all, whether they fail or not, and then tells every failure at once.</summary>
    /// <exception cref="OperationCanceledException">Some were cancelled.</exception>
    /// <exception cref="StepCacheException">Some failed, and none was cancelled.</exception>
    public static async Task WhenAllAsync(IEnumerable<Task> ends, Func<IReadOnlyList<StepFailure>, string> describe)
    {
        var all = ends.ToList();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (all.Find(end => end.IsCanceled) is { } cancelled)
            await cancelled.ConfigureAwait(false);
        var exceptions = all.SelectMany(end => end.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>())
            .ToList();
        // A bug comes first, with its trace.
        if (exceptions.Find(exception => exception is not StepCacheException) is { } bug)
            ExceptionDispatchInfo.Throw(bug);
        var failures = exceptions
            .Cast<StepCacheException>()
            .SelectMany(exception => exception.Failures)
            .Distinct()
            .OrderBy(failure => failure.Step, StringComparer.Ordinal)
            .ToList();
        if (failures.Count > 0)
            throw new StepCacheException(describe(failures), failures);
    }

    public static string Describe(IReadOnlyList<StepFailure> failures) =>
        $"{failures.Count} step{(failures.Count == 1 ? "" : "s")} failed:" + string.Concat(failures.Select(Describe));

    public static string Names(IReadOnlyList<StepFailure> failures) =>
        string.Join(", ", failures.Select(failure => failure.Step));

    private static string Describe(StepFailure failure) =>
        $"\n  {failure.Step}: {failure.Error}" + (failure.LogFile is null ? "" : $"\n    log: {failure.LogFile}");
}
