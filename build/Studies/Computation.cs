using System.Text.Json.Nodes;
using StepCache;

namespace Build.Studies;

/// <summary>What computes a kind of step: its code, its arithmetic, and where it runs.</summary>
/// <param name="Code">The digest of the code's closure.</param>
/// <param name="Fingerprint">What else decides the outputs' bits.</param>
/// <param name="Executor">Runs the step.</param>
internal sealed record Computation(string Code, JsonObject Fingerprint, IStepExecutor Executor)
{
    /// <summary>Makes a step that is computed so.</summary>
    public Step Step(
        string name,
        string operation,
        JsonObject parameters,
        IEnumerable<(string Name, StepInput Input)> inputs,
        IReadOnlyList<string> outputs,
        double expectedSeconds = 0.2
    ) =>
        new()
        {
            Name = name,
            Operation = operation,
            Parameters = parameters,
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input, StringComparer.Ordinal),
            Code = Code,
            Fingerprint = Fingerprint.DeepClone().AsObject(),
            Outputs = outputs,
            ExpectedSeconds = expectedSeconds,
            Executor = Executor,
        };
}
