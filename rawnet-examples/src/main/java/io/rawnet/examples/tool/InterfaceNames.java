package io.rawnet.examples.tool;

import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Names of interfaces by their index, each asked for once. */
public final class InterfaceNames {
    private final Map<Integer, String> names = new HashMap<>();

    /** Knows no name yet. */
    public InterfaceNames() {}

    /**
     * {@return the name of an interface, {@code interface 7} if it was removed meanwhile}
     *
     * @param index its index
     */
    public String of(int index) {
        return names.computeIfAbsent(index, InterfaceNames::lookUp);
    }

    private static String lookUp(int index) {
        try {
            return Printable.text(LinkInterface.byIndex(index).name());
        } catch (IOException removed) {
            return "interface " + index;
        }
    }
}
