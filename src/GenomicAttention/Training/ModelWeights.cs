using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>The values of one parameter, row-major.</summary>
public sealed record WeightArray(IReadOnlyList<long> Shape, float[] Values);

/// <summary>The parameters of a model by name, apart from torch: what is kept of a training.</summary>
/// <param name="Arrays">By the name that the published scripts give the parameter; sorted.</param>
public sealed record ModelWeights(IReadOnlyDictionary<string, WeightArray> Arrays)
{
    /// <summary>Copies the parameters of a model.</summary>
    public static ModelWeights Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var arrays = new SortedDictionary<string, WeightArray>(StringComparer.Ordinal);
        foreach (var (name, parameter) in model.named_parameters())
        {
            arrays.Add(name, new WeightArray(parameter.shape, Values(parameter).ToArray()));
        }

        return new ModelWeights(arrays);
    }

    /// <summary>Puts these values into the parameters of a model.</summary>
    /// <exception cref="ArgumentException">The model's parameters have other names or shapes.</exception>
    public void CopyTo(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var parameters = model.named_parameters().ToList();
        if (parameters.Count != Arrays.Count)
        {
            throw new ArgumentException($"{Arrays.Count} arrays do not fit {parameters.Count} parameters.");
        }

        foreach (var (name, parameter) in parameters)
        {
            if (!Arrays.TryGetValue(name, out var array) || !parameter.shape.SequenceEqual(array.Shape))
            {
                throw new ArgumentException(
                    $"There are no weights '{name}' of shape [{string.Join(", ", parameter.shape)}]."
                );
            }

            if (array.Values.Length != parameter.numel())
            {
                throw new ArgumentException($"The weights '{name}' do not fill their shape.");
            }

            array.Values.CopyTo(Values(parameter));
        }
    }

    private static Span<float> Values(Parameter parameter) => MemoryMarshal.Cast<byte, float>(parameter.bytes);
}
