using Cake.Core;

namespace Cake.Frosting;

/// <summary>Cake's context. Derive from it to give tasks more than Cake has.</summary>
/// <param name="context">The context of Cake's engine.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
