namespace StepCache.Tests;

/// <summary>Where a server is, and what it knows its user by.</summary>
public sealed class RemoteAddressTests
{
    private static RemoteCacheOptions At(string address) =>
        new() { Address = new Uri(address, UriKind.RelativeOrAbsolute) };

    [Theory]
    [InlineData("http://host", "http://host/")]
    [InlineData("https://host/a/b//", "https://host/a/b/")]
    [InlineData("http://user@host:8080/a%20b", "http://host:8080/a%20b/")]
    public void An_address_ends_with_one_slash_and_names_no_user(string address, string kept) =>
        Assert.Equal(kept, At(address).Address.AbsoluteUri);

    [Theory]
    [InlineData("host/path")]
    [InlineData("file:///path")]
    [InlineData("http://host/?query")]
    [InlineData("http://host/#fragment")]
    public void What_is_no_address_of_a_cache_is_refused(string address) =>
        Assert.Throws<StepCacheException>(() => At(address));

    [Theory]
    [InlineData("http://user:pass@host/", "user:pass")]
    [InlineData("http://user@host/", "user:")]
    [InlineData("http://user:a:b@host/", "user:a:b")]
    [InlineData("http://us%40er:p%3Ass@host/", "us@er:p:ss")]
    public void A_user_of_an_address_is_sent_as_such(string address, string sent) =>
        Assert.Equal($"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(sent))}", Sent(At(address)));

    [Fact]
    public void Without_a_user_nothing_is_sent() => Assert.Null(At("http://host/").Credentials);

    [Fact]
    public void Credentials_that_are_given_come_before_those_of_the_address() =>
        Assert.Equal(
            "Bearer token",
            Sent(At("http://user@host/") with { Credentials = RemoteCredentials.Bearer("token") })
        );

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("caf\u00e9")]
    [InlineData("a\u007f")]
    public void A_token_that_no_header_may_hold_is_refused_and_not_quoted(string token)
    {
        var error = Assert.Throws<StepCacheException>(() => RemoteCredentials.Bearer(token));
        Assert.EndsWith("without blanks or line ends.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_may_hold_every_visible_character() =>
        Assert.Equal("Bearer !~", RemoteCredentials.Bearer("!~").Header.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    public void A_user_without_a_name_or_with_a_colon_is_refused(string user) =>
        Assert.Throws<StepCacheException>(() => RemoteCredentials.Basic(user, "word"));

    private static string? Sent(RemoteCacheOptions options) => options.Credentials?.Header.ToString();
}
