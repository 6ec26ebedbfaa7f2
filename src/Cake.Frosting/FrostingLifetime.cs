using Cake.Core;

namespace Cake.Frosting;

/// <summary>What runs once before and once after all tasks, over Cake's own context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>What runs once before and once after all tasks.</summary>
/// <typeparam name="TContext">The context that it asks for.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Prepares the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The target, and the tasks that are to run in their order.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Ends the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">Whether the build failed, and with what.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
