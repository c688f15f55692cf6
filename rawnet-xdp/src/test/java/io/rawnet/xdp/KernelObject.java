package io.rawnet.xdp;

import io.rawnet.linux.xdp.BpfRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program, a map or a link in the kernel.
 *
 * @param kind {@code prog}, {@code map} or {@code link}
 * @param id its number, which nothing else of its kind gets for a long time
 */
record KernelObject(String kind, int id) {
    private static final int BPF_PROG_GET_NEXT_ID = 11;
    private static final int BPF_MAP_GET_NEXT_ID = 12;
    private static final int BPF_LINK_GET_NEXT_ID = 31;
    private static final int START_ID = 0;
    private static final int NEXT_ID = 4;

    private static final Pattern LINE = Pattern.compile("(?m)^(prog|map|link)_id:\\s*(\\d+)$");

    /** {@return what a process holds descriptors of, and what those refer to} */
    static Set<KernelObject> heldBy(long process) throws IOException {
        Set<KernelObject> held = new HashSet<>();
        List<Path> descriptors;
        try (var all = Files.list(Path.of("/proc/" + process + "/fdinfo"))) {
            descriptors = all.toList();
        }
        for (Path descriptor : descriptors) {
            LINE.matcher(lines(descriptor)).results().map(KernelObject::of).forEach(held::add);
        }
        return held;
    }

    private static String lines(Path descriptor) throws IOException {
        try {
            return Files.readString(descriptor);
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    private static KernelObject of(MatchResult line) {
        return new KernelObject(line.group(1), Integer.parseInt(line.group(2)));
    }

    /** {@return whether the kernel lists it} */
    boolean exists() {
        int command =
                switch (kind) {
                    case "prog" -> BPF_PROG_GET_NEXT_ID;
                    case "map" -> BPF_MAP_GET_NEXT_ID;
                    default -> BPF_LINK_GET_NEXT_ID;
                };
        BpfRequest request = new BpfRequest(command).u32(START_ID, id - 1);
        return request.send() == 0 && request.u32(NEXT_ID) == id;
    }
}
