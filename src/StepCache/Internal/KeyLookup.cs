namespace StepCache.Internal;

/// <summary>Finds keys forwards, from records alone, without touching a file of the store.</summary>
internal sealed class KeyLookup(RecordStore records, BlobStore blobs, StepHistory history, FileDigests digests)
{
    /// <summary>The step's key and record, or null while those of a step before it are not known.</summary>
    public Resolution? Resolve(StepNode node)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, input) in node.Step.Inputs)
        {
            if (DigestOf(node, name, input) is not { } digest)
                return null;
            inputs[name] = digest;
        }
        var preimage = KeyPreimage.Of(node, inputs);
        var known = node.Resolution;
        return known?.Record is not null && known.Key == preimage.Key ? known : Read(node, preimage, inputs);
    }

    /// <summary>Whether the step's inputs from other steps are still those that its key was made of. Files of the user are
    /// compared when they are copied.</summary>
    public static bool IsCurrent(StepNode node, Resolution resolution) =>
        node.Step.Inputs.All(input =>
            input.Value is not StepInput.OutputOf(_, var output)
            || (
                node.Upstream[input.Key] is { IsForced: false, Resolution.Record: { } record }
                && record.DigestOf(output) == resolution.InputDigests[input.Key]
            )
        );

    /// <summary>Reads the record again: another run may have written it meanwhile.</summary>
    public Resolution Reread(StepNode node, Resolution resolution) =>
        resolution.Record is null && resolution.RecordDamage is null && !records.Contains(resolution.Key)
            ? resolution
            : Read(node, resolution.Preimage, resolution.InputDigests);

    /// <summary>Whether record and files are there, so that the step need not run.</summary>
    public bool IsHit(StepNode node, Resolution resolution) =>
        !node.IsForced && resolution is { IsRemote: false, Record: { } record } && record.Outputs.All(blobs.Contains);

    /// <summary>Looks up what the step took before, where many can do so at a time.</summary>
    public void Recall(StepNode node) => history.Of(node);

    /// <summary>Why the step runs, in one line.</summary>
    public string Explain(StepNode node, Resolution resolution)
    {
        if (node.IsForced)
            return "forced";
        if ((node.Damage ?? resolution.RecordDamage) is { } damage)
            return damage;
        if (
            !resolution.IsRemote
            && resolution.Record?.Outputs.FirstOrDefault(output => !blobs.Contains(output)) is { } lost
        )
            return $"output {lost.Path} is missing from the store";
        if (history.Of(node) is not [var latest, ..])
            return "new";
        if (latest.Key == resolution.Key)
            return "its action record is missing";
        if (records.ReadPreimage(latest.Key) is not { } before)
            return "new, as nothing is left of the run before";
        return PreimageDifference.Describe(before, resolution.Preimage.Json, SourceOf) ?? "new";

        string? SourceOf(string name) =>
            node.Step.Inputs.TryGetValue(name, out var input) ? $"from {StepGraph.SourceOf(input)}" : null;
    }

    private Resolution Read(StepNode node, KeyPreimage preimage, IReadOnlyDictionary<string, string> inputs)
    {
        var (record, damage, used) = records.Read(preimage.Key, node.Step.Outputs);
        return new Resolution(preimage, inputs, record, damage) { RecordUsed = used };
    }

    private string? DigestOf(StepNode node, string name, StepInput input)
    {
        if (input is StepInput.OutputOf(_, var output))
        {
            var upstream = node.Upstream[name];
            return upstream.IsForced ? null : upstream.Resolution?.Record?.DigestOf(output);
        }
        var path = ((StepInput.OnDisk)input).Path;
        try
        {
            return digests.Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StepCacheException(
                $"Step {node.Step.Name} cannot read its input {name}, the file {path}: {exception.Message}",
                exception
            );
        }
    }
}
