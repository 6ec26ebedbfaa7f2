using GenomicAttention.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training.Replicated;

/// <summary>A model that predicts one number of everything, and writes down what it is in every pass.</summary>
internal sealed class OneNumber : SequenceModel, IScheduled
{
    private readonly Parameter _number = new(zeros(1));

    public OneNumber(double settledFrom)
        : base(nameof(OneNumber))
    {
        SettledFrom = settledFrom;
        register_parameter("number", _number);
    }

    public override IReadOnlyList<int> DropoutWidths => [];

    public double Progress { get; set; } = 1;

    public double SettledFrom { get; }

    public List<(double Progress, float Number)> InTraining { get; } = [];

    public List<float> InEvaluation { get; } = [];

    public float Number => _number.item<float>();

    public override Tensor forward(Tensor tokens)
    {
        if (training)
        {
            InTraining.Add((Progress, Number));
        }
        else
        {
            InEvaluation.Add(Number);
        }

        return _number.expand(tokens.shape[0]);
    }

    public Tensor? TakeAuxiliaryLoss() => null;
}
