using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>A training of a study of many seeds, as a step that looks at many of them takes it.</summary>
/// <param name="Step">The step's name, which the names of its files among the inputs begin with.</param>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Sequences">The size of the data set.</param>
/// <param name="Seed">The seed.</param>
internal sealed record TrainedCell(string Step, string Model, int Sequences, int Seed)
{
    /// <summary>One of its files.</summary>
    public string FileIn(StepRequest request, string name) => request.Inputs[$"{Step}/{name}"];
}
