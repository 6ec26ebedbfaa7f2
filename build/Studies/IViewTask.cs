namespace Build.Studies;

/// <summary>A task that runs no step: what it shows is all that is printed.</summary>
public interface IViewTask;
