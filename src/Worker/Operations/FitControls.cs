using GenomicAttention.Evaluation.Controls;
using GenomicAttention.Evaluation.Replication;
using StepCache.Requests;
using StepFormats.Parameters;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Fits the controls at one seed, and tests them on what the models are tested on.</summary>
internal static class FitControls
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = StepFiles.ReadSplit(request);
        var controls = ControlList.For(
            [.. parameters.Motifs.Select(motif => motif.ToMotif())],
            parameters.InitialStrength
        );
        var cells = new List<CellMetrics>();
        foreach (var control in controls)
        {
            progress.Report(cells.Count / (double)controls.Count, control.Name);
            cells.Add(
                CellMetrics.Of(
                    (control.Name, data.Count, parameters.Seed, null),
                    control.Fit(data.Training, data.Validation).Predict(data.Test),
                    data.Test.Labels.AsSpan(),
                    data.Constant
                )
            );
        }

        StepFiles.WriteCells(request, cells);
    }

    private sealed record Parameters(long Seed, IReadOnlyList<MotifParameters> Motifs, double InitialStrength);
}
