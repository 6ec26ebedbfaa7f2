using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>Says in a step's folder which task of which array is to compute the step. Written, and gone with the folder's
/// content, while the lock of the step's key is held.</summary>
/// <param name="Array">The array's name.</param>
/// <param name="Task">The task's number.</param>
internal sealed record JobNote(string Array, int Task)
{
    public static JobNote? Read(StepRequest request) => SharedFile.Read<JobNote>(PathOf(request));

    public void Write(StepRequest request) => SharedFile.Write(PathOf(request), this);

    private static string PathOf(StepRequest request) =>
        Path.Combine(Path.GetDirectoryName(request.OutputDirectory)!, "slurm-job.json");
}
