using System.Text.Json.Nodes;
using ObservedData.Tests.Importing;
using StepCache.Requests;

namespace ObservedData.Tests.Operations;

/// <summary>The folders of a step, and the worker's operations run in them.</summary>
internal sealed class OperationRun : IDisposable
{
    public TemporaryFiles Inputs { get; } = new();

    public TemporaryFiles Output { get; } = new();

    public TemporaryFiles Work { get; } = new();

    /// <summary>What an operation is asked.</summary>
    public StepRequest Request(string parameters, params IEnumerable<(string Name, string Path)> inputs) =>
        new()
        {
            Step = "study/step",
            Operation = "operation",
            Parameters = JsonNode.Parse(parameters)!.AsObject(),
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Path),
            WorkDirectory = Work.Directory,
            OutputDirectory = Output.Directory,
            CheckpointDirectory = Work.Directory,
            LockFile = Work["lock"],
        };

    /// <summary>Runs an operation, and returns what it said.</summary>
    public List<string> Run(
        Action<StepRequest, IStepProgress> operation,
        string parameters,
        params IEnumerable<(string Name, string Path)> inputs
    )
    {
        var heard = new Heard();
        operation(Request(parameters, inputs), heard);
        return heard.Said;
    }

    public void Dispose()
    {
        Inputs.Dispose();
        Output.Dispose();
        Work.Dispose();
    }

    private sealed class Heard : IStepProgress
    {
        public List<string> Said { get; } = [];

        public void Report(double fraction, string text) { }

        public void Say(string text) => Said.Add(text);
    }
}
