using GenomicAttention.Runtime;
using StepCache.Requests;
using Worker.Operations;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal)
{
    ["generate-sweep-data"] = GenerateSweepData.Run,
    ["generate-comparison-data"] = GenerateComparisonData.Run,
    ["generate-described-data"] = GenerateDescribedData.Run,
    ["fit-controls"] = FitControls.Run,
    ["summarise"] = Summarise.Run,
    ["count-cost"] = CountCost.Run,
    ["fit-exponents"] = FitExponents.Run,
    ["train-sweep-baseline"] = WithTorch(TrainSweepBaseline.Run),
    ["train-sweep-cell"] = WithTorch(TrainSweepCell.Run),
    ["train-comparison-model"] = WithTorch(TrainComparisonModel.Run),
    ["train-model"] = WithTorch(TrainModel.Run),
    ["measure-cost"] = WithTorch(MeasureCost.Run),
};

return await StepWorker.RunAsync(operations, error => error is RuntimeUnavailableException);

static Action<StepRequest, IStepProgress> WithTorch(Action<StepRequest, IStepProgress> operation) =>
    (request, progress) =>
    {
        TorchRuntime.Start(progress.Say);
        operation(request, progress);
    };
