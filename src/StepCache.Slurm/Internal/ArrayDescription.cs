using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>A job array, for its tasks and for hosts that come later.</summary>
/// <param name="Instructions">The instruction sets of the host's processor, which a node must have too.</param>
/// <param name="Cells">The steps, the task of number 0 first.</param>
internal sealed record ArrayDescription(string Instructions, IReadOnlyList<CellDescription> Cells);

/// <summary>A step as a task of an array.</summary>
/// <param name="Request">What the worker is asked.</param>
/// <param name="LogFile">Where what the worker prints goes.</param>
/// <param name="Program">The worker's program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Variables that it has besides the job's own.</param>
internal sealed record CellDescription(
    StepRequest Request,
    string LogFile,
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
);
