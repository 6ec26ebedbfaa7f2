using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using ObservedData.Worker.Operations;
using StepCache.Requests;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal)
{
    ["import-sequences"] = ImportSequences.Run,
    ["inspect-sequences"] = InspectSequences.Run,
};

return await StepWorker.RunAsync(operations, error => error is RuntimeUnavailableException or SequenceFileException);
