package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.Octets;
import io.rawnet.codec.control.IcmpExtensionObject;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.MplsLabelStack;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Extensions of ICMP errors in the words of traceroute(8): {@code MPLS:L=16004,E=5,S=1,T=1}. */
final class ExtensionText {
    private ExtensionText() {}

    /** {@return the objects of the extensions} */
    static String of(IcmpExtensions extensions) {
        return extensions.list().stream().map(ExtensionText::of).collect(Collectors.joining(";"));
    }

    private static String of(IcmpExtensionObject object) {
        return object instanceof MplsLabelStack labels
                ? labels.entries().stream().map(ExtensionText::of).collect(Collectors.joining("/", "MPLS:", ""))
                : object.classNumber() + "/" + object.classType() + ":" + words(object.data());
    }

    private static String of(MplsLabelStack.Entry entry) {
        return "L=" + entry.label() + ",E=" + entry.trafficClass() + ",S=" + (entry.bottomOfStack() ? 1 : 0) + ",T="
                + entry.timeToLive();
    }

    /** {@return the data in words of 32 bits; octets behind the last whole word are left out} */
    private static String words(Octets data) {
        List<String> words = new ArrayList<>();
        ByteBuffer octets = data.buffer();
        while (octets.remaining() >= Integer.BYTES) {
            words.add(String.format("%08x", octets.getInt()));
        }
        return String.join(",", words);
    }
}
