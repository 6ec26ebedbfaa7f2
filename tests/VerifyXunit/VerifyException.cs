namespace VerifyTests;

/// <summary>A snapshot that differs or is missing. The message says all; the stack would not add to
/// it.</summary>
internal sealed class VerifyException(string message) : Exception(message)
{
    public override string? StackTrace => null;
}
