using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Lets <see cref="Verifier"/> know which test calls it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> RunningTest = new();

    internal static MethodInfo Test =>
        RunningTest.Value
        ?? throw new InvalidOperationException("Verify must be called, and awaited, from within a test.");

    public override void Before(MethodInfo methodUnderTest) => RunningTest.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => RunningTest.Value = null;
}
