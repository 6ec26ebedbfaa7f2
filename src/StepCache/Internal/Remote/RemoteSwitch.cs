namespace StepCache.Internal.Remote;

/// <summary>Whether the remote is used. It only ever goes off, for the rest of the run, and says so once.</summary>
/// <param name="name">The remote, for messages: holds no credentials.</param>
/// <param name="mayWrite">Whether writing is on at first.</param>
/// <param name="mostRefusals">After how many wrong answers it goes off.</param>
/// <param name="say">Tells the user.</param>
internal sealed class RemoteSwitch(string name, bool mayWrite, int mostRefusals, Action<string> say) : IDisposable
{
    private readonly CancellationTokenSource off = new();
    private readonly CancellationTokenSource writingOff = new();
    private int stopped;
    private int stoppedWriting = mayWrite ? 0 : 1;
    private int refusals;

    /// <summary>The remote, for messages.</summary>
    public string Name { get; } = name;

    public bool IsOn => Volatile.Read(ref stopped) == 0;

    public bool MayWrite => IsOn && Volatile.Read(ref stoppedWriting) == 0;

    /// <summary>Ends what is under way when the remote goes off.</summary>
    public CancellationToken Off => off.Token;

    /// <summary>Ends what is being written when the remote goes off, or its writing.</summary>
    public CancellationToken WritingOff => writingOff.Token;

    /// <summary>Uses the remote no more, after a fault that another try does not mend.</summary>
    public void TurnOff(string how)
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        say($"the remote cache at {Name} {how}; going on without it");
        off.Cancel();
        writingOff.Cancel();
    }

    /// <summary>Writes to the remote no more: it may let others do so, or nobody.</summary>
    public void TurnWritingOff(string how)
    {
        if (!IsOn || Interlocked.Exchange(ref stoppedWriting, 1) != 0)
            return;
        say($"the remote cache at {Name} {how} when written to; going on with reading only");
        writingOff.Cancel();
    }

    /// <summary>Says that something it sent is not used; a server that does so all the time is given up.</summary>
    public void Refuse(string message)
    {
        if (!IsOn)
            return;
        say(message);
        if (Interlocked.Increment(ref refusals) == mostRefusals)
            TurnOff($"sent what it should not {mostRefusals} times");
    }

    /// <summary>Tells the user, as long as the remote is used.</summary>
    public void Say(string message)
    {
        if (IsOn)
            say(message);
    }

    public void Dispose()
    {
        off.Dispose();
        writingOff.Dispose();
    }
}
