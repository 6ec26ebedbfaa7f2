using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace StepCache;

/// <summary>A pure function from inputs to output files, with a key.</summary>
/// <remarks>
/// All of it but the name, the expected duration and the executor goes into the key. A step is checked when
/// it is first planned; do not change its parameters or inputs after that.
/// </remarks>
public sealed class Step
{
    /// <summary>
    /// A path such as <c>published/train/joint/seed=42</c>: letters, digits and <c>._-+=,@</c> between slashes,
    /// at most 200 characters. One name stands for one step in a run.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The version of what the step's outputs mean; raise it to run the step again everywhere.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Which of the executor's operations computes the step.</summary>
    public required string Operation { get; init; }

    /// <summary>The part of the parameters that the step reads, and no more.</summary>
    public JsonObject Parameters { get; init; } = [];

    /// <summary>The input files by logical name, which is written like a step's name.</summary>
    public IReadOnlyDictionary<string, StepInput> Inputs { get; init; } = ImmutableDictionary<string, StepInput>.Empty;

    /// <summary>The digest of the code that computes the step; see <see cref="CodeDigest"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What else decides the outputs' bits, such as the arithmetic; may be empty.</summary>
    public JsonObject Fingerprint { get; init; } = [];

    /// <summary>Relative paths, with slashes, of the files that the step writes; at least one.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>A guess for scheduling the longest first, used until a duration has been measured.</summary>
    public double ExpectedSeconds { get; init; } = 1;

    /// <summary>What runs the step.</summary>
    public required IStepExecutor Executor { get; init; }

    /// <summary>One of this step's output files as the input of another step.</summary>
    public StepInput Output(string path) => new StepInput.OutputOf(this, path);

    /// <summary>The step's name.</summary>
    public override string ToString() => Name;
}
