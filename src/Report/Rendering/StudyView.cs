using Report.Figures;
using Report.Overview;
using Report.Reading;
using Report.Tables;

namespace Report.Rendering;

/// <summary>A study's section: tables, figures and parameters.</summary>
/// <param name="Name">The study.</param>
/// <param name="What">What it is.</param>
/// <param name="Result">What came out.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="FiguresCommand">The command that draws them.</param>
/// <param name="Stanza">Its parameters.</param>
internal sealed record StudyView(
    string Name,
    string What,
    string Result,
    IReadOnlyList<TableView> Tables,
    IReadOnlyList<FigureView> Figures,
    string FiguresCommand,
    string Stanza
)
{
    /// <summary>A study's section.</summary>
    public static StudyView Of(StudyResults results, LetterShapes letters) =>
        new(
            results.Study.Name,
            StudyWords.Of(results),
            Outcome.Of(results),
            TableView.Of(results),
            [.. results.Figures.Select(figure => FigureView.Of(figure, results.Study, letters))],
            Remedy.Command("RenderFigures", results.Study.Name),
            results.Study.Stanza
        );
}

/// <summary>A figure.</summary>
/// <param name="Anchor">Its identifier.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its caption.</param>
/// <param name="Picture">Its SVG.</param>
/// <param name="File">The file that it is.</param>
internal sealed record FigureView(string Anchor, string Title, string Text, string Picture, string File)
{
    /// <summary>A study's figure.</summary>
    public static FigureView Of(Caption caption, StudyContent study, LetterShapes letters)
    {
        var anchor = Anchors.OfFigure(study.Name, caption.Name);
        return new FigureView(
            anchor,
            caption.Title,
            caption.Text,
            InlineFigure.Of(caption, anchor, letters, Remedy.Run("RenderFigures", study.Name)),
            $"{study.Figures.Shown}/{Path.GetFileName(caption.File)}"
        );
    }
}
