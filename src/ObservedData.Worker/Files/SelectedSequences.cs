using System.Globalization;
using System.Text.Json;
using GenomicAttention.Sequences;
using MotifAnalysis.Discovery;
using ObservedData.Importing;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>Sequences that a sparse model was not trained on, with the positions that it kept of them: what motifs are
/// sought in. No sequence is there twice, for two copies would count as two pieces of evidence.</summary>
/// <param name="Sequences">[count, longest], those that are shorter filled up with <see cref="Alphabet.Pad"/>.</param>
/// <param name="Lengths">Letters of each.</param>
/// <param name="Selected">The positions, [count, longest].</param>
internal sealed record SelectedSequences(
    EncodedSequences Sequences,
    IReadOnlyList<int> Lengths,
    SelectedPositions Selected
)
{
    private const string SequencesOfSeed = "/test.fa";

    /// <summary>Reads a step's inputs: an import with the selections of all seeds, or, as <c>seed=…/test.fa</c>, sequences
    /// that each seed has of its own.</summary>
    /// <param name="request">The step.</param>
    /// <param name="positivesOnly">Whether only sequences of the second class count.</param>
    /// <exception cref="JsonException">No sequence has a selection, which no user causes.</exception>
    public static SelectedSequences Read(StepRequest request, bool positivesOnly)
    {
        var selections = SelectionRow.ReadAll(request).ToList();
        if (selections.Count == 0)
        {
            throw new JsonException("No selection is among the inputs.");
        }
        return request.Inputs.ContainsKey(SequenceImport.SequencesName)
            ? OfImport(ImportFiles.Read(request), selections, positivesOnly)
            : OfSeeds(request, selections);
    }

    private static SelectedSequences OfImport(
        ImportedSequences data,
        IEnumerable<SelectionRow> selections,
        bool positivesOnly
    )
    {
        var ofId = selections.ToLookup(selection => selection.Id, StringComparer.Ordinal);
        int[] rows =
        [
            .. Enumerable
                .Range(0, data.Count)
                .Where(row => ofId.Contains(data.Ids[row]))
                .Where(row => !positivesOnly || data.Labels[row] == 1),
        ];
        return new SelectedSequences(
            data.Sequences.Subset(rows),
            Array.ConvertAll(rows, row => data.Lengths[row]),
            SelectedPositions.OfLists(
                Array.ConvertAll(rows, row => OfMost([.. ofId[data.Ids[row]]])),
                data.Sequences.Length
            )
        );
    }

    // What more than half of the seeds kept that tested the sequence.
    private static IReadOnlyList<int> OfMost(IReadOnlyCollection<SelectionRow> seeds) =>
        [
            .. seeds
                .SelectMany(seed => seed.Positions)
                .CountBy(position => position)
                .Where(count => count.Value * 2 > seeds.Count)
                .Select(count => count.Key)
                .Order(),
        ];

    private static SelectedSequences OfSeeds(StepRequest request, IEnumerable<SelectionRow> selections)
    {
        var ofSequence = selections.ToDictionary(selection => (selection.Seed, selection.Id));
        var sets = request
            .Inputs.Where(input => input.Key.EndsWith(SequencesOfSeed, StringComparison.Ordinal))
            .Select(input => (Name: input.Key[..^SequencesOfSeed.Length], input.Value))
            .Select(set =>
                (set.Name, Seed: int.Parse(set.Name.Split('=')[^1], CultureInfo.InvariantCulture), set.Value)
            )
            .OrderBy(set => set.Seed)
            .Select(set => (set.Name, set.Seed, Sequences: OfSelected(FastaFile.Read(set.Value), set.Seed)))
            .ToList();
        var all = new EncodedSequences(
            sets[0].Sequences.Length,
            [.. sets.SelectMany(set => set.Sequences.Codes.ToArray())],
            sets.SelectMany(set => set.Sequences.Ids.Select(id => $"{set.Name}/{id}"))
        );
        var positions = sets.SelectMany(set => set.Sequences.Ids.Select(id => ofSequence[(set.Seed, id)].Positions));
        return new SelectedSequences(
            all,
            [.. Enumerable.Repeat(all.Length, all.Count)],
            SelectedPositions.OfLists([.. positions], all.Length)
        );

        EncodedSequences OfSelected(EncodedSequences sequences, int seed) =>
            sequences.Subset([
                .. Enumerable
                    .Range(0, sequences.Count)
                    .Where(row => ofSequence.ContainsKey((seed, sequences.Ids[row]))),
            ]);
    }
}
