package io.rawnet.linux.libc;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Chooses the back end: {@code java.lang.foreign} where it is there, else jnr-ffi, unless a system property asks for one. */
public final class BackEnds {
    /** The system property that asks for a back end by its name. */
    public static final String PROPERTY = "rawnet.native";

    /** The name of {@code java.lang.foreign}. */
    public static final String FOREIGN = "foreign";

    /** The name of jnr-ffi. */
    public static final String JNR = "jnr";

    private static final String NO_FOREIGN = "this Java virtual machine has no java.lang.foreign (it is of version "
            + Runtime.version().feature() + "; 22 or later is needed, and a rawnet-linux that was built with one)";

    private static final String NO_JNR =
            "rawnet-linux-jnr, which uses jnr-ffi, is neither on the class path nor on the module path. Add the dependency"
                    + " io.rawnet:rawnet-linux-jnr, or use JDK 22 or later.";

    private static BackEnd chosen;

    private BackEnds() {}

    /**
     * {@return the back end of this virtual machine, chosen when first asked for} Nothing native is loaded.
     *
     * @throws UnsupportedOperationException if there is none, or not the one that the property asks for; the message says what to do
     */
    public static synchronized BackEnd inUse() {
        if (chosen == null) {
            chosen = choose(System.getProperty(PROPERTY, ""), ForeignFunctions.backEnd(), BackEnds::provided);
        }
        return chosen;
    }

    /**
     * {@return the back end}
     *
     * @param asked the value of the property; empty if it is not set
     * @param foreign {@code java.lang.foreign}, if it is there
     * @param provided where to find jnr-ffi
     * @throws UnsupportedOperationException if there is none, or not the one that is asked for
     */
    static BackEnd choose(String asked, Optional<BackEnd> foreign, Supplier<Optional<BackEnd>> provided) {
        String request = "The system property " + PROPERTY + " is \"" + asked + "\", ";
        return switch (asked) {
            case "" ->
                foreign.or(provided)
                        .orElseThrow(() ->
                                refusal("rawnet has no way to make system calls: " + NO_FOREIGN + ", and " + NO_JNR));
            case FOREIGN -> foreign.orElseThrow(() -> refusal(request + "but " + NO_FOREIGN + "."));
            case JNR -> provided.get().orElseThrow(() -> refusal(request + "but " + NO_JNR));
            default ->
                throw refusal(
                        request + "which rawnet does not know: use " + FOREIGN + " (JDK 22 and later) or " + JNR + ".");
        };
    }

    private static UnsupportedOperationException refusal(String message) {
        return new UnsupportedOperationException(message);
    }

    private static Optional<BackEnd> provided() {
        return ServiceLoader.load(BackEnd.class, BackEnd.class.getClassLoader()).findFirst();
    }
}
