using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before each task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Prepares a task.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The task.</param>
    void Setup(ICakeContext context, ITaskSetupContext info);
}

/// <summary>Runs after each task.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Ends a task.</summary>
    /// <param name="context">The build's context.</param>
    /// <param name="info">The task, how long it took, and whether it was skipped or failed.</param>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}

/// <summary>Runs before and after each task.</summary>
public interface IFrostingTaskLifetime : IFrostingTaskSetup, IFrostingTaskTeardown;
