using Cake.Core;

namespace Cake.Frosting;

/// <summary>What runs once after the last task or a failure.</summary>
/// <typeparam name="TContext">The context that it asks for.</typeparam>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Ends the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">Whether the build failed, and with what.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
