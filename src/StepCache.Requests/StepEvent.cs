using System.Text.Json;

namespace StepCache.Requests;

/// <summary>One line that a worker writes to its standard output.</summary>
/// <param name="Event">One of the constants of this type.</param>
/// <param name="Fraction">With <see cref="Progress"/>: how much is done, from 0 to 1.</param>
/// <param name="Text">With <see cref="Progress"/>: what is being done. With <see cref="Waiting"/>: who holds
/// the lock, as far as is known. With <see cref="Said"/>: what whoever started the step should know.</param>
/// <param name="Error">With <see cref="Failed"/>: what went wrong.</param>
/// <param name="UserError">With <see cref="Failed"/>: whether the user can mend it; otherwise it is a bug.</param>
public sealed record StepEvent(
    string Event,
    double? Fraction = null,
    string? Text = null,
    string? Error = null,
    bool? UserError = null
)
{
    /// <summary>Another run holds the lock of the step's key.</summary>
    public const string Waiting = "waiting";

    /// <summary>The worker holds the lock and waits for the word <see cref="Run"/>.</summary>
    public const string Locked = "locked";

    /// <summary>The computation came some way.</summary>
    public const string Progress = "progress";

    /// <summary>The computation has something to say.</summary>
    public const string Said = "said";

    /// <summary>All output files are written; the lock is held until the host says <see cref="Release"/> or closes
    /// standard input.</summary>
    public const string Finished = "finished";

    /// <summary>The lock is free, and the worker takes another request.</summary>
    public const string Released = "released";

    /// <summary>The computation failed, and the worker takes no other request.</summary>
    public const string Failed = "failed";

    /// <summary>What the host writes to a worker that is to start computing.</summary>
    public const string Run = "run";

    /// <summary>What the host writes to a worker whose outputs it has taken, and which it has more work for.</summary>
    public const string Release = "release";

    private const string Prefix = "{\"event\":";

    /// <summary>The event as one line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, ProtocolJson.Default.StepEvent);

    /// <summary>Reads an event, or returns null if the line is something that a library printed.</summary>
    public static StepEvent? TryParse(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.StepEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
