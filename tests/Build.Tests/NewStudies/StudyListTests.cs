using System.Text;
using Build.NewStudies;
using Build.Parameters;
using Build.Tests.Parameters;

namespace Build.Tests.NewStudies;

/// <summary>A study is added to the parameter file, and nothing else in the file changes.</summary>
public sealed class StudyListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genomic-").FullName;

    private string OwnFile => Path.Combine(_folder, "own.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\n", false)]
    public void What_was_there_stays_byte_by_byte(string lineEnd, bool endsWithOne)
    {
        var before = Bytes(
            CommittedParameters.Text.TrimEnd().ReplaceLineEndings(lineEnd) + (endsWithOne ? lineEnd : "")
        );
        File.WriteAllBytes(OwnFile, before);

        Append("mine");

        var after = File.ReadAllBytes(OwnFile);
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal("mine", Names()[^1]);
        Assert.Equal(lineEnd == "\r\n", !Encoding.UTF8.GetString(after).Replace("\r\n", "").Contains('\n'));
        Assert.Equal([OwnFile], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Studies_can_be_added_one_after_another_at_any_depth()
    {
        File.WriteAllText(OwnFile, "# Own.\nstudies:\n\n    # First.\n    first: {}\n");

        Append("mine");
        Append("mine-2");

        Assert.Equal(["first", "mine", "mine-2"], Names());
        Assert.Contains("\n    mine-2:\n", File.ReadAllText(OwnFile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_at_the_file_s_start_stays()
    {
        byte[] before = [0xef, 0xbb, 0xbf, .. Bytes("studies:\n  first: {}\n")];
        File.WriteAllBytes(OwnFile, before);

        Append("mine");

        Assert.Equal(before, File.ReadAllBytes(OwnFile)[..before.Length]);
        Assert.Equal(["first", "mine"], Names());
    }

    [Theory]
    [InlineData("studies: { first: {} }\n")]
    [InlineData("studies:\n  first: {}\nother:\n  key: 1\n")]
    [InlineData("studies:\n  first: {}\n...\n")]
    public void A_file_that_does_not_end_with_its_studies_is_left_alone(string text)
    {
        File.WriteAllText(OwnFile, text);

        var error = Assert.Throws<UserErrorException>(() => Append("mine"));

        Assert.Contains("own.yaml: a study cannot be added", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(OwnFile));
        Assert.Equal([OwnFile], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Behind_a_link_the_file_is_written_and_the_link_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need a privilege there.
        }
        File.WriteAllText(OwnFile, "studies:\n  first: {}\n");
        var link = Path.Combine(_folder, "link.yaml");
        File.CreateSymbolicLink(link, OwnFile);

        new StudyList(link).Append(new StudyStanza("mine", Seen.Files, Seen.Binary(100, 50)));

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(["first", "mine"], Names());
    }

    [Theory]
    [InlineData("Mine")]
    [InlineData("my_own")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("")]
    public void A_name_is_of_small_letters_digits_and_hyphens(string name)
    {
        File.WriteAllText(OwnFile, "studies:\n  first: {}\n");

        var error = Assert.Throws<UserErrorException>(() => new StudyList(OwnFile).RequireFree(name));

        Assert.StartsWith($"--name {name}: a study's name is of", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_there_once()
    {
        File.WriteAllText(OwnFile, "studies:\n  first: {}\n");
        var studies = new StudyList(OwnFile);

        studies.RequireFree("mine-2");
        var error = Assert.Throws<UserErrorException>(() => studies.RequireFree("first"));

        Assert.EndsWith("has a study of that name; choose another name.", error.Message, StringComparison.Ordinal);
    }

    private void Append(string name) =>
        new StudyList(OwnFile).Append(new StudyStanza(name, Seen.Files, Seen.Binary(100, 50)));

    private IReadOnlyList<string> Names() => ParameterFile.Read(OwnFile, "own.yaml").Root.Section("studies").Names;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
