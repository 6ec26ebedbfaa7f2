using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>The folder of a step that is done serves another, which finds nothing of it.</summary>
public sealed class WorkFolderTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly WorkFolders folders;
    private readonly WorkFolder first;
    private readonly WorkFolder second;

    public WorkFolderTests()
    {
        folders = new WorkFolders(cache.Layout);
        first = new WorkFolder(cache.Layout.Work("first"));
        second = new WorkFolder(cache.Layout.Work("second"));
    }

    public void Dispose()
    {
        folders.Dispose();
        cache.Dispose();
    }

    private string[] Entries(string below = "") =>
        [
            .. Directory
                .EnumerateFileSystemEntries(
                    Path.Combine(cache.Layout.WorkFolders, below),
                    "*",
                    SearchOption.AllDirectories
                )
                .Select(path => Path.GetRelativePath(Path.Combine(cache.Layout.WorkFolders, below), path))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void A_folder_is_handed_on_empty()
    {
        folders.Prepare(first, keepCheckpoints: true);
        File.WriteAllText(first.Input("a"), "a");
        Directory.CreateDirectory(Path.Combine(first.Outputs, "below"));
        File.WriteAllText(Path.Combine(first.Outputs, "below", "out"), "out");
        File.WriteAllText(Path.Combine(first.Checkpoints, ".hidden"), "hidden");
        File.WriteAllText(Path.Combine(first.Root, "note"), "note");

        folders.Free(first);
        var handedOn = Assert.Single(Directory.EnumerateDirectories(cache.Layout.WorkFolders));
        Assert.NotEqual(first.Root, handedOn);
        folders.Prepare(second, keepCheckpoints: true);

        Assert.Equal(["checkpoints", "inputs", "outputs", "scratch"], Entries("second"));
        Assert.False(Directory.Exists(handedOn));
    }

    [Fact]
    public void What_a_broken_off_step_left_is_not_replaced_by_another_folder()
    {
        folders.Prepare(first, keepCheckpoints: true);
        folders.Prepare(second, keepCheckpoints: true);
        File.WriteAllText(Path.Combine(second.Checkpoints, "half"), "half");
        folders.Free(first);

        folders.Prepare(second, keepCheckpoints: true);
        Assert.True(File.Exists(Path.Combine(second.Checkpoints, "half")));

        folders.Prepare(second, keepCheckpoints: false);
        Assert.False(File.Exists(Path.Combine(second.Checkpoints, "half")));
    }

    [Fact]
    public void A_folder_in_which_others_were_made_or_removed_is_not_handed_on()
    {
        folders.Prepare(first, keepCheckpoints: true);
        Directory.Delete(first.Scratch);
        folders.Free(first);
        folders.Prepare(second, keepCheckpoints: true);
        Directory.CreateDirectory(Path.Combine(second.Root, "more"));
        folders.Free(second);

        Assert.Empty(Entries());
    }

    [UnixFact]
    public void A_link_to_a_folder_is_removed_and_not_followed()
    {
        var elsewhere = Directory.CreateDirectory(cache.Folder.File("elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "kept"), "kept");
        folders.Prepare(first, keepCheckpoints: true);
        Directory.CreateSymbolicLink(Path.Combine(first.Outputs, "link"), elsewhere);
        folders.Free(first);
        folders.Prepare(second, keepCheckpoints: true);
        Directory.Delete(second.Scratch);
        Directory.CreateSymbolicLink(second.Scratch, elsewhere);
        folders.Free(second);

        Assert.Empty(Entries());
        Assert.True(File.Exists(Path.Combine(elsewhere, "kept")));
    }

    [Fact]
    public void Folders_that_serve_nobody_go_with_the_run()
    {
        folders.Prepare(first, keepCheckpoints: true);
        folders.Free(first);
        Assert.NotEmpty(Entries());

        folders.Dispose();

        Assert.Empty(Entries());
    }

    [Fact]
    public void A_folder_that_a_collection_took_meanwhile_is_made_anew()
    {
        folders.Prepare(first, keepCheckpoints: true);
        folders.Free(first);
        foreach (var idle in Directory.EnumerateDirectories(cache.Layout.WorkFolders))
            Directory.Delete(idle, recursive: true);

        folders.Prepare(second, keepCheckpoints: true);

        Assert.Equal(["checkpoints", "inputs", "outputs", "scratch"], Entries("second"));
    }
}
