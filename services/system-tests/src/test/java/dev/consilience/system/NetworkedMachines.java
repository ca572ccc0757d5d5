package dev.consilience.system;

import dev.consilience.commandline.local.Machines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines with addresses of their own on this one: a network namespace each, all on one bridge, so that each can be cut off from
 * the others. Needs Linux, root and {@code ip}.
 */
final class NetworkedMachines implements AutoCloseable {

    private final String mark = Long.toString(ProcessHandle.current().pid() % 10_000);
    private final String bridge = "cb" + mark;
    private final String network = "10.213." + ProcessHandle.current().pid() % 250 + ".";
    private final int many;

    private NetworkedMachines(int many) {
        this.many = many;
    }

    /** Whether there can be any here. */
    static boolean arePossible() {
        try {
            OsCommand.run(List.of("ip", "netns", "list"));
            return "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes so many. */
    static NetworkedMachines make(int many) throws IOException {
        NetworkedMachines machines = new NetworkedMachines(many);
        try {
            machines.make();
        } catch (IOException e) {
            machines.close();
            throw e;
        }
        return machines;
    }

    private void make() throws IOException {
        run("ip link add " + bridge + " type bridge");
        run("ip addr add " + network + "254/24 dev " + bridge);
        run("ip link set " + bridge + " up");
        for (int machine = 1; machine <= many; machine++) {
            run("ip netns add " + space(machine));
            run("ip link add " + cable(machine) + " type veth peer name eth0 netns " + space(machine));
            run("ip link set " + cable(machine) + " master " + bridge);
            run("ip link set " + cable(machine) + " up");
            run("ip -n " + space(machine) + " addr add " + network + machine + "/24 dev eth0");
            run("ip -n " + space(machine) + " link set eth0 up");
            run("ip -n " + space(machine) + " link set lo up");
        }
    }

    private String space(int machine) {
        return "cons-" + mark + "-" + machine;
    }

    private String cable(int machine) {
        return "cv" + mark + "-" + machine;
    }

    Machines machines() {
        List<Machines.Machine> all = new ArrayList<>();
        for (int machine = 1; machine <= many; machine++) {
            all.add(new Machines.Machine(network + machine, List.of("ip", "netns", "exec", space(machine))));
        }
        return new Machines(all);
    }

    /** Cuts a machine off from all others: what is sent vanishes. */
    void cut(int machine) throws IOException {
        run("ip link set " + cable(machine) + " down");
    }

    /** Puts it back. */
    void heal(int machine) throws IOException {
        run("ip link set " + cable(machine) + " up");
    }

    private static void run(String command) throws IOException {
        OsCommand.run(List.of(command.split(" ")));
    }

    /** Takes all of it away; what does not go is told and left. */
    @Override
    public void close() {
        List<String> commands = new ArrayList<>();
        for (int machine = 1; machine <= many; machine++) {
            commands.add("ip netns del " + space(machine));
        }
        commands.add("ip link del " + bridge);
        for (String command : commands) {
            try {
                run(command);
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }
}
