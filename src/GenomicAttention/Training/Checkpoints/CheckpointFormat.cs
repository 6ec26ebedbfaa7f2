using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenomicAttention.Training.Checkpoints;

/// <summary>
/// A training's state as bytes: a safetensors file with the weights and the optimiser's means, and the rest as JSON
/// in its metadata, sealed with a SHA-256 of all bytes.
/// </summary>
internal static class CheckpointFormat
{
    private const int Version = 2;
    private const string DigestName = "sha256"; // sorts before the other name, and so has a fixed place
    private const string RestName = "state";
    private const string CarriedPrefix = "carried.";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    // The digest covers the file as it is with zeros in the digest's own place.
    private static readonly string Unsealed = new('0', 2 * SHA256.HashSizeInBytes);
    private static readonly int DigestStart =
        8 + ("{\"" + SafeTensors.MetadataName + "\":{\"" + DigestName + "\":\"").Length;
    private static readonly Range DigestPlace = DigestStart..(DigestStart + Unsealed.Length);

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="training">What the training is, as far as its outcome depends on it.</param>
    public static byte[] Write(TrainingState state, string training)
    {
        var rest = new Rest(
            Version,
            training,
            state.Optimiser.Beta1Power,
            state.Optimiser.Beta2Power,
            state.Optimiser.Steps,
            state.Optimiser.Reached,
            state.Random,
            state.History.Train,
            state.History.Validation
        );
        var metadata = new Dictionary<string, string>
        {
            [DigestName] = Unsealed,
            [RestName] = JsonSerializer.Serialize(rest, Json),
        };
        using var buffer = new MemoryStream();
        SafeTensors.Write(buffer, Arrays(state), metadata);
        var bytes = buffer.ToArray();
        Digest(bytes).CopyTo(bytes.AsSpan(DigestPlace));
        return bytes;
    }

    /// <summary>Reads the state of a training.</summary>
    /// <exception cref="InvalidDataException">
    /// These bytes are none; the message says why, as the end of a sentence.
    /// </exception>
    public static TrainingState Read(byte[] bytes, string training)
    {
        if (!IsSealed(bytes))
        {
            throw new InvalidDataException("is damaged");
        }

        try
        {
            var metadata = SafeTensors.ReadMetadata(new MemoryStream(bytes));
            using var json = JsonDocument.Parse(metadata[RestName]);
            if (json.RootElement.GetProperty("version").GetInt32() != Version)
            {
                throw new InvalidDataException("is of another version");
            }

            var rest = json.Deserialize<Rest>(Json)!;
            return rest.Training == training
                ? State(SafeTensors.Read(new MemoryStream(bytes)), rest)
                : throw new InvalidDataException("is of another training");
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("is not one", error);
        }
    }

    private static bool IsSealed(byte[] bytes) =>
        bytes.Length >= DigestPlace.End.Value && bytes.AsSpan(DigestPlace).SequenceEqual(Digest(bytes));

    private static byte[] Digest(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.AsSpan(..DigestPlace.Start));
        hash.AppendData(Encoding.ASCII.GetBytes(Unsealed));
        hash.AppendData(bytes.AsSpan(DigestPlace.End..));
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static ModelWeights Arrays(TrainingState state)
    {
        var arrays = state.Weights.Arrays.ToDictionary(pair => $"weights.{pair.Key}", pair => pair.Value);
        Add("means", state.Optimiser.Means);
        Add("squares", state.Optimiser.Squares);
        foreach (var (name, carried) in state.Carried)
        {
            foreach (var (array, values) in carried.Arrays)
            {
                arrays.Add($"{CarriedPrefix}{name}/{array}", values);
            }
        }

        return new ModelWeights(arrays);

        void Add(string kind, IReadOnlyList<float[]> values)
        {
            foreach (var (index, array) in values.Index())
            {
                arrays.Add(Numbered(kind, index), new WeightArray([array.Length], array));
            }
        }
    }

    private static TrainingState State(ModelWeights file, Rest rest)
    {
        var carried = file
            .Arrays.Keys.Where(name => name.StartsWith(CarriedPrefix, StringComparison.Ordinal))
            .Select(name => name[CarriedPrefix.Length..].Split('/')[0])
            .Distinct();
        return new TrainingState(
            Below("weights."),
            new AdamState(Take("means"), Take("squares"), rest.Beta1Power, rest.Beta2Power, rest.Steps, rest.Reached),
            rest.Random,
            new History(rest.Train, rest.Validation)
        )
        {
            Carried = carried.ToDictionary(name => name, name => Below($"{CarriedPrefix}{name}/")),
        };

        ModelWeights Below(string prefix)
        {
            var weights = new SortedDictionary<string, WeightArray>(StringComparer.Ordinal);
            foreach (var (name, array) in file.Arrays)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    weights.Add(name[prefix.Length..], array);
                }
            }

            return new ModelWeights(weights);
        }

        List<float[]> Take(string kind)
        {
            var taken = new List<float[]>();
            while (file.Arrays.TryGetValue(Numbered(kind, taken.Count), out var array))
            {
                taken.Add(array.Values);
            }

            return taken;
        }
    }

    private static string Numbered(string kind, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}.{index}");

    private sealed record Rest(
        int Version,
        string Training,
        double Beta1Power,
        double Beta2Power,
        int Steps,
        IReadOnlyList<int> Reached,
        byte[] Random,
        IReadOnlyList<double> Train,
        IReadOnlyList<double> Validation
    );
}
