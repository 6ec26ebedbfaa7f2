using System.Text.Json;
using GenomicAttention.Runtime;
using GenomicAttention.Tests.Sequences;

namespace GenomicAttention.Tests.Runtime;

public sealed class NativePackagesTests : IDisposable
{
    private const string Patched = "need not be there yet";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folders_are_found()
    {
        var packages = NativePackages.Find(Write(_folder.Path, _folder.Path));

        Assert.Equal(new NativePackages(_folder.Path, _folder.Path, Patched), packages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_that_is_missing_is_named_with_what_to_do(bool isTorchSharp)
    {
        var missing = Path.Combine(_folder.Path, "missing");
        var path = isTorchSharp ? Write(missing, _folder.Path) : Write(_folder.Path, missing);

        var error = Assert.Throws<RuntimeUnavailableException>(() => NativePackages.Find(path));
        Assert.StartsWith($"The native libraries are not in {missing}. Run 'dotnet restore'", error.Message);
        Assert.Contains("Linux on arm64", error.Message);
    }

    [Fact]
    public void A_file_that_is_missing_is_named_with_what_to_do()
    {
        var path = Path.Combine(_folder.Path, "missing.json");

        var error = Assert.Throws<RuntimeUnavailableException>(() => NativePackages.Find(path));
        Assert.StartsWith($"{path}: ", error.Message);
        Assert.EndsWith("Build the project again.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"torchsharp":"a"}""")]
    [InlineData("""{"torchsharp":null,"libtorch":"b","patched":"c"}""")]
    [InlineData("""{"torchsharp":"a","libtorch":"b"}""")]
    [InlineData("""{"torchsharp":"a","libtorch":"b","patched":"c","more":"d"}""")]
    public void A_file_that_does_not_name_just_the_folders_is_named(string text)
    {
        var path = _folder.Write("packages.json", text);

        var error = Assert.Throws<RuntimeUnavailableException>(() => NativePackages.Find(path));
        Assert.StartsWith($"{path}: ", error.Message);
    }

    private string Write(string torchSharp, string libTorch) =>
        _folder.Write(
            "packages.json",
            JsonSerializer.Serialize(
                new Dictionary<string, string>
                {
                    ["torchsharp"] = torchSharp,
                    ["libtorch"] = libTorch,
                    ["patched"] = Patched,
                }
            )
        );
}
