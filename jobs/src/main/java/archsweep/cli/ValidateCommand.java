package archsweep.cli;

import picocli.CommandLine.Command;

/** Compares Archsweep's numbers with the published and measured ones. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Compares Archsweep's numbers with published ones. Exit code 1 if one is off.",
    subcommands = {ValidateHardwareCommand.class, ValidateProxiesCommand.class})
final class ValidateCommand {}
