using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison that begins when it is awaited, so that settings can follow the call.</summary>
public class SettingsTask
{
    private readonly VerifySettings _settings;
    private readonly Func<VerifySettings, Task> _compare;
    private Task? _task;

    internal SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> compare)
    {
        _settings = settings ?? new VerifySettings();
        _compare = compare;
    }

    public static implicit operator Task(SettingsTask task) => task.ToTask();

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory) => With(it => it.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    public SettingsTask UseFileName(string fileName) => With(it => it.UseFileName(fileName));

    /// <inheritdoc cref="VerifySettings.UseTextForParameters"/>
    public SettingsTask UseTextForParameters(string parametersText) =>
        With(it => it.UseTextForParameters(parametersText));

    /// <inheritdoc cref="VerifySettings.DisableDiff"/>
    public SettingsTask DisableDiff() => With(it => it.DisableDiff());

    public Task ToTask() => _task ??= Start();

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    private async Task Start() => await _compare(_settings);

    private SettingsTask With(Action<VerifySettings> change)
    {
        change(_settings);
        return this;
    }
}
