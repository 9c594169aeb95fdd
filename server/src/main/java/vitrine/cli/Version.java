package vitrine.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that was built, as the jar's manifest says. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Vitrine " + (version == null ? "(from a checkout)" : version)};
    }
}
