using Cake.Core;

namespace Cake.Frosting;

/// <summary>What runs before and after each task, over Cake's own context.</summary>
public abstract class FrostingTaskLifetime : FrostingTaskLifetime<ICakeContext>;

/// <summary>What runs before and after each task.</summary>
/// <typeparam name="TContext">The context that it asks for.</typeparam>
public abstract class FrostingTaskLifetime<TContext> : IFrostingTaskLifetime
    where TContext : ICakeContext
{
    /// <summary>Prepares a task.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The task.</param>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    /// <summary>Ends a task.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The task, how long it took, and whether it was skipped or failed.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info) => Setup((TContext)context, info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info) =>
        Teardown((TContext)context, info);
}
