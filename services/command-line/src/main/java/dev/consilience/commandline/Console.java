package dev.consilience.commandline;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: data to standard output, everything else to standard error. */
record Console(PrintWriter data, PrintWriter remarks) {

    static Console of(CommandSpec command) {
        CommandLine line = command.commandLine();
        return new Console(line.getOut(), line.getErr());
    }

    /** A line of data. */
    void data(String line) {
        data.println(line);
        data.flush();
    }

    /** A line that is for the person at the keyboard only. */
    void remark(String line) {
        remarks.println(line);
        remarks.flush();
    }
}
