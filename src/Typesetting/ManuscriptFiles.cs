namespace Typesetting;

/// <summary>The files that a manuscript is made of, all below one checkout; messages name them relative to it.</summary>
/// <param name="root">The checkout.</param>
public sealed class ManuscriptFiles(string root)
{
    /// <summary>The text.</summary>
    public const string Manuscript = "paper/manuscript.md";

    /// <summary>What each of its numbers is.</summary>
    public const string Numbers = "paper/numbers.yaml";

    /// <summary>What it cites.</summary>
    public const string Bibliography = "paper/references.bib";

    /// <summary>Where a table's file lies.</summary>
    /// <param name="name">Study and table, such as <c>published/sweep</c>.</param>
    /// <param name="extension">Of the format: <c>md</c> or <c>tex</c>.</param>
    /// <returns>A path relative to the checkout.</returns>
    public static string Table(string name, string extension) => $"paper/tables/{name}.{extension}";

    /// <summary>Where a figure's file lies.</summary>
    /// <param name="name">Study and figure, such as <c>described/skill</c>.</param>
    /// <param name="extension">Of the format: <c>svg</c> or <c>png</c>.</param>
    /// <returns>A path relative to the checkout.</returns>
    public static string Figure(string name, string extension) => $"paper/figures/{name}.{extension}";

    /// <summary>The whole path of a file.</summary>
    /// <param name="file">Relative to the checkout.</param>
    /// <returns>An absolute path.</returns>
    public string PathOf(string file) => Path.Combine(root, file);

    /// <summary>Whether there is such a file.</summary>
    /// <param name="file">Relative to the checkout.</param>
    public bool Has(string file) => File.Exists(PathOf(file));

    /// <summary>A file's text, with line feeds alone between lines.</summary>
    /// <param name="file">Relative to the checkout.</param>
    /// <param name="make">How it is made, where it is missing.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ManuscriptException">It is missing or cannot be read.</exception>
    public string Text(string file, string make)
    {
        try
        {
            return File.ReadAllText(PathOf(file)).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ManuscriptException(new Fault(file, 1, 1, $"there is no such file; {make}."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ManuscriptException(new Fault(file, 1, 1, $"cannot be read: {error.Message}"));
        }
    }
}
