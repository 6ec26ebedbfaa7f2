using Cake.Frosting;
using Cake.Frosting.SampleHost;

return CakeHost.Create().UseContext<SampleContext>().Run(args);
