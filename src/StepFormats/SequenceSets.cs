using GenomicAttention.Sequences;
using StepCache.Requests;

namespace StepFormats;

/// <summary>The sets of simulated sequences that steps hand on.</summary>
public static class SequenceSets
{
    /// <summary>Reads a set of sequences with its labels and planted motifs.</summary>
    /// <param name="request">The step.</param>
    /// <param name="stem">What the set's files are called, without their endings.</param>
    public static LabelledSequences Read(StepRequest request, string stem)
    {
        ArgumentNullException.ThrowIfNull(request);
        return LabelledSequencesFiles.Read(Path.GetDirectoryName(request.Inputs[$"{stem}.fa"])!, stem);
    }
}
