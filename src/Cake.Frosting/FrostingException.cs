namespace Cake.Frosting;

/// <summary>A build that cannot be set up as it was written.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public FrostingException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was found to be wrong first.</param>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException) { }
}
