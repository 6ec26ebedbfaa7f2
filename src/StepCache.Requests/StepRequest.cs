using System.Text.Json;
using System.Text.Json.Nodes;

namespace StepCache.Requests;

/// <summary>What a worker is asked to compute: one step, with every path that it may read or write.</summary>
public sealed record StepRequest
{
    /// <summary>The step's name, for messages only: a result must not depend on it.</summary>
    public required string Step { get; init; }

    /// <summary>Which of the worker's operations computes the step.</summary>
    public required string Operation { get; init; }

    /// <summary>The parameters in the canonical form that the key was computed from.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>Absolute paths of the input files by logical name: private copies, checked by digest.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>An empty directory for scratch files, and the current directory while a worker runs.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>Where the declared output files are to be written; exists and is empty.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>
    /// Where a long computation may keep checkpoints. It exists, outlives a run that was killed or failed, is
    /// found again by a later run with the same key, and goes when the step is done.
    /// </summary>
    public required string CheckpointDirectory { get; init; }

    /// <summary>The file whose lock stands for the step's key.</summary>
    public required string LockFile { get; init; }

    /// <summary>The request as one line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, ProtocolJson.Default.StepRequest);

    /// <summary>Reads a request from one line of JSON.</summary>
    /// <exception cref="JsonException">The line is not a request.</exception>
    public static StepRequest Parse(string line) =>
        JsonSerializer.Deserialize(line, ProtocolJson.Default.StepRequest)
        ?? throw new JsonException("The request is null.");
}
