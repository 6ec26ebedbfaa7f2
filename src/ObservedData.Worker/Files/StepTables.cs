using CsvHelper;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>A table that several of a step's inputs hold, each written by another step.</summary>
internal static class StepTables
{
    /// <summary>Reads every input called <c>…/NAME</c>, in the order of their names.</summary>
    /// <param name="request">The step.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="row">Makes a row from its input's name and the record that the reader stands on.</param>
    public static IEnumerable<T> ReadAll<T>(StepRequest request, string name, Func<string, CsvReader, T> row)
    {
        foreach (var (input, path) in Named(request, name))
        {
            using var csv = CsvReader.FromFile(path);
            while (csv.Read())
            {
                yield return row(input, csv);
            }
        }
    }

    /// <summary>Every input called <c>…/NAME</c>, in the order of their names.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Named(StepRequest request, string name) =>
        request
            .Inputs.Where(input => input.Key.EndsWith($"/{name}", StringComparison.Ordinal))
            .OrderBy(input => input.Key, StringComparer.Ordinal);
}
