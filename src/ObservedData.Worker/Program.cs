using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using ObservedData.Splitting;
using ObservedData.Worker.Operations;
using StepCache.Requests;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal)
{
    ["plant-motifs"] = PlantMotifs.Run,
    ["import-sequences"] = ImportSequences.Run,
    ["add-negatives"] = AddNegatives.Run,
    ["inspect-sequences"] = InspectSequences.Run,
    ["split-sequences"] = SplitSequences.Run,
    ["fit-observed-controls"] = FitObservedControls.Run,
    ["train-folds"] = WithTorch(TrainFolds.Run),
    ["train-on-all"] = WithTorch(TrainOnAll.Run),
    ["summarise-observed"] = SummariseObserved.Run,
    ["predict"] = WithTorch(PredictSequences.Run),
    ["select-positions"] = WithTorch(SelectPositions.Run),
    ["mutate-positions"] = WithTorch(MutatePositions.Run),
    ["check-motifs"] = CheckMotifs.Run,
    ["find-motifs"] = FindMotifs.Run,
    ["join-histories"] = JoinHistories.Run,
    ["calibrate-strengths"] = CalibrateStrengths.Run,
    ["show-examples"] = WithTorch(ShowExamples.Run),
    ["generate-distant-pairs"] = GenerateDistantPairs.Run,
    ["train-distant-pairs"] = WithTorch(TrainDistantPairs.Run),
    ["summarise-distant-pairs"] = SummariseDistantPairs.Run,
};

return await StepWorker.RunAsync(
    operations,
    error => error is RuntimeUnavailableException or SequenceFileException or SplitException
);

static Action<StepRequest, IStepProgress> WithTorch(Action<StepRequest, IStepProgress> operation) =>
    (request, progress) =>
    {
        TorchRuntime.Start(progress.Say);
        operation(request, progress);
    };
