namespace Build;

/// <summary>
/// Something that the user gave is wrong. The message says what, where and what to do; it is printed
/// without a stack trace and the program ends with exit code 2.
/// </summary>
public sealed class UserErrorException(string message) : Exception(message);
