namespace Build.Parameters;

/// <summary>A named protocol with its parameters.</summary>
public abstract record Study;
