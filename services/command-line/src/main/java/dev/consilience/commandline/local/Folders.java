package dev.consilience.commandline.local;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root of the project
 * @param data of the pipeline: everything that it writes, and nothing else
 */
public record Folders(Path root, Path data) {

    /** The folder for data that is taken unless another is named. */
    public static final String USUAL_DATA = ".consilience";

    /** What the processes write about themselves. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** Who runs. */
    public Path run() {
        return data.resolve("run");
    }

    /** The files of a broker. */
    public Path kafka(String process) {
        return data.resolve(process);
    }

    /** The schema registry's files. */
    public Path registry() {
        return data.resolve("registry");
    }

    /** What a process of a service keeps on its disk. */
    public Path state(String process) {
        return data.resolve("state").resolve(process);
    }

    /** The log of a process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Which ports the pipeline has. */
    public Path ports() {
        return run().resolve("ports.properties");
    }

    /** How many processes of each kind the pipeline has. */
    public Path size() {
        return run().resolve("size.properties");
    }

    /** Who may decide. */
    public Path users() {
        return data.resolve("users");
    }

    /** The password of {@link LocalCurator}. */
    public Path curatorPassword() {
        return data.resolve("curator-password");
    }

    /** Keys and passwords of a cluster that asks who is there. */
    public Path secrets() {
        return data.resolve("secrets");
    }

    /** What the build made for running. */
    public Path runtime() {
        return root.resolve("services/command-line/target/runtime");
    }

    /** The sample papers. */
    public Path samples() {
        return root.resolve("deploy/local/samples");
    }

    /** The program of the schema registry. */
    Path registryProgram() {
        return runtime().resolve("registry");
    }

    /** The program of a service. */
    Path service(String name) {
        return root.resolve("services").resolve(name).resolve("target/quarkus-app");
    }
}
