using Build.Studies;
using StepCache;

namespace Build.Tests.Studies;

public sealed class RenderingComputationsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rendering-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Rendering_asks_nothing_of_libtorch()
    {
        // Programs that were built, beside no note of where libtorch is.
        var programs = _folder.FullName;
        var paths = new CheckoutPaths
        {
            Root = programs,
            ParameterFile = Path.Combine(programs, "params.yaml"),
            Cache = Path.Combine(programs, ".cache"),
            Results = programs,
            Tables = programs,
            Figures = programs,
        };
        foreach (var folder in (string[])[paths.Worker, paths.ObservedWorker, paths.FigureProgram])
        {
            Directory.CreateDirectory(folder);
            foreach (var file in (string[])["Program.dll", "arithmetic.json", "libSkiaSharp.so"])
            {
                File.WriteAllBytes(Path.Combine(folder, file), [1]);
            }
        }
        var digests = new FileDigests(paths.Cache, rehash: true);

        Assert.NotEmpty(Computations.OfRendering(paths, digests).Figures.Code);
        Assert.ThrowsAny<IOException>(() => Computations.Of(paths, digests));
    }
}
