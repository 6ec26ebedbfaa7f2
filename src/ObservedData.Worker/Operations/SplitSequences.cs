using GenomicAttention.RandomStreams;
using ObservedData.Importing;
using ObservedData.Splitting;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Splits imported sequences; relatives are never on both sides, but where one at a time is left out.</summary>
internal static class SplitSequences
{
    private const string Called = "split";
    private const int LabelQuantiles = 4;

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = ImportFiles.Read(request);
        var (relatives, folds) = Split(parameters, data);
        Say(parameters, relatives, folds, progress);

        new SplitFile(parameters.Name, relatives.GroupOfRow, folds).Write(request, data.Ids);
        StepOutputs.WriteCsv(
            request,
            "relatives.csv",
            ["split", "first", "second", "shift", "equal"],
            relatives.Pairs.Select(pair =>
                new[]
                {
                    parameters.Name,
                    pair.FirstId,
                    pair.SecondId,
                    StepOutputs.Text(pair.Shift),
                    StepOutputs.Text(pair.EqualLetters),
                }
            )
        );
    }

    // What is in the way lies in how the user wants to split: the complaint is about that place of the parameters.
    private static (Relatives, IReadOnlyList<Fold>) Split(Parameters parameters, ImportedSequences data)
    {
        try
        {
            var relatives = Relatives.Of(
                data.Sequences,
                data.Groups.IsEmpty || parameters.Kind == SplitKind.ByValue ? null : data.Groups,
                parameters.Relatives?.ToRule()
            );
            return (relatives, Folds(parameters, data, relatives, new UniformRandom(parameters.Seed)));
        }
        catch (SplitException e)
        {
            throw new SplitException($"{Called}: {e.Naming(data.ClassNames)}");
        }
    }

    private static IReadOnlyList<Fold> Folds(
        Parameters parameters,
        ImportedSequences data,
        Relatives relatives,
        UniformRandom random
    )
    {
        var classes = data.ClassNames.IsEmpty ? null : data.Labels.Select(label => (int)label).ToArray();
        return parameters.Kind switch
        {
            SplitKind.Folds => classes is null
                ? CrossValidation.StratifiedKFoldByLabel(
                    relatives,
                    FirstTarget(data),
                    LabelQuantiles,
                    parameters.Folds!.Value,
                    random
                )
                : CrossValidation.StratifiedKFold(relatives, classes, parameters.Folds!.Value, random),
            SplitKind.LeaveOneOut => CrossValidation.LeaveOneOut(relatives, classes),
            SplitKind.Random => One(HoldOut.Random(relatives, parameters.Shares, random, classes)),
            SplitKind.Stratified => One(
                classes is null
                    ? HoldOut.StratifiedByLabel(relatives, FirstTarget(data), LabelQuantiles, parameters.Shares, random)
                    : HoldOut.StratifiedByClass(relatives, classes, parameters.Shares, random)
            ),
            _ => One(
                HoldOut.ByColumn(relatives, data.Groups, parameters.ValidationValues!, parameters.TestValues!, classes)
            ),
        };
    }

    private static IReadOnlyList<Fold> One(HoldOutSplit split) =>
        [new Fold(split.Training, split.Validation, split.Test)];

    private static float[] FirstTarget(ImportedSequences data) =>
        [.. data.Labels.Where((_, at) => at % data.TargetNames.Length == 0)];

    private static void Say(
        Parameters parameters,
        Relatives relatives,
        IReadOnlyList<Fold> folds,
        IStepProgress progress
    )
    {
        if (relatives.Pairs.Count == 0)
        {
            return;
        }
        var apart = folds.Count == relatives.Count && parameters.Kind == SplitKind.LeaveOneOut;
        progress.Say(
            apart
                ? $"{relatives.Pairs.Count} pairs of sequences are copies or alike; each is left out alone, so its relatives are "
                    + "learnt from, and the results flatter."
                : $"{relatives.Pairs.Count} pairs of sequences are copies or alike: they stay on one side of every split."
        );
    }

    private enum SplitKind
    {
        Random,
        Stratified,
        Folds,
        LeaveOneOut,
        ByValue,
    }

    private sealed record Parameters(
        string Name,
        SplitKind Kind,
        PredictionTask Task,
        long Seed,
        double Training = 0,
        double Validation = 0,
        int? Folds = null,
        IReadOnlyList<string>? ValidationValues = null,
        IReadOnlyList<string>? TestValues = null,
        RelativesParameters? Relatives = null
    )
    {
        public HoldOutShares Shares => new(Training, Validation, 1 - Training - Validation);
    }

    private sealed record RelativesParameters(int Shift, int Equal)
    {
        public SimilarityRule ToRule() => new(Shift, Equal);
    }
}
