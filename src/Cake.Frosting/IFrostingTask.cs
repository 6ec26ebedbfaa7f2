using Cake.Core;

namespace Cake.Frosting;

/// <summary>A node of the build's graph. Derive from <see cref="FrostingTask{T}"/> or
/// <see cref="AsyncFrostingTask{T}"/>.</summary>
public interface IFrostingTask
{
    /// <summary>Gets what to say when <see cref="ShouldRun"/> is false.</summary>
    string SkippedMessage => string.Empty;

    /// <summary>Does the task's work.</summary>
    /// <param name="context">The build's context.</param>
    /// <returns>The work.</returns>
    Task RunAsync(ICakeContext context);

    /// <summary>Tells whether the task is to run. A false one for the requested target is an error.</summary>
    /// <param name="context">The build's context.</param>
    /// <returns>Whether to run it.</returns>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles what the task threw; the build goes on unless this throws.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The build's context.</param>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, whether it failed or not.</summary>
    /// <param name="context">The build's context.</param>
    void Finally(ICakeContext context);
}
