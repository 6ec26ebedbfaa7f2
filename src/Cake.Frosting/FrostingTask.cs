using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task over Cake's own context.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;

/// <summary>A task. What a class does not override is not part of its task.</summary>
/// <typeparam name="T">The context that the task asks for.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work of the task.</summary>
    /// <param name="context">The context of the build.</param>
    public virtual void Run(T context) { }

    /// <summary>Tells whether the task is to run. A false one for the requested target is an error.</summary>
    /// <param name="context">The build's context.</param>
    /// <returns>Whether to run it.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles what the task threw; the build goes on unless this throws.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="context">The build's context.</param>
    public virtual void OnError(Exception exception, T context) { }

    /// <summary>Runs after the task, whether it failed or not.</summary>
    /// <param name="context">The build's context.</param>
    public virtual void Finally(T context) { }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
