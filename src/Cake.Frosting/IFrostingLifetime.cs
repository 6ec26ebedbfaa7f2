using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once, before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Prepares the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The target, and the tasks that are to run in their order.</param>
    void Setup(ICakeContext context, ISetupContext info);
}

/// <summary>Runs once, after the last task or a failure.</summary>
public interface IFrostingTeardown
{
    /// <summary>Ends the build.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">Whether the build failed, and with what.</param>
    void Teardown(ICakeContext context, ITeardownContext info);
}

/// <summary>Runs once before and once after all tasks.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
