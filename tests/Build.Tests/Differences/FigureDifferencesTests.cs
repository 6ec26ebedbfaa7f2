using Build.Differences;

namespace Build.Tests.Differences;

public sealed class FigureDifferencesTests : IDisposable
{
    private const string Figures = "paper/figures/published";

    private readonly Repository _repository = new(
        ($"{Figures}/loss.svg", "<svg>1</svg>"),
        ($"{Figures}/gone.svg", "<svg>2</svg>"),
        ($"{Figures}/same.svg", "<svg>3</svg>"),
        ($"{Figures}/loss.png", "pixels")
    );

    private string Page => _repository.At("page");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Equal_figures_do_not_differ_and_a_PNG_is_not_compared()
    {
        _repository.Write($"{Figures}/loss.png", "other pixels");

        Assert.Empty(Changed());
        Assert.Empty(FigureDifferences.TablesOf("main", Changed()));
    }

    [Fact]
    public void Changed_new_and_lost_figures_are_named()
    {
        Change();

        Assert.Equal(
            [
                new FigureDifference("gone.svg", "<svg>2</svg>", null),
                new FigureDifference("loss.svg", "<svg>1</svg>", "<svg>9</svg>"),
                new FigureDifference("new.svg", null, "<svg>4</svg>"),
            ],
            Changed()
        );
        var table = Assert.Single(FigureDifferences.TablesOf("main", Changed()));
        Assert.Equal("figures: 3 differ", table.Caption);
    }

    [Fact]
    public void The_page_has_both_sides_and_goes_when_nothing_differs_any_more()
    {
        Change();

        FigurePage.Write(Page, "ma<in", Changed());

        var html = File.ReadAllText(Path.Combine(Page, FigurePage.FileName));
        Assert.Contains("<img src=\"before/loss.svg\"", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"after/loss.svg\"", html, StringComparison.Ordinal);
        Assert.Contains("ma&lt;in", html, StringComparison.Ordinal);
        Assert.Equal("<svg>1</svg>", File.ReadAllText(Path.Combine(Page, "before", "loss.svg")));
        Assert.Equal("<svg>9</svg>", File.ReadAllText(Path.Combine(Page, "after", "loss.svg")));
        Assert.False(File.Exists(Path.Combine(Page, "after", "gone.svg")));

        FigurePage.Write(Page, "main", []);

        Assert.False(Directory.Exists(Page));
    }

    private void Change()
    {
        _repository.Write($"{Figures}/loss.svg", "<svg>9</svg>");
        _repository.Write($"{Figures}/new.svg", "<svg>4</svg>");
        File.Delete(_repository.At($"{Figures}/gone.svg"));
    }

    private IReadOnlyList<FigureDifference> Changed() =>
        FigureDifferences.Of(new GitRevision(_repository.Root, "HEAD"), Figures, _repository.At(Figures));
}
