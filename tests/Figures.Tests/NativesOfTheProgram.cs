using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Figures.Tests;

/// <summary>Loads the drawing library's native part from beside the program that draws.</summary>
internal static class NativesOfTheProgram
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory,
        "../../Figures",
        new DirectoryInfo(AppContext.BaseDirectory).Name, // release or debug, as this
        "runtimes"
    );

    [ModuleInitializer]
    internal static void FindThem() =>
        NativeLibrary.SetDllImportResolver(
            typeof(SKBitmap).Assembly,
            (name, _, _) =>
                NativeLibrary.Load(Directory.GetFiles(Program, $"{name}.*", SearchOption.AllDirectories).Single())
        );
}
