using GenomicAttention.Runtime;
using StepCache.Requests;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal);

return await StepWorker.RunAsync(operations, error => error is RuntimeUnavailableException);
