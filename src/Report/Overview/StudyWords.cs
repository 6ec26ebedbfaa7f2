using Report.Reading;

namespace Report.Overview;

/// <summary>What a study of each protocol is, in a sentence.</summary>
internal static class StudyWords
{
    /// <summary>The sentence.</summary>
    public static string Of(StudyResults results) =>
        results.Study.Protocol switch
        {
            StudyProtocol.Published =>
                "The authors' scripts, draw by draw, at their seed: do the printed numbers come out again?",
            StudyProtocol.Replicated when results.Targets.Count > 0 =>
                "The same with trained controls, early stopping, and models that see motifs: could the claims hold of these?",
            StudyProtocol.Replicated =>
                "What the paper's text describes, at many seeds, with intervals: do its claims hold?",
            StudyProtocol.Observed =>
                "Sequences from files, left out of training in turn: how do the models fare on them?",
            StudyProtocol.Distant =>
                "Which of two motifs lies first, ever farther apart: what can models do when counts tell nothing?",
            _ => throw new ArgumentOutOfRangeException(nameof(results)),
        };
}
