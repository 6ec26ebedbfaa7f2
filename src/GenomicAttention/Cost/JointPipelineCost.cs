using GenomicAttention.Models;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="JointPipeline"/>.</summary>
public static class JointPipelineCost
{
    /// <summary>Of a forward pass of one sequence.</summary>
    /// <param name="options">The model's shape.</param>
    /// <param name="length">Positions of the sequence.</param>
    public static ForwardCost Of(JointPipelineOptions options, int length)
    {
        ArgumentNullException.ThrowIfNull(options);
        long channels = options.EmbeddingWidth;
        var sheet = new CostSheet(length).Floats(length * channels);
        foreach (var convolution in options.Convolutions)
        {
            sheet
                .Convolution(CostPart.Stem, channels, convolution.Channels, convolution.Width)
                .Floats((long)length * convolution.Channels); // ReLU
            channels = convolution.Channels;
        }

        sheet.Sum(CostPart.Pooling, length * channels, channels);
        foreach (var hidden in options.HiddenWidths)
        {
            sheet.Linear(CostPart.Head, 1, channels, hidden).Floats(hidden); // ReLU
            channels = hidden;
        }

        return sheet.Linear(CostPart.Head, 1, channels, 1).Floats(1).Total; // sigmoid
    }
}
