using Cake.Common.Diagnostics;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Removes what can be computed again; committed results and a cache elsewhere stay.</summary>
[TaskName("Clean")]
[TaskDescription("Remove the checkout's cache and artifacts; committed results stay")]
public sealed class Clean : FrostingTask<StudyContext>
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var running = Path.Combine(context.Paths.Artifacts, "bin", "Build");
        Remove(context, Path.Combine(context.Paths.Root, ".cache"));
        foreach (var entry in Directory.GetFileSystemEntries(context.Paths.Artifacts))
        {
            if (!running.StartsWith(entry, StringComparison.Ordinal))
            {
                Remove(context, entry);
            }
        }
    }

    private static void Remove(StudyContext context, string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
        else
        {
            return;
        }
        context.Information("removed {0}", CheckoutPaths.Display(path));
    }
}
