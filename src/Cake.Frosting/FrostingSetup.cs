using Cake.Core;

namespace Cake.Frosting;

/// <summary>What runs once before the first task.</summary>
/// <typeparam name="TContext">The context that it asks for.</typeparam>
public abstract class FrostingSetup<TContext> : IFrostingSetup
    where TContext : ICakeContext
{
    /// <summary>Prepares the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The target, and the tasks that are to run in their order.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);
}
