using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

public sealed class KeyTests
{
    private static readonly Dictionary<string, string> Digests = new() { ["labels"] = new('a', 64) };

    private static Step Example(
        string name = "study/step",
        int schemaVersion = 1,
        string operation = "train",
        string parameters = """{"seed":42,"rate":0.001,"model":{"heads":4,"kind":"dense"}}""",
        string code = "code",
        string fingerprint = """{"arithmetic":"avx2"}""",
        params string[] outputs
    ) =>
        new()
        {
            Name = name,
            SchemaVersion = schemaVersion,
            Operation = operation,
            Parameters = JsonNode.Parse(parameters)!.AsObject(),
            Code = code,
            Fingerprint = JsonNode.Parse(fingerprint)!.AsObject(),
            Outputs = outputs.Length > 0 ? outputs : ["model", "history"],
            Executor = Cache.Concatenate,
        };

    private static KeyPreimage Preimage(Step step, Dictionary<string, string>? digests = null) =>
        KeyPreimage.Of(new StepGraph(_ => false).Closure([step])[0], digests ?? Digests);

    private static string Key(Step step, Dictionary<string, string>? digests = null) => Preimage(step, digests).Key;

    [Fact]
    public void Schema_version_changes_the_key() => Assert.NotEqual(Key(Example()), Key(Example(schemaVersion: 2)));

    [Fact]
    public void Operation_changes_the_key() => Assert.NotEqual(Key(Example()), Key(Example(operation: "evaluate")));

    [Fact]
    public void A_parameter_changes_the_key() =>
        Assert.NotEqual(Key(Example(parameters: """{"seed":42}""")), Key(Example(parameters: """{"seed":7}""")));

    [Fact]
    public void Code_changes_the_key() => Assert.NotEqual(Key(Example()), Key(Example(code: "other")));

    [Fact]
    public void Fingerprint_changes_the_key() =>
        Assert.NotEqual(Key(Example()), Key(Example(fingerprint: """{"arithmetic":"sse2"}""")));

    [Fact]
    public void Declared_outputs_change_the_key() => Assert.NotEqual(Key(Example()), Key(Example(outputs: "model")));

    [Fact]
    public void An_inputs_content_changes_the_key() =>
        Assert.NotEqual(Key(Example()), Key(Example(), new() { ["labels"] = new('b', 64) }));

    [Fact]
    public void An_inputs_logical_name_changes_the_key() =>
        Assert.NotEqual(Key(Example()), Key(Example(), new() { ["targets"] = new('a', 64) }));

    [Fact]
    public void One_more_input_changes_the_key() =>
        Assert.NotEqual(Key(Example()), Key(Example(), new(Digests) { ["weights"] = new('a', 64) }));

    [Fact]
    public void The_key_schema_is_part_of_the_preimage()
    {
        using var preimage = JsonDocument.Parse(Preimage(Example()).Json);

        Assert.Equal(KeyPreimage.Schema, preimage.RootElement.GetProperty("keySchema").GetInt32());
    }

    [Fact]
    public void No_other_field_is_in_the_preimage_than_those_tested_here()
    {
        using var preimage = JsonDocument.Parse(Preimage(Example()).Json);

        Assert.Equal(
            ["code", "fingerprint", "inputs", "keySchema", "operation", "outputs", "parameters", "schemaVersion"],
            preimage.RootElement.EnumerateObject().Select(member => member.Name)
        );
    }

    // Computed by another program: the SHA-256 of what Python's json.dumps writes with sorted keys.
    [Fact]
    public void The_key_of_this_schema_stays_what_it_was() =>
        Assert.Equal("4e4328e99f9e18afcf4cfb75819f9638", Key(Example())[..32]);

    [Fact]
    public void The_preimage_is_canonical_itself()
    {
        var json = Preimage(Example()).Json;

        Assert.Equal(CanonicalJson.Write(JsonNode.Parse(json)), System.Text.Encoding.UTF8.GetString(json));
    }

    [Fact]
    public void The_order_of_inputs_does_not_change_the_key()
    {
        Dictionary<string, string> one = new() { ["a"] = new('a', 64), ["b"] = new('b', 64) };
        Dictionary<string, string> other = new() { ["b"] = new('b', 64), ["a"] = new('a', 64) };
        var json = Preimage(Example(), one).Json;

        Assert.Equal(json, Preimage(Example(), other).Json);
        Assert.Equal(CanonicalJson.Write(JsonNode.Parse(json)), System.Text.Encoding.UTF8.GetString(json));
    }

    [Fact]
    public void The_name_does_not_change_the_key() => Assert.Equal(Key(Example()), Key(Example(name: "other/step")));

    [Fact]
    public void The_order_of_names_does_not_change_the_key()
    {
        var reordered = """{"model":{"kind":"dense","heads":4},"rate":0.001,"seed":42}""";

        Assert.Equal(Key(Example()), Key(Example(parameters: reordered)));
    }

    [Fact]
    public void The_order_of_outputs_does_not_change_the_key() =>
        Assert.Equal(Key(Example()), Key(Example(outputs: ["history", "model"])));

    [Fact]
    public void White_space_and_comments_do_not_change_the_key()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        var commented = """{ "seed": /* the answer */ 42, "rate": 1e-3, "model": {"heads": 4.0, "kind":"dense"} }""";
        var plain = JsonNode.Parse(commented, documentOptions: options)!.ToJsonString();

        Assert.Equal(Key(Example()), Key(Example(parameters: plain)));
    }

    [Fact]
    public void Culture_does_not_change_the_key()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NegativeSign = "−";
        var expected = Key(Example(parameters: """{"rate":-1.5e-7,"n":-3}""", schemaVersion: -1));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = german;
            Assert.Equal("-1,5", $"{-1.5}".Replace('−', '-'));
            Assert.Equal(expected, Key(Example(parameters: """{"rate":-1.5e-7,"n":-3}""", schemaVersion: -1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_value_set_in_code_has_the_key_of_the_same_value_in_text()
    {
        var built = new JsonObject
        {
            ["d"] = 0.1,
            ["f"] = 0.1f,
            ["m"] = 0.10m,
            ["i"] = 3,
            ["l"] = 3L,
            ["s"] = "x",
        };
        var parsed = """{"d":0.1,"f":1e-1,"m":0.100,"i":3.0,"l":3,"s":"\u0078"}""";

        Assert.Equal(CanonicalJson.Write(JsonNode.Parse(parsed)), CanonicalJson.Write(built));
    }
}
