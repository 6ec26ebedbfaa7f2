using YamlDotNet.RepresentationModel;

namespace Typesetting.Tests;

/// <summary><c>CITATION.cff</c> has what the Citation File Format 1.2.0 asks for, and says what is true.</summary>
public sealed class CitationFileTests
{
    private static readonly YamlMappingNode File = Read();

    [Fact]
    public void It_has_every_required_field()
    {
        Assert.Equal("1.2.0", Text(File, "cff-version"));
        Assert.All(["message", "title"], field => Assert.NotEmpty(Text(File, field)));
        Assert.NotEmpty((YamlSequenceNode)File["authors"]);
    }

    [Fact]
    public void Author_and_licence_are_those_of_the_licence_file()
    {
        var licence = System.IO.File.ReadAllText(Checkout.PathOf("LICENSE"));

        Assert.StartsWith($"{Text(File, "license")} License\n", licence, StringComparison.Ordinal);
        Assert.Contains($" {Text((YamlMappingNode)File["authors"][0], "name")}\n", licence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paper_is_cited_as_the_work_reproduced_under_the_title_of_the_bibliography()
    {
        var work = (YamlMappingNode)File["references"][0];
        var entry = Typesetting.Citations.Bibliography.Read(new ManuscriptFiles(Checkout.Root)).Find("paper2025")!;

        Assert.Equal("The work reproduced.", Text(work, "notes"));
        Assert.Equal(entry["title"], Text(work, "title"));
        Assert.Equal(entry.Address, Text(work, "url"));
        Assert.Equal(entry["year"], Text(work, "year"));
    }

    private static string Text(YamlMappingNode node, string field) => ((YamlScalarNode)node[field]).Value!;

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(System.IO.File.ReadAllText(Checkout.PathOf("CITATION.cff"))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
