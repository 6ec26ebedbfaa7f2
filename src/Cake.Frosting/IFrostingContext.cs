using Cake.Core;

namespace Cake.Frosting;

/// <summary>What tasks and lifetimes get to see.</summary>
public interface IFrostingContext : ICakeContext;
