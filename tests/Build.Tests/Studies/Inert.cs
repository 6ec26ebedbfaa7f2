using Build.Studies;
using StepCache;

namespace Build.Tests.Studies;

/// <summary>Computations that compute nothing: for plans that are only looked at.</summary>
internal static class Inert
{
    public static Computations Computations
    {
        get
        {
            var computation = new Computation("code", [], new InProcessExecutor((_, _, _) => { }));
            return new Computations
            {
                Data = computation,
                Training = computation,
                ObservedData = computation,
                ObservedTraining = computation,
                Manuscript = computation,
                Figures = computation,
            };
        }
    }
}
