using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using StepCache.Internal;

namespace StepCache.Tests;

public sealed class CanonicalJsonTests
{
    // A name is there once; a string may hold anything but half of a surrogate pair, which is no text.
    private static readonly Gen<string> Text = Gen.String[
        Gen.OneOf(Gen.Char['\0', '\ud7ff'], Gen.Char[' ', '~']),
        0,
        8
    ];

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)value),
        Gen.Long.Select(value => (JsonNode?)value),
        Gen.ULong.Select(value => (JsonNode?)value),
        Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)value),
        Gen.Float.Where(float.IsFinite).Select(value => (JsonNode?)value),
        Text.Select(value => (JsonNode?)value)
    );

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>(
        (depth, node) =>
            depth > 3
                ? Scalar
                : Gen.OneOf(Scalar, node.Array[0, 4].Select(items => (JsonNode?)new JsonArray(items)), Object(node))
    );

    private static Gen<JsonNode?> Object(Gen<JsonNode?> node) =>
        Gen.Dictionary(Text, node)[0, 4].Select(members => (JsonNode?)new JsonObject(members));

    [Fact]
    public void Writing_what_was_read_gives_the_same_text() =>
        Node.Sample(node =>
        {
            var text = CanonicalJson.Write(node);
            Assert.Equal(text, CanonicalJson.Write(JsonNode.Parse(text)));
        });

    [Fact]
    public void The_canonical_text_means_the_same() =>
        Node.Sample(node =>
        {
            var read = JsonNode.Parse(CanonicalJson.Write(node));
            // Through text, since a float that was set in code is not the double that is read.
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(node?.ToJsonString() ?? "null"), read));
        });

    [Fact]
    public void The_order_of_names_makes_no_difference() =>
        Gen.Select(Gen.Dictionary(Text, Node)[0, 6], Gen.Int)
            .Sample(
                (members, seed) =>
                {
                    var shuffled = members.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    Assert.Equal(
                        CanonicalJson.Write(new JsonObject(members.Select(Copy))),
                        CanonicalJson.Write(new JsonObject(shuffled.Select(Copy)))
                    );
                }
            );

    [Fact]
    public void Different_numbers_have_different_texts() =>
        Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Double.Where(double.IsFinite))
            .Sample((a, b) => Assert.Equal(a == b, CanonicalJson.Write(a) == CanonicalJson.Write(b)));

    [Fact]
    public void A_number_reads_back_as_the_same_double() =>
        Gen
            .Double.Where(double.IsFinite)
            .Sample(value =>
            {
                var read = double.Parse(CanonicalJson.Write(value), CultureInfo.InvariantCulture);
                Assert.Equal(value == 0 ? 0 : value, read);
            });

    [Theory]
    [InlineData("""{"b":1,"a":[true,null,"x"]}""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{"Z":1,"a":2,"é":3,"B":4}""", """{"B":4,"Z":1,"a":2,"é":3}""")]
    [InlineData("[1.0, 1e2, -0, -0.0, 0.1e1]", "[1,100,0,0,1]")]
    [InlineData("[0.10, 1E-7, 123456789012345678901]", "[0.1,1E-07,123456789012345678901]")]
    [InlineData("""["\u0001\u001f\/\u00e9\u2028\ud83d\ude00"]""", "[\"\\u0001\\u001f/é\u2028😀\"]")]
    [InlineData("""["\"\\\b\f\n\r\t"]""", """["\"\\\b\f\n\r\t"]""")]
    [InlineData("[ {} , [ ] ]", "[{},[]]")]
    [InlineData("[ \"a b\" ]", "[\"a b\"]")]
    public void Examples(string text, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Write(JsonNode.Parse(text)));

    [Fact]
    public void A_number_that_is_not_finite_is_refused()
    {
        Assert.Throws<FormatException>(() => CanonicalJson.Write(new JsonObject { ["x"] = double.NaN }));
        Assert.Throws<FormatException>(() => CanonicalJson.Write(JsonNode.Parse("1e999")));
    }

    [Fact]
    public void A_name_that_is_there_twice_is_refused()
    {
        using var document = JsonDocument.Parse("""{"a":1,"a":2}""");

        Assert.Throws<FormatException>(() => CanonicalJson.Write(document.RootElement));
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) =>
        KeyValuePair.Create(member.Key, member.Value?.DeepClone());
}
