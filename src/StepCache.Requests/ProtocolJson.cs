using System.Text.Json.Serialization;

namespace StepCache.Requests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StepRequest))]
[JsonSerializable(typeof(StepEvent))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
