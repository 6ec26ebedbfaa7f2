using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Of all steps: two keys are the same if and only if the steps say the same.</summary>
public sealed class KeyPropertyTests
{
    private sealed record Fields(
        int SchemaVersion,
        string Operation,
        string Code,
        string[] Outputs,
        Dictionary<string, string> Inputs,
        JsonObject Parameters,
        JsonObject Fingerprint
    )
    {
        public string Key
        {
            get
            {
                var step = new Step
                {
                    Name = "a",
                    SchemaVersion = SchemaVersion,
                    Operation = Operation,
                    Code = Code,
                    Outputs = Outputs,
                    Parameters = Parameters,
                    Fingerprint = Fingerprint,
                    Executor = Cache.Concatenate,
                };
                return KeyPreimage.Of(new StepGraph(_ => false).Closure([step])[0], Inputs).Key;
            }
        }
    }

    // Few characters, most of which mean something in JSON: what could be mistaken for something else is.
    private static readonly Gen<string> Text = Gen.String[Gen.Char["a\"\\,:{}[]1é"], 1, 6];

    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab1._-,@="], 1, 3]
        .Where(name => name.Trim('.').Length > 0);

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>(
        (depth, value) =>
        {
            var scalar = Gen.OneOf(
                Gen.Const((JsonNode?)null),
                Gen.Bool.Select(flag => (JsonNode?)flag),
                Gen.Int[-2, 12].Select(number => (JsonNode?)number),
                Gen.Int[-30, 30].Select(number => (JsonNode?)(number / 8.0)),
                OneOf("", "null", "1", "true", "[]").Select(text => (JsonNode?)text),
                Text.Select(text => (JsonNode?)text)
            );
            return depth > 2
                ? scalar
                : Gen.OneOf(
                    scalar,
                    value.Array[0, 3].Select(items => (JsonNode?)new JsonArray(items)),
                    Members(value).Select(members => (JsonNode?)members)
                );
        }
    );

    private static readonly Gen<Fields> Step = Gen.Select(
        Gen.Int[-1, 3],
        Text,
        Text,
        Name.ArrayUnique[1, 3],
        Gen.Dictionary(Name, OneOf(new string('a', 64), new string('b', 64)))[0, 2],
        Members(Value),
        Members(Value),
        (version, operation, code, outputs, inputs, parameters, fingerprint) =>
            new Fields(version, operation, code, outputs, inputs, parameters, fingerprint)
    );

    private static Gen<string> OneOf(params string[] values) =>
        Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<JsonObject> Members(Gen<JsonNode?> value) =>
        Gen.Dictionary(Text, value)[0, 3].Select(members => new JsonObject(members));

    [Fact]
    public void A_step_with_another_value_in_one_field_has_another_key() =>
        Gen.Select(Step, Step, Gen.Int[0, 6])
            .Sample(
                (step, other, field) =>
                {
                    var (mixed, same) = field switch
                    {
                        0 => (
                            step with
                            {
                                SchemaVersion = other.SchemaVersion,
                            },
                            step.SchemaVersion == other.SchemaVersion
                        ),
                        1 => (step with { Operation = other.Operation }, step.Operation == other.Operation),
                        2 => (step with { Code = other.Code }, step.Code == other.Code),
                        3 => (step with { Outputs = other.Outputs }, step.Outputs.ToHashSet().SetEquals(other.Outputs)),
                        4 => (step with { Inputs = other.Inputs }, SameInputs(step.Inputs, other.Inputs)),
                        5 => (step with { Parameters = other.Parameters }, Same(step.Parameters, other.Parameters)),
                        _ => (step with { Fingerprint = other.Fingerprint }, Same(step.Fingerprint, other.Fingerprint)),
                    };
                    Assert.Equal(same, step.Key == mixed.Key);
                }
            );

    [Fact]
    public void No_field_can_be_mistaken_for_another() =>
        Gen.Select(Step, Text, Text)
            .Where((_, first, second) => first != second)
            .Sample(
                (step, first, second) =>
                    Assert.NotEqual(
                        (step with { Operation = first, Code = second }).Key,
                        (step with { Operation = second, Code = first }).Key
                    )
            );

    [Fact]
    public void No_way_of_writing_the_same_JSON_changes_the_key() =>
        Gen.Select(Step, Gen.Int)
            .Sample(
                (step, seed) =>
                {
                    var random = new Random(seed);
                    var rewritten = step with
                    {
                        Parameters = Rewrite(step.Parameters, random),
                        Fingerprint = Rewrite(step.Fingerprint, random),
                        Outputs = [.. step.Outputs.Reverse()],
                        Inputs = step.Inputs.Reverse().ToDictionary(),
                    };
                    Assert.Equal(step.Key, rewritten.Key);
                }
            );

    private static bool SameInputs(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(input => other.GetValueOrDefault(input.Key) == input.Value);

    // By the runtime's own comparison, which knows nothing of a canonical form.
    private static bool Same(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(JsonNode.Parse(one.ToJsonString()), JsonNode.Parse(other.ToJsonString()));

    private static JsonObject Rewrite(JsonObject json, Random random)
    {
        var text = new StringBuilder();
        Write(json);
        return JsonNode.Parse(text.ToString())!.AsObject();

        void Write(JsonNode? node)
        {
            Space();
            switch (node)
            {
                case JsonObject members:
                    var shuffled = members.ToArray();
                    random.Shuffle(shuffled);
                    WriteList(
                        '{',
                        '}',
                        shuffled,
                        member =>
                        {
                            Write(member.Key);
                            text.Append(':');
                            Write(member.Value);
                        }
                    );
                    break;
                case JsonArray items:
                    WriteList('[', ']', [.. items], Write);
                    break;
                default:
                    text.Append(Scalar(node));
                    break;
            }
            Space();
        }

        void WriteList<T>(char open, char close, T[] items, Action<T> write)
        {
            text.Append(open);
            for (var index = 0; index < items.Length; index++)
            {
                if (index > 0)
                    text.Append(',');
                Space();
                write(items[index]);
                Space();
            }
            text.Append(close);
        }

        void Space() => text.Append(" \t\r\n".AsSpan(0, random.Next(5)));

        string Scalar(JsonNode? node) =>
            node?.GetValueKind() switch
            {
                JsonValueKind.String => Escaped(node.GetValue<string>()),
                JsonValueKind.Number when !node.ToJsonString().Contains('E', StringComparison.OrdinalIgnoreCase) =>
                    node.ToJsonString() + (random.Next(2) == 0 ? "e0" : ""),
                null => "null",
                _ => node.ToJsonString(),
            };

        string Escaped(string value) =>
            random.Next(2) == 0
                ? JsonSerializer.Serialize(value)
                : $"\"{string.Concat(value.Select(character => $"\\u{(int)character:x4}"))}\"";
    }
}
