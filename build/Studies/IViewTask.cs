namespace Build.Studies;

/// <summary>A task that only shows something: what it shows is all that is printed.</summary>
public interface IViewTask;
