using Cake.Common.Diagnostics;
using Cake.Core;

namespace Build.Studies;

/// <summary>Holds a run to the committed <see cref="StepsLock"/>, with <c>--locked</c>.</summary>
internal static class LockCheck
{
    /// <summary>Compares what the run came to with the lock, before anything is overwritten.</summary>
    /// <exception cref="CakeException">An output differs.</exception>
    /// <exception cref="UserErrorException">There is no lock.</exception>
    public static void Require(StudyContext context, StepsLock obtained)
    {
        if (!context.Options.Locked)
        {
            return;
        }
        if (!Computations.IsExact)
        {
            context.Warning(
                "steps.lock cannot be checked on this machine ({0}): it is of x86-64 with AVX2.",
                Computations.InstructionSet
            );
            return;
        }
        var locked = StepsLock.Read(
            Path.Combine(context.Paths.Root, "results", context.Options.Study, StepsLock.FileName)
        );
        var differences = locked.DifferencesTo(obtained);
        foreach (var difference in differences)
        {
            context.Error("{0}", difference);
        }
        if (differences.Count > 0)
        {
            context.Outcome.Result(ExitCode.Difference);
            throw new CakeException(
                $"{differences.Count} outputs differ from {StepsLock.FileName}; nothing was overwritten."
            );
        }
        var keys = obtained.KeysChangedFrom(locked);
        if (keys.Count > 0)
        {
            context.Information("{0} keys differ from {1}, their outputs do not", keys.Count, StepsLock.FileName);
        }
    }
}
