using ObservedData.Importing;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>The files of an import, as other steps read them.</summary>
internal static class ImportFiles
{
    public static ImportedSequences Read(StepRequest request) =>
        ImportedSequences.Read(request.Inputs[SequenceImport.SequencesName], request.Inputs[SequenceImport.LabelsName]);
}
