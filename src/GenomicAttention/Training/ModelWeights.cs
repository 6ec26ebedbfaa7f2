using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>The values of one parameter, row-major.</summary>
public sealed record WeightArray(IReadOnlyList<long> Shape, float[] Values);

/// <summary>The parameters of a model by name, apart from torch: what is kept of a training.</summary>
/// <param name="Arrays">By the name that the published scripts give the parameter; sorted.</param>
public sealed record ModelWeights(IReadOnlyDictionary<string, WeightArray> Arrays)
{
    /// <summary>Copies the parameters of a model, and what its normalisations have counted.</summary>
    public static ModelWeights Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var arrays = new SortedDictionary<string, WeightArray>(StringComparer.Ordinal);
        foreach (var (name, values) in State(model))
        {
            arrays.Add(name, new WeightArray(values.shape, Values(values).ToArray()));
        }

        return new ModelWeights(arrays);
    }

    /// <summary>Puts these values into the parameters of a model.</summary>
    /// <exception cref="ArgumentException">The model's parameters have other names or shapes.</exception>
    public void CopyTo(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var parameters = State(model).ToList();
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

    /// <summary>Moves every number a share of the way to the model's.</summary>
    /// <param name="model">A model with the same parameters.</param>
    /// <param name="share">From 0, which changes nothing, to 1, which copies.</param>
    public void MoveTowards(nn.Module model, double share)
    {
        ArgumentNullException.ThrowIfNull(model);
        var taken = (float)share;
        foreach (var (name, state) in State(model))
        {
            var values = Values(state);
            var own = Arrays[name].Values;
            for (var i = 0; i < own.Length; i++)
            {
                own[i] += (values[i] - own[i]) * taken;
            }
        }
    }

    // Counters of batches are integers, and nothing depends on them.
    private static IEnumerable<(string Name, Tensor Values)> State(nn.Module model) =>
        model
            .named_parameters()
            .Select(pair => (pair.name, (Tensor)pair.parameter))
            .Concat(
                model
                    .named_buffers()
                    .Where(pair => pair.buffer.dtype == ScalarType.Float32)
                    .Select(pair => (pair.name, pair.buffer))
            );

    private static Span<float> Values(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes);
}
