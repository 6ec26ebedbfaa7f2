using GenomicAttention.Runtime;
using ObservedData.Worker.Operations;
using StepCache.Requests;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal)
{
    ["generate-distant-pairs"] = GenerateDistantPairs.Run,
    ["train-distant-pairs"] = WithTorch(TrainDistantPairs.Run),
    ["summarise-distant-pairs"] = SummariseDistantPairs.Run,
};

return await StepWorker.RunAsync(operations, error => error is RuntimeUnavailableException);

static Action<StepRequest, IStepProgress> WithTorch(Action<StepRequest, IStepProgress> operation) =>
    (request, progress) =>
    {
        TorchRuntime.Start(progress.Say);
        operation(request, progress);
    };
