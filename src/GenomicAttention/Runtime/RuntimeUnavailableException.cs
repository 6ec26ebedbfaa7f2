namespace GenomicAttention.Runtime;

/// <summary>
/// Training cannot run on this machine as it is. The message says what is missing and what to do.
/// </summary>
/// <param name="message">What is missing, and what to do about it.</param>
/// <param name="innerException">What made it known, if anything.</param>
public sealed class RuntimeUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
